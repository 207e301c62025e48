import { everything, fromGroup, given, group, ofHosts, ofTasks, tcp, world } from '../../../test/group-cases.ts'
import { hosts, made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { sgIngressOpenToWorld } from './sg-ingress-open-to-world.ts'

const other = { BalancerGroup: 'not-applicable' } as const
const tasks = { ...other, Web: 'not-applicable' } as const

traitCases(sgIngressOpenToWorld, [
  {
    name: 'tasks, open to everybody in both versions of IP',
    template: ofTasks([
      { ...tcp(8080), ...world },
      { ...tcp(8080), CidrIpv6: '::/0' },
      { ...tcp(9090), CidrIp: '10.0.0.0/16' },
    ]),
    gives: {
      ...tasks,
      'It/TCP 8080 from 0.0.0.0/0': {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['It lets everybody ("0.0.0.0/0") in on TCP 8080.'],
      },
      'It/TCP 8080 from ::/0': { is: 'present', says: ['It lets everybody ("::/0") in on TCP 8080.'] },
      'It/TCP 9090 from 10.0.0.0/16': 'absent',
    },
  },
  {
    name: 'with a public address',
    template: ofTasks([{ ...tcp(8080), ...world }], {
      Web: service(['Public'], [ref('It')], { AssignPublicIp: 'ENABLED' }),
    }),
    gives: {
      ...tasks,
      'It/TCP 8080 from 0.0.0.0/0': {
        is: 'present',
        severity: 'critical',
        says: ['It lets everybody ("0.0.0.0/0") in on TCP 8080.', 'Web in Public has a public address.'],
      },
    },
  },
  {
    name: 'container instances, by a rule that is a resource of its own',
    template: ofHosts([], {
      Rule: made('AWS::EC2::SecurityGroupIngress', { GroupId: ref('It'), ...everything, ...world }),
    }),
    gives: {
      ...other,
      'It/all traffic from 0.0.0.0/0': { is: 'present', severity: 'high', certainty: 'certain' },
      Rule: 'not-applicable',
    },
  },
  {
    name: 'the load balancer, and ICMP',
    template: ofTasks([{ IpProtocol: 'icmp', FromPort: 3, ToPort: 4, ...world }], {
      BalancerGroup: group([{ ...tcp(443), ...world }]),
    }),
    gives: { ...tasks, 'It/ICMP type 3 from 0.0.0.0/0': 'absent' },
  },
  {
    name: 'the group of the load balancer alone',
    template: ofTasks([{ ...tcp(8080), ...fromGroup('BalancerGroup') }]),
    gives: { ...tasks, 'It/TCP 8080 from BalancerGroup': 'absent' },
  },
  {
    name: 'a group that nothing in the scan has, and a rule of a group of somebody else',
    template: {
      ...given,
      Resources: {
        Vpc: network.Vpc,
        It: group([{ ...tcp(8080), ...world }]),
        Rule: made('AWS::EC2::SecurityGroupIngress', { GroupId: ref('Given'), ...tcp(22), ...world }),
      },
    },
    gives: {
      'It/TCP 8080 from 0.0.0.0/0': {
        is: 'present',
        certainty: 'possible',
        says: ['It lets everybody ("0.0.0.0/0") in on TCP 8080.', 'Not all that uses it is in this scan.'],
      },
      'Rule/TCP 22 from 0.0.0.0/0': { is: 'present', certainty: 'possible' },
    },
  },
  {
    name: 'groups that are not in the scan, and tasks without an interface of their own',
    template: {
      ...given,
      Resources: {
        ...network,
        Task: taskDefinition(),
        It: group([]),
        Web: service(['Private'], [ref('It'), 'sg-0a1b2c3d']),
        Mail: service(['Private'], [ref('Given')]),
        Imported: service(['Private'], [{ 'Fn::ImportValue': 'shop-SecurityGroup' }]),
        Host: made('AWS::ECS::Service', { TaskDefinition: ref('Task') }),
      },
    },
    gives: {
      It: 'absent',
      Web: { is: 'unknown', says: ['What sg-0a1b2c3d lets in is not in this scan.'] },
      Mail: 'unknown',
      Host: 'not-applicable',
      Imported: {
        is: 'unknown',
        says: ['A part of securityGroups is not known: the export shop-SecurityGroup is not in this scan.'],
      },
    },
  },
  {
    name: 'ranges that are not known, or only in part',
    template: ofTasks(
      [
        { ...tcp(8080), CidrIp: ref('Given') },
        { ...tcp(8081), CidrIp: { 'Fn::Sub': `\${Given}/32` } },
        { ...tcp(8082), CidrIp: 'everybody' },
      ],
      {},
      given,
    ),
    gives: {
      ...tasks,
      [`It/TCP 8080 from \${Given}`]: 'unknown',
      [`It/TCP 8081 from \${Given}/32`]: 'absent',
      'It/TCP 8082 from cidrIp': 'unknown',
    },
  },
  {
    name: 'a prefix list that has everybody, and one that is not in the scan',
    template: ofTasks(
      [
        { ...tcp(8080), SourcePrefixListId: ref('Everybody') },
        { ...tcp(8081), SourcePrefixListId: 'pl-1' },
      ],
      {
        Everybody: made('AWS::EC2::PrefixList', {
          PrefixListName: 'everybody',
          AddressFamily: 'IPv4',
          MaxEntries: 1,
          Entries: [{ Cidr: '0.0.0.0/0' }],
        }),
      },
    ),
    gives: { ...tasks, 'It/TCP 8080 from Everybody': 'present', 'It/TCP 8081 from pl-1': 'unknown' },
  },
  {
    name: 'an instance of something else, and one of which nobody can tell',
    template: {
      ...given,
      Resources: {
        ...network,
        It: group([{ ...tcp(8080), ...world }]),
        Other: group([{ ...tcp(8080), ...world }]),
        Host: made('AWS::EC2::Instance', {
          SubnetId: ref('Private'),
          ImageId: 'ami-1',
          SecurityGroupIds: [ref('It')],
          NetworkInterfaces: [{ DeviceIndex: '0', AssociatePublicIpAddress: true }],
        }),
        Start: made('AWS::EC2::LaunchTemplate', {
          LaunchTemplateData: { UserData: ref('Given'), SecurityGroupIds: [ref('Other')] },
        }),
        Hosts: hosts(['Private']).Hosts,
      },
    },
    gives: {
      It: 'not-applicable',
      'Other/TCP 8080 from 0.0.0.0/0': { is: 'present', certainty: 'possible' },
    },
  },
  {
    name: 'open in a test',
    template: ofTasks(
      [{ 'Fn::If': ['IsTest', { ...tcp(8080), ...world }, { Ref: 'AWS::NoValue' }] }],
      {},
      {
        Parameters: { Stage: { Type: 'String', AllowedValues: ['test', 'prod'] } },
        Conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
      },
    ),
    gives: {
      ...tasks,
      It: 'absent',
      'It/TCP 8080 from 0.0.0.0/0': { is: 'present', certainty: 'possible', when: ['Stage is "test"'] },
    },
  },
])
