import { describe, expect, test } from 'vitest'
import { made, ref } from '../../../../../test/network-template.ts'
import { type Documents, here, readReplies } from '../../../../../test/replies.ts'
import { inVpc, short, surveyOfTemplate } from '../../../../../test/survey-case.ts'
import type { Estate } from '../../../../model/estate.ts'
import { surveyOfEstate } from '../survey.ts'

const group = (name: string, data: object, subnets: readonly string[], more: object = {}) => ({
  [`${name}Start`]: made('AWS::EC2::LaunchTemplate', { LaunchTemplateData: data }),
  [name]: made('AWS::AutoScaling::AutoScalingGroup', {
    LaunchTemplate: { LaunchTemplateId: ref(`${name}Start`), Version: '1' },
    VPCZoneIdentifier: subnets.map(ref),
    ...more,
  }),
})

const joining = (rest = '') => ({ 'Fn::Base64': { 'Fn::Sub': `#!/bin/sh\necho ECS_CLUSTER=\${Cluster}\n${rest}` } })

/** Two groups of hosts: small ones in two zones, large ones in one. */
const twoGroups = {
  Cluster: made('AWS::ECS::Cluster'),
  Other: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.2.0/24', AvailabilityZone: 'eu-west-1b' }),
  Here: made('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.3.0/24', AvailabilityZone: 'eu-west-1a' }),
  ...group(
    'Small',
    {
      ImageId: 'ami-0a1b2c3d',
      InstanceType: 't3.small',
      UserData: joining('echo ECS_INSTANCE_ATTRIBUTES=\'{"stack":"prod","team":"${Team}"}\' >> /etc/ecs/ecs.config'),
    },
    ['Here', 'Other'],
  ),
  ...group('Large', { ImageId: ref('Image'), InstanceType: 'c5.large', UserData: joining() }, ['Here']),
}

const constrained = (own: readonly object[], ofTask: readonly object[] = [], more: object = {}) => ({
  Task: made('AWS::ECS::TaskDefinition', {
    NetworkMode: 'host',
    PlacementConstraints: ofTask,
    ContainerDefinitions: [{ Name: 'web', Image: 'web', PortMappings: [{ ContainerPort: 80 }] }],
  }),
  Service: made('AWS::ECS::Service', {
    Cluster: ref('Cluster'),
    TaskDefinition: ref('Task'),
    LaunchType: 'EC2',
    PlacementConstraints: own,
    ...more,
  }),
})

const memberOf = (Expression: unknown) => ({ Type: 'memberOf', Expression })

const placesIn = (service: object, hosts: object = twoGroups) => {
  const parameters = { Parameters: { Team: { Type: 'String' }, Image: { Type: 'String' }, X: { Type: 'String' } } }
  const { workloads } = surveyOfTemplate(inVpc({ ...hosts, ...service }, parameters), 'Service')
  const [workload] = workloads
  return workload?.sockets.map((socket) => `${short(socket.interface)} ${socket.isPlaced}`)
}

const small = ['Small/Here', 'Small/Other']
const all = ['Large/Here', ...small]
const maybe = (ids: readonly string[]) => ids.map((id) => `${id} unknown`)
const surely = (ids: readonly string[]) => ids.map((id) => `${id} true`)

describe('a host that surely does not satisfy a constraint is left out', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    ['none', [], maybe(all)],
    ['each task on another instance', [{ Type: 'distinctInstance' }], maybe(all)],
    ['by type', [memberOf('attribute:ecs.instance-type == t3.small')], surely(small)],
    ['by a pattern of types', [memberOf('attribute:ecs.instance-type =~ c5.*')], surely(['Large/Here'])],
    ['by zone', [memberOf('attribute:ecs.availability-zone == eu-west-1b')], surely(['Small/Other'])],
    ['by zones', [memberOf('attribute:ecs.availability-zone in [eu-west-1a]')], maybe(['Large/Here', 'Small/Here'])],
    ['by image, where one is not known', [memberOf('attribute:ecs.ami-id == ami-0a1b2c3d')], maybe(all)],
    ['by another image', [memberOf('attribute:ecs.ami-id == ami-00000000')], maybe(['Large/Here'])],
    ['by operating system', [memberOf('attribute:ecs.os-type == windows')], []],
    ['by an attribute that one of them has', [memberOf('attribute:stack == test')], maybe(['Large/Here'])],
    ['by one that a parameter decides', [memberOf('attribute:team == web')], maybe(all)],
    ['by what is not understood', [memberOf('task:group == database')], maybe(all)],
    ['by what is not known', [memberOf({ Ref: 'X' })], maybe(all)],
    [
      'by several at once',
      [memberOf('attribute:ecs.instance-type =~ t3.*'), memberOf('attribute:ecs.availability-zone == eu-west-1a')],
      surely(['Small/Here']),
    ],
  ])('%s', (_name, constraints, places) => {
    expect(placesIn(constrained(constraints))).toEqual(places)
    expect(placesIn(constrained([], constraints))).toEqual(places)
  })

  test('daemons run on every host that satisfies it', () => {
    const daemon = { SchedulingStrategy: 'DAEMON' }
    expect(placesIn(constrained([], [], daemon))).toEqual(surely(all))
    expect(placesIn(constrained([memberOf('attribute:ecs.instance-type =~ t3.*')], [], daemon))).toEqual(surely(small))
    expect(placesIn(constrained([memberOf('attribute:team == web')], [], daemon))).toEqual(maybe(all))
  })

  test('a policy for mixed instances may take any type', () => {
    const mixed = {
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: ref('MixedStart'), Version: '1' } },
      },
      LaunchTemplate: undefined,
    }
    const hosts = {
      Cluster: twoGroups.Cluster,
      ...group('Mixed', { InstanceType: 't3.small', UserData: joining() }, ['Subnet'], mixed),
    }
    const constraint = [memberOf('attribute:ecs.instance-type == c5.large')]
    expect(placesIn(constrained(constraint), hosts)).toEqual(maybe(['Mixed/Subnet']))
  })

  test('where no host is left there may be others', () => {
    const service = constrained([memberOf('attribute:ecs.os-type == windows')])
    const { workloads } = surveyOfTemplate(
      inVpc({ ...twoGroups, ...service }, { Parameters: { Team: { Type: 'String' }, Image: { Type: 'String' } } }),
      'Service',
    )
    expect(workloads[0]?.whole).toBe(false)
  })
})

const arn = (rest: string) => `arn:aws:ecs:eu-west-1:111122223333:${rest}`
const instance = (number: number, attributes: readonly object[] | undefined) => ({
  containerInstanceArn: arn(`container-instance/shop/${number}`),
  ec2InstanceId: `i-0000000${number}`,
  status: 'ACTIVE',
  ...(attributes && { attributes }),
})
const snapshot = (constraint: string, ...instances: readonly object[]): Documents => ({
  [`${here}/instances.json`]: {
    Reservations: [
      {
        Instances: [1, 2].map((number) => ({
          InstanceId: `i-0000000${number}`,
          SubnetId: 'subnet-00000001',
          InstanceType: 't3.small',
        })),
      },
    ],
  },
  [`${here}/cluster-instances.json`]: {
    containerInstances: instances.map((one) => ({ ...one, clusterArn: arn('cluster/shop') })),
    failures: [],
  },
  [`${here}/clusters.json`]: { clusters: [{ clusterArn: arn('cluster/shop'), clusterName: 'shop' }], failures: [] },
  [`${here}/task.json`]: {
    taskDefinition: {
      taskDefinitionArn: arn('task-definition/web:1'),
      family: 'web',
      revision: 1,
      networkMode: 'host',
      containerDefinitions: [{ name: 'web', image: 'web', portMappings: [{ containerPort: 80 }] }],
    },
  },
  [`${here}/services.json`]: {
    services: [
      {
        serviceArn: arn('service/shop/web'),
        serviceName: 'web',
        clusterArn: arn('cluster/shop'),
        taskDefinition: arn('task-definition/web:1'),
        launchType: 'EC2',
        placementConstraints: [{ type: 'memberOf', expression: constraint }],
      },
    ],
    failures: [],
  },
})

describe('what replies show of hosts', () => {
  const prod = [{ name: 'stack', value: 'prod' }, { name: 'ecs.capability.docker-remote-api.1.44' }]
  const placed = (estate: Estate) =>
    surveyOfEstate(estate).workloads.flatMap(({ sockets }) =>
      sockets.map((socket) => `${socket.interface.replace(/^.*i-0+/, '')} ${socket.isPlaced}`),
    )

  test.each<[string, string, readonly string[]]>([
    ['a custom attribute', 'attribute:stack == prod', ['1/0 true']],
    ['one that is not there', 'attribute:stack !exists', ['2/0 true']],
    ['one without a value', 'attribute:ecs.capability.docker-remote-api.1.44 exists', ['1/0 true']],
    ['an id', 'ec2InstanceId == i-00000002', ['2/0 true']],
    ['what both have', 'attribute:ecs.instance-type =~ t3.*', ['1/0 unknown', '2/0 unknown']],
  ])('%s', (_name, constraint, places) => {
    const { estate } = readReplies(snapshot(constraint, instance(1, prod), instance(2, [])))
    expect(placed(estate)).toEqual(places)
  })

  test('attributes that are not shown may be any', () => {
    const { estate } = readReplies(snapshot('attribute:stack == prod', instance(1, prod), instance(2, undefined)))
    expect(placed(estate)).toEqual(['1/0 unknown', '2/0 unknown'])
  })
})
