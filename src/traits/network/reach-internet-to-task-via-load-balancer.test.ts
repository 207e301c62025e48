import { made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { reachInternetToTaskViaLoadBalancer } from './reach-internet-to-task-via-load-balancer.ts'

const rule = (more: object) => ({ IpProtocol: 'tcp', ...more })
const group = (...SecurityGroupIngress: readonly object[]) =>
  made('AWS::EC2::SecurityGroup', { GroupDescription: 'it', VpcId: ref('Vpc'), SecurityGroupIngress })

const parts = {
  ...network,
  Task: taskDefinition(),
  Front: group(rule({ FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' })),
  Back: group(rule({ FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: ref('Front') })),
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    TargetType: 'ip',
    Port: 8080,
    Protocol: 'HTTP',
    VpcId: ref('Vpc'),
  }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Balancer'),
    Port: 443,
    Protocol: 'HTTPS',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
  Web: service(['Private'], [ref('Back')], {
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: ref('Targets') }],
  }),
}
const balancer = (more: object = {}) => ({
  Balancer: made('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Subnets: [ref('Public')],
    SecurityGroups: [ref('Front')],
    ...more,
  }),
})
const template = (Resources: object) => ({ Resources: { ...parts, ...balancer(), ...Resources } })
const web = 'web tcp 8080'

traitCases(reachInternetToTaskViaLoadBalancer, [
  {
    name: 'an internet-facing load balancer that the group of the tasks names',
    template: template({}),
    gives: { [web]: { is: 'present', severity: 'medium', certainty: 'certain' } },
  },
  { name: 'an internal one', template: template(balancer({ Scheme: 'internal' })), gives: { [web]: 'absent' } },
  {
    name: 'in subnets without a way out',
    template: template(balancer({ Subnets: [ref('Private')] })),
    gives: { [web]: 'absent' },
  },
  {
    name: 'the group of the tasks lets something else in',
    template: template({ Back: group(rule({ FromPort: 22, ToPort: 22, SourceSecurityGroupId: ref('Front') })) }),
    gives: { [web]: 'absent' },
  },
  {
    name: 'a target group of somebody else',
    template: template({
      Web: service(['Private'], [ref('Back')], {
        LoadBalancers: [
          {
            ContainerName: 'web',
            ContainerPort: 8080,
            TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0a1b2c3d4e5f6789',
          },
        ],
      }),
    }),
    gives: { '': 'unknown' },
  },
])
