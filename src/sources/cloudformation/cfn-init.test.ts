import { expect, test } from 'vitest'
import { made, ref } from '../../../test/network-template.ts'
import { inVpc, short, surveyOfTemplate } from '../../../test/survey-case.ts'

const init = (config: object) => ({ Metadata: { 'AWS::CloudFormation::Init': { config } } })
const runs = (command: unknown) => init({ commands: { '01_join': { command } } })

const clustersOf = (userData: unknown, more: Readonly<Record<string, unknown>>, isTemplate = false) => {
  const UserData = { 'Fn::Base64': userData }
  const { hosts } = surveyOfTemplate(
    inVpc({
      Cluster: made('AWS::ECS::Cluster', { ClusterName: 'shop' }),
      Other: made('AWS::ECS::Cluster'),
      Task: made('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Name: 'x', Image: 'x', Memory: 1 }] }),
      Web: made('AWS::ECS::Service', { Cluster: ref('Other'), TaskDefinition: ref('Task') }),
      Start: isTemplate
        ? made('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { UserData } }, more)
        : made('AWS::AutoScaling::LaunchConfiguration', { ImageId: 'ami-1', UserData }, more),
      Hosts: made('AWS::AutoScaling::AutoScalingGroup', {
        VPCZoneIdentifier: [ref('Subnet')],
        ...(isTemplate
          ? { LaunchTemplate: { LaunchTemplateId: ref('Start'), Version: '1' } }
          : { LaunchConfigurationName: ref('Start') }),
      }),
    }),
  )
  return hosts.map(({ clusters }) => (clusters === 'unknown' ? clusters : clusters.map(short).join(' '))).join()
}

const start = { 'Fn::Sub': 'yum install -y aws-cfn-bootstrap\ncfn-init --stack ${AWS::StackName} --resource Start' }
const joined = { 'Fn::Sub': 'echo ECS_CLUSTER=${Other} >> /etc/ecs/ecs.config' }

test.each<
  [fact: string, userData: unknown, more: Readonly<Record<string, unknown>>, clusters: string, isTemplate?: boolean]
>([
  ['a command', start, runs(joined), 'Other'],
  ['a command that names a cluster', start, runs('echo ECS_CLUSTER=shop >> /etc/ecs/ecs.config'), 'Cluster'],
  ['of a launch template', start, runs(joined), 'Other', true],
  [
    'a file',
    start,
    init({ files: { '/etc/ecs/ecs.config': { content: { 'Fn::Sub': 'ECS_CLUSTER=${Other}\n' } } } }),
    'Other',
  ],
  ['a command in words', start, runs(['sh', '-c', joined]), 'Other'],
  ['nothing starts it', 'echo', runs(joined), ''],
  ['user data itself', joined, {}, 'Other'],
  ['user data that names none, and is not all known', start, {}, 'unknown'],
  ['a command about something else', start, runs('echo ECS_LOGLEVEL=debug >> /etc/ecs/ecs.config'), 'unknown'],
])('hosts join a cluster by %s', (_, userData, more, clusters, isTemplate) => {
  expect(clustersOf(userData, more, isTemplate)).toBe(clusters)
})
