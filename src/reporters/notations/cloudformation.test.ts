import { expect, test } from 'vitest'
import type { Example } from '../../traits/trait.ts'
import { cloudFormation } from './cloudformation.ts'

/** The lines below `Properties:`, without their indentation. */
function properties(example: Example): readonly string[] {
  const [, properties = ''] = cloudFormation(example).split('    Properties:\n')
  return properties.split('\n').map((line) => line.slice(6))
}

test('a resource stands where a template has it', () => {
  expect(
    cloudFormation({
      type: 'AWS::ECS::TaskDefinition',
      set: { containerDefinitions: [{ name: 'web', user: '1000' }] },
      remove: ['containerDefinitions[web].privileged', 'pidMode', 'volumes[docker]'],
    }),
  ).toBe(`Resources:
  TaskDefinition:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
          User: "1000"
          # remove Privileged from web
      # remove PidMode
      Volumes:
        # remove docker from Volumes`)
})

test.each<[string, Example, readonly string[]]>([
  [
    'irregular names',
    {
      type: 'AWS::ECS::TaskDefinition',
      set: {
        volumes: [
          {
            name: 'uploads',
            efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { iam: 'ENABLED' } },
          },
        ],
      },
    },
    [
      'Volumes:',
      '  - Name: uploads',
      '    EFSVolumeConfiguration:',
      '      FilesystemId: fs-1',
      '      AuthorizationConfig:',
      '        IAM: ENABLED',
    ],
  ],
  [
    'the same name where it is regular',
    { type: 'AWS::EFS::AccessPoint', set: { fileSystemId: 'fs-1' } },
    ['FileSystemId: fs-1'],
  ],
  [
    'a field that has another name',
    { type: 'AWS::ECS::Cluster', set: { settings: [{ name: 'containerInsights', value: 'enhanced' }] } },
    ['ClusterSettings:', '  - Name: containerInsights', '    Value: enhanced'],
  ],
  [
    'names of people, which keep their letters',
    {
      type: 'AWS::ECS::TaskDefinition',
      set: { containerDefinitions: [{ name: 'web', dockerLabels: { 'com.shop.team': 'web' } }] },
    },
    ['ContainerDefinitions:', '  - Name: web', '    DockerLabels:', '      com.shop.team: web'],
  ],
  [
    'text that YAML would take for something else',
    { type: 'AWS::ECS::TaskDefinition', set: { family: 'yes', cpu: '256', memory: 'a: b' } },
    ['Family: "yes"', 'Cpu: "256"', 'Memory: "a: b"'],
  ],
  [
    'JSON in a text',
    {
      type: 'AWS::Events::Rule',
      set: { targets: [{ id: 'nightly', input: { containerOverrides: [{ name: "shop's", command: ['run'] }] } }] },
      remove: ["targets[nightly].input.containerOverrides[shop's].environment[DB_PASSWORD]"],
    },
    [
      'Targets:',
      '  - Id: nightly',
      "    # remove DB_PASSWORD from shop's",
      `    Input: '{"containerOverrides":[{"name":"shop''s","command":["run"],"environment":[]}]}'`,
    ],
  ],
  [
    'text in base64',
    { type: 'AWS::EC2::LaunchTemplate', set: { launchTemplateData: { userData: '#!/bin/sh\necho shop\n' } } },
    ['LaunchTemplateData:', '  UserData:', '    Fn::Base64: |', '      #!/bin/sh', '      echo shop'],
  ],
  [
    'what CloudFormation does not have',
    { type: 'AWS::SecretsManager::Secret', set: { kmsKeyId: 'alias/shop', rotationEnabled: true } },
    [
      'KmsKeyId: alias/shop',
      '# CloudFormation has no rotationEnabled here: make an AWS::SecretsManager::RotationSchedule',
    ],
  ],
])('%s', (_name, example, lines) => {
  expect(properties(example)).toEqual(lines)
})

test('a parameter of a template', () => {
  expect(
    cloudFormation({
      type: 'Breakwater::TemplateParameter',
      set: { name: 'DbPassword', noEcho: true },
      remove: ['default'],
    }),
  ).toBe('Parameters:\n  DbPassword:\n    Type: String\n    NoEcho: true\n    # remove Default')
})

test.each<[string, Example]>([
  ['a task', { type: 'Breakwater::ECS::Task', set: { enableExecuteCommand: false } }],
  ['a SecureString', { type: 'AWS::SSM::Parameter', set: { type: 'SecureString' } }],
])('what CloudFormation cannot make is said: %s', (_name, example) => {
  expect(cloudFormation(example)).toMatch(/^# CloudFormation \w+ no .+\.$/)
})
