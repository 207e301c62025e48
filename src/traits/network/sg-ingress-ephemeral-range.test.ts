import { fromGroup, given, ofHosts, ofTasks, tcp } from '../../../test/group-cases.ts'
import { made, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressEphemeralRange } from './sg-ingress-ephemeral-range.ts'

const other = { BalancerGroup: 'not-applicable' } as const

/** A service in bridge mode on the hosts, behind the load balancer. */
const bridge = (hostPort: number) => ({
  Cluster: made('AWS::ECS::Cluster', { ClusterName: 'shop' }),
  Task: made('AWS::ECS::TaskDefinition', {
    NetworkMode: 'bridge',
    ContainerDefinitions: [{ Name: 'web', Image: 'web', PortMappings: [{ ContainerPort: 8080, HostPort: hostPort }] }],
  }),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', { Port: 80, Protocol: 'HTTP', VpcId: ref('Vpc') }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Balancer'),
    Port: 443,
    Protocol: 'HTTPS',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
  Web: made('AWS::ECS::Service', {
    Cluster: ref('Cluster'),
    LaunchType: 'EC2',
    TaskDefinition: ref('Task'),
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: ref('Targets') }],
  }),
})

traitCases(sgIngressEphemeralRange, [
  {
    name: 'from the VPC, from itself, and from the load balancer',
    template: ofHosts(
      [
        { ...tcp(32768, 65535), CidrIp: '10.0.0.0/16' },
        { ...tcp(32768, 65535), ...fromGroup('BalancerGroup') },
        { ...tcp(49153), CidrIp: '10.0.0.0/16' },
      ],
      {
        ...bridge(0),
        Self: made('AWS::EC2::SecurityGroupIngress', {
          GroupId: ref('It'),
          ...tcp(49153, 65535),
          ...fromGroup('It'),
        }),
      },
    ),
    gives: {
      ...other,
      'It/TCP 32768-65535 from 10.0.0.0/16': {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['It lets "10.0.0.0/16" in on TCP 32768-65535.'],
      },
      'It/TCP 32768-65535 from BalancerGroup': 'absent',
      'It/TCP 49153 from 10.0.0.0/16': 'absent',
      'It/TCP 49153-65535 from It': {
        is: 'present',
        says: ['It lets all other members of the group in on TCP 49153-65535.'],
      },
    },
  },
  {
    name: 'a port that is fixed',
    template: ofHosts([{ ...tcp(32768, 65535), CidrIp: '10.0.0.0/16' }], bridge(80)),
    gives: { ...other, It: 'not-applicable' },
  },
  {
    name: 'tasks with interfaces of their own',
    template: ofTasks([{ ...tcp(32768, 65535), CidrIp: '10.0.0.0/16' }]),
    gives: { ...other, It: 'not-applicable' },
  },
  {
    name: 'a group of somebody else',
    template: ofHosts([{ ...tcp(32768, 65535), SourceSecurityGroupId: ref('Given') }], bridge(0), given),
    gives: { ...other, [`It/TCP 32768-65535 from \${Given}`]: 'unknown' },
  },
])
