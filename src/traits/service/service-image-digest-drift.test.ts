import { traitCases } from '../../../test/trait-cases.ts'
import { serviceImageDigestDrift } from './service-image-digest-drift.ts'

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web'
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const runs = (ContainerDefinitions: readonly object[], Parameters = {}) => ({
  Parameters,
  Resources: {
    Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Task' } } },
    Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions } },
  },
})

traitCases(serviceImageDigestDrift, [
  {
    name: 'names every container whose tag may move',
    template: runs([
      { Name: 'web', Image: `${image}:1.4`, VersionConsistency: 'disabled' },
      { Name: 'pinned', Image: `${image}@${digest}`, VersionConsistency: 'disabled' },
      { Name: 'consistent', Image: `${image}:1.4` },
      { Name: 'worker', Image: image, VersionConsistency: 'disabled' },
    ]),
    gives: {
      web: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['versionConsistency is "disabled".', 'image is named by a tag.'],
      },
      pinned: 'absent',
      consistent: 'absent',
      worker: 'present',
    },
  },
  {
    name: 'a parameter without a value decides',
    template: runs(
      [
        { Name: 'web', Image: `${image}:1.4`, VersionConsistency: { Ref: 'Consistency' } },
        { Name: 'api', Image: { 'Fn::Sub': `${image}:\${Consistency}` }, VersionConsistency: 'disabled' },
      ],
      { Consistency: { Type: 'String' } },
    ),
    gives: { web: 'unknown', api: 'unknown' },
  },
  {
    name: 'a task definition that is not in the scan',
    properties: { TaskDefinition: 'web:3' },
    gives: { '': 'unknown' },
  },
  {
    name: 'task sets name the task definition in its stead',
    properties: { DeploymentController: { Type: 'EXTERNAL' } },
    gives: { '': 'not-applicable' },
  },
])
