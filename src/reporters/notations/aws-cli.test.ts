import { describe, expect, test } from 'vitest'
import type { Example } from '../../traits/trait.ts'
import { awsCli } from './aws-cli.ts'
import { edits } from './jq.ts'
import { treeOf } from './tree.ts'

test('a task definition is read, changed and registered, and the service is moved to it', () => {
  expect(awsCli({ type: 'AWS::ECS::TaskDefinition', remove: ['pidMode'] })).toBe(
    `aws ecs describe-task-definition --task-definition web --include TAGS > now.json
jq '.taskDefinition + (if (.tags | length) > 0 then {tags} else {} end)
  | del(.taskDefinitionArn, .revision, .status, .requiresAttributes, .compatibilities, .registeredAt, .registeredBy)
  | del(.pidMode)' now.json > fixed.json
aws ecs register-task-definition --cli-input-json file://fixed.json
aws ecs update-service --cluster shop --service web --task-definition web --force-new-deployment`,
  )
})

describe('jq', () => {
  const web = '(.containerDefinitions[] | select(.name == "web"))'
  test.each<[string, Omit<Example, 'type'>, readonly string[]]>([
    ['a value', { set: { networkMode: 'awsvpc' } }, ['.networkMode = "awsvpc"']],
    [
      'a field of a container',
      { set: { containerDefinitions: [{ name: 'web', readonlyRootFilesystem: true }] } },
      [`${web}.readonlyRootFilesystem = true`],
    ],
    [
      'several fields at once',
      { set: { runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' } } },
      ['.runtimePlatform += {"operatingSystemFamily":"LINUX","cpuArchitecture":"ARM64"}'],
    ],
    [
      'an item is changed or added',
      { set: { containerDefinitions: [{ name: 'web', secrets: [{ name: 'KEY', valueFrom: 'shop/key' }] }] } },
      [`${web}.secrets |= merge("name"; {"name":"KEY","valueFrom":"shop/key"})`],
    ],
    [
      'a container that may be new',
      { set: { containerDefinitions: [{ name: 'log-router', image: 'fluent-bit:4.0', user: '0' }] } },
      [
        '.containerDefinitions |= merge("name"; {"name":"log-router"})',
        '(.containerDefinitions[] | select(.name == "log-router")).image = "fluent-bit:4.0"',
        '(.containerDefinitions[] | select(.name == "log-router")).user = "0"',
      ],
    ],
    [
      'names that are no identifiers',
      { set: { containerDefinitions: [{ name: 'web', dockerLabels: { 'com.shop': 'x' } }] } },
      [`${web}.dockerLabels["com.shop"] = "x"`],
    ],
    [
      'what goes',
      {
        remove: [
          'volumes[docker]',
          'containerDefinitions[web].privileged',
          'containerDefinitions[web].linuxParameters.capabilities.add[SYS_ADMIN]',
        ],
      },
      [
        'del(.volumes[]? | select(.name == "docker"))',
        `del(${web}.privileged)`,
        `${web}.linuxParameters.capabilities.add -= ["SYS_ADMIN"]`,
      ],
    ],
  ])('%s', (_name, example, steps) => {
    expect(edits(treeOf({ type: 'AWS::ECS::TaskDefinition', ...example }), (name) => name)).toEqual(steps)
  })
})

test.each<[string, Example, string]>([
  [
    'a plain value of a service is an option',
    { type: 'AWS::ECS::Service', set: { enableExecuteCommand: false, platformVersion: 'LATEST' } },
    'aws ecs update-service --cluster shop --service web --disable-execute-command --platform-version LATEST',
  ],
  [
    'a structure of a service is read first, since a request replaces it',
    {
      type: 'AWS::ECS::Service',
      set: { networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED' } } },
    },
    `aws ecs describe-services --cluster shop --services web > now.json
jq '.services[0] | {networkConfiguration}
  | .networkConfiguration.awsvpcConfiguration.assignPublicIp = "DISABLED"' now.json > fixed.json
aws ecs update-service --cluster shop --service web --cli-input-json file://fixed.json`,
  ],
  [
    'what update-service does not take is said',
    { type: 'AWS::ECS::Service', set: { launchType: 'FARGATE' } },
    '# launchType of a service cannot be changed: make a new one.',
  ],
  [
    'settings of a cluster',
    { type: 'AWS::ECS::Cluster', set: { settings: [{ name: 'containerInsights', value: 'enhanced' }] } },
    `aws ecs describe-clusters --clusters shop --include CONFIGURATIONS SETTINGS > now.json
jq 'def merge($key; $new): if any(.[]?; .[$key] == $new[$key])
  then map(if .[$key] == $new[$key] then . + $new else . end) else . + [$new] end;
.clusters[0] | {settings}
  | .settings |= merge("name"; {"name":"containerInsights","value":"enhanced"})' now.json > fixed.json
aws ecs update-cluster --cluster shop --cli-input-json file://fixed.json`,
  ],
  [
    'a file system is made anew',
    { type: 'AWS::EFS::FileSystem', set: { encrypted: true, kmsKeyId: 'alias/shop' } },
    `# Encryption is settled when a file system is made: make a new one, copy the files and mount it instead.
aws efs create-file-system --encrypted --kms-key-id alias/shop`,
  ],
  [
    'an access point takes numbers',
    { type: 'AWS::EFS::AccessPoint', set: { posixUser: { uid: '1000', gid: '1000' } } },
    `# An access point cannot be changed: make a new one and name it in the task definition.
aws efs create-access-point --file-system-id "$FILE_SYSTEM_ID" --posix-user '{"Uid":1000,"Gid":1000}'`,
  ],
  [
    'a managed policy is detached',
    { type: 'AWS::IAM::Role', remove: ['managedPolicyArns[arn:aws:iam::aws:policy/AdministratorAccess]'] },
    'aws iam detach-role-policy --role-name web --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  ],
  [
    'a statement goes from a policy that is there',
    { type: 'AWS::IAM::Policy', set: { policyName: 'ops' }, remove: ['policyDocument.statement[Everything]'] },
    `aws iam get-role-policy --role-name web --policy-name ops --query PolicyDocument > now.json
jq 'del(.Statement[]? | select(.Sid == "Everything"))' now.json > fixed.json
aws iam put-role-policy --role-name web --policy-name ops --policy-document file://fixed.json`,
  ],
  [
    'a bucket is spelt as S3 spells it',
    {
      type: 'AWS::S3::Bucket',
      set: {
        bucketEncryption: {
          serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' } }],
        },
      },
    },
    `aws s3api put-bucket-encryption --bucket shop-env --server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]}'`,
  ],
  [
    'EventBridge spells the network of a task as ECS does',
    {
      type: 'AWS::Scheduler::Schedule',
      set: {
        target: { ecsParameters: { networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED' } } } },
      },
    },
    `aws scheduler get-schedule --name nightly > now.json
jq 'del(.Arn, .CreationDate, .LastModificationDate)
  | .Target.EcsParameters.NetworkConfiguration.awsvpcConfiguration.AssignPublicIp = "DISABLED"' now.json > fixed.json
aws scheduler update-schedule --cli-input-json file://fixed.json`,
  ],
  [
    'a secret',
    { type: 'AWS::SecretsManager::Secret', set: { kmsKeyId: 'alias/shop' } },
    'aws secretsmanager update-secret --secret-id shop/db --kms-key-id alias/shop',
  ],
  [
    'a secret that AWS makes keeps the form of its template',
    {
      type: 'AWS::SecretsManager::Secret',
      set: { generateSecretString: { secretStringTemplate: '{"username":"shop"}', generateStringKey: 'password' } },
    },
    `# Change the password where it is checked too, e.g. in the database.
aws secretsmanager get-random-password --query RandomPassword --output text | jq -R '{"username":"shop"} + {"password": .}' > secret.json
aws secretsmanager put-secret-value --secret-id shop/db --secret-string file://secret.json && rm secret.json`,
  ],
  [
    'a rotation schedule is an order to rotate',
    {
      type: 'AWS::SecretsManager::RotationSchedule',
      set: {
        secretId: 'shop/db',
        rotationLambdaArn: 'arn:aws:lambda:eu-west-1:111122223333:function:rotate',
        rotationRules: { automaticallyAfterDays: 30 },
      },
    },
    `aws secretsmanager rotate-secret --secret-id shop/db --rotation-lambda-arn arn:aws:lambda:eu-west-1:111122223333:function:rotate --rotation-rules '{"AutomaticallyAfterDays":30}'`,
  ],
  [
    'a listener is changed in its place',
    {
      type: 'AWS::ElasticLoadBalancingV2::Listener',
      set: { sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', alpnPolicy: ['HTTP2Preferred'] },
    },
    `aws elbv2 modify-listener --listener-arn "$LISTENER_ARN" --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
# No command is known that changes alpnPolicy of a listener.`,
  ],
  [
    'of a target group only health checks are',
    { type: 'AWS::ElasticLoadBalancingV2::TargetGroup', set: { healthCheckProtocol: 'HTTPS' } },
    'aws elbv2 modify-target-group --target-group-arn "$TARGET_GROUP_ARN" --health-check-protocol HTTPS',
  ],
  [
    'a type without commands',
    { type: 'AWS::EC2::Instance', set: { imageId: 'ami-1' } },
    '# No command is known that makes this change to AWS::EC2::Instance.',
  ],
])('%s', (_name, example, commands) => {
  expect(awsCli(example)).toBe(commands)
})

test('a quote in a value does not end the word', () => {
  expect(awsCli({ type: 'AWS::ECS::TaskDefinition', set: { family: "shop's" } })).toContain(`.family = "shop'\\''s"`)
})
