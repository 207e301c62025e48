import { expect, test } from 'vitest'
import { folderWith } from '../../../../test/folder.ts'
import { made, network, ref, service, taskDefinition } from '../../../../test/network-template.ts'
import { run } from '../../../../test/program.ts'
import { answerOfTemplate } from '../../../../test/reach-case.ts'

const group = (vpc: unknown, peer: object) =>
  made('AWS::EC2::SecurityGroup', {
    VpcId: vpc,
    GroupDescription: 'x',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, ...peer }],
  })

const parameters = {
  Net: { Type: 'AWS::EC2::VPC::Id' },
  One: { Type: 'AWS::EC2::Subnet::Id' },
  Given: { Type: 'String' },
  BalancerGroup: { Type: 'AWS::EC2::SecurityGroup::Id' },
}

const registered = { LoadBalancers: [{ TargetGroupArn: ref('Given'), ContainerName: 'web', ContainerPort: 8080 }] }

test.each([
  ['in a VPC that is given too', ref('Net'), 'One'],
  ['in a VPC of the template', ref('Vpc'), 'Private'],
])('a service whose target group is given, %s, may be reached through it', (_, vpc, subnet) => {
  const template = {
    Parameters: parameters,
    Resources: {
      ...network,
      Group: group(vpc, { SourceSecurityGroupId: ref('BalancerGroup') }),
      Task: taskDefinition(8080),
      Web: service([subnet], [ref('Group')], registered),
    },
  }
  const { verdict, traffic } = answerOfTemplate(template, 'internet', 'Web')
  expect([verdict, traffic.forward]).toEqual(['possible', [{ protocol: 'tcp', ports: '8080' }]])
})

/** Services of two templates, one of which lets in whoever has a private address. */
function two(vpcs: readonly [unknown, unknown]): string {
  const template = (vpc: unknown, peer: object) =>
    JSON.stringify({
      Parameters: parameters,
      Resources: { Group: group(vpc, peer), Task: taskDefinition(8080), Web: service(['One'], [ref('Group')]) },
    })
  return folderWith({
    'one.json': template(vpcs[0], { CidrIp: '192.0.2.1/32' }),
    'two.json': template(vpcs[1], { CidrIp: '10.0.0.0/8' }),
  })
}

test.each<[string, readonly [unknown, unknown], string]>([
  ['may be one', [ref('Net'), ref('Net')], 'possible'],
  ['may be the one that the other names', [ref('Net'), 'vpc-0b'], 'possible'],
  ['are two by their ids', ['vpc-0a', 'vpc-0b'], 'unreachable'],
])('VPCs that two templates are given %s', (_, vpcs, verdict) => {
  const { stdout } = run(two(vpcs), ['reach', 'one.json#Web', 'two.json#Web', '.', '--format', 'json'])
  expect(JSON.parse(stdout).verdict).toBe(verdict)
})

test('the hop says what nobody knows', () => {
  const { stdout } = run(two([ref('Net'), ref('Net')]), ['reach', 'one.json#Web', 'two.json#Web', '.'])
  expect(stdout).toContain('Whether Web in ${One} and Web in ${One} are in one VPC is not known. (not certain)')
})
