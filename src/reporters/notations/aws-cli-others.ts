import type { ResourceType } from '../../model/resource.ts'
import { type Commands, split, tagResource } from './aws-cli-ecs.ts'
import { awsCliLoadBalancing } from './aws-cli-load-balancing.ts'
import { awsCliNetworks } from './aws-cli-networks.ts'
import { options, unchangeable } from './aws-cli-options.ts'
import { awsCliVpc } from './aws-cli-vpc.ts'
import { capital } from './cloudformation-names.ts'
import { edits, type Spelling } from './jq.ts'
import { file, jsonWord, revise, word } from './shell.ts'
import { type Item, type Node, plain, removes } from './tree.ts'

/** EventBridge spells what it hands on to ECS as ECS does. */
const asEcsDoes = ['awsvpcConfiguration', 'capacityProvider', 'weight', 'base']
const eventBridge: Spelling = (name) =>
  asEcsDoes.includes(name) ? name : name === 'taskDefinition' ? 'TaskDefinitionArn' : capital(name)

const s3: Spelling = (name) =>
  ({
    serverSideEncryptionConfiguration: 'Rules',
    serverSideEncryptionByDefault: 'ApplyServerSideEncryptionByDefault',
    sseAlgorithm: 'SSEAlgorithm',
    kmsMasterKeyId: 'KMSMasterKeyID',
  })[name] ?? capital(name)

/** A value that an option takes. */
const textOf = (node: Node | undefined) => (node?.is === 'value' ? String(node.value) : undefined)

/** A policy document is read and changed where something has to go from it, else written anew. */
function policy(node: Node | undefined, read: string, write: (from: string) => string): readonly string[] {
  if (node?.is !== 'struct') return []
  return removes(node)
    ? revise(read, '.', edits(node, capital), write('file://fixed.json'))
    : [...file('policy.json', plain(node, capital)), write('file://policy.json')]
}

const fileSystem: Commands = (tree) => [
  ...(tree.fields.has('encrypted') || tree.fields.has('kmsKeyId')
    ? [
        '# Encryption is settled when a file system is made: make a new one, copy the files and mount it instead.',
        `aws efs create-file-system --encrypted${options(tree, { kmsKeyId: 'kms-key-id' })}`,
      ]
    : []),
  ...tagResource(
    tree.fields.get('tags') ?? tree.fields.get('fileSystemTags'),
    'aws efs tag-resource --resource-id "$FILE_SYSTEM_ID"',
    'Key',
    'Value',
  ),
  ...unchangeable(tree, ['encrypted', 'kmsKeyId', 'tags', 'fileSystemTags'], 'a file system'),
]

const accessPoint: Commands = (tree) => [
  '# An access point cannot be changed: make a new one and name it in the task definition.',
  `aws efs create-access-point --file-system-id "$FILE_SYSTEM_ID"${options(numbered(tree), { posixUser: 'posix-user', rootDirectory: 'root-directory' })}`,
]

/** The command wants numbers where CloudFormation wants text. */
function numbered<N extends Node>(node: N): N
function numbered(node: Node): Node {
  if (node.is !== 'struct') return node
  const fields = [...node.fields].map(([name, field]): readonly [string, Node] =>
    /(?:uid|gid)$/i.test(name) && field.is === 'value'
      ? [name, { is: 'value', value: Number(field.value) }]
      : [name, numbered(field)],
  )
  return { is: 'struct', fields: new Map(fields) }
}

const eventsRule: Commands = (tree) => [
  ...revise(
    'aws events list-targets-by-rule --rule nightly',
    '{Targets}',
    edits(split(tree, ['targets'])[0], eventBridge),
    'aws events put-targets --rule nightly --cli-input-json file://fixed.json',
  ),
  ...removedItems(tree.fields.get('targets')).map(
    ({ key }) => `aws events remove-targets --rule nightly --ids ${word(String(key))}`,
  ),
  ...unchangeable(tree, ['targets', 'name'], 'a rule'),
]

const schedule: Commands = (tree) =>
  revise(
    'aws scheduler get-schedule --name nightly',
    'del(.Arn, .CreationDate, .LastModificationDate)',
    edits(tree, eventBridge),
    'aws scheduler update-schedule --cli-input-json file://fixed.json',
  )

/** The definition is a text of its own. */
const stateMachine: Commands = (tree) => {
  const definition = tree.fields.get('definition') ?? tree.fields.get('definitionString')
  const arn = '--state-machine-arn "$STATE_MACHINE_ARN"'
  return [
    ...revise(
      `aws stepfunctions describe-state-machine ${arn} --query definition --output text`,
      '.',
      definition?.is === 'struct' ? edits(definition, capital) : [],
      `aws stepfunctions update-state-machine ${arn} --definition file://fixed.json`,
    ),
    ...unchangeable(tree, ['definition', 'definitionString', 'name'], 'a state machine'),
  ]
}

const secretId = '--secret-id shop/db'

const secret: Commands = (tree) => {
  const key = options(tree, { kmsKeyId: 'kms-key-id', description: 'description' })
  const rotates = tree.fields.get('rotationEnabled')
  return [
    ...(key === '' ? [] : [`aws secretsmanager update-secret ${secretId}${key}`]),
    ...(rotates?.is === 'value' && rotates.value === true
      ? [
          `aws secretsmanager rotate-secret ${secretId} --rotation-lambda-arn "$ROTATION_LAMBDA_ARN" --rotation-rules AutomaticallyAfterDays=30`,
        ]
      : []),
    ...(tree.fields.has('secretString') || tree.fields.has('generateSecretString')
      ? [
          '# Change the password where it is checked too, e.g. in the database.',
          ...newValue(tree.fields.get('generateSecretString')),
        ]
      : []),
    ...tagResource(tree.fields.get('tags'), `aws secretsmanager tag-resource ${secretId}`, 'Key', 'Value'),
    ...unchangeable(
      tree,
      ['kmsKeyId', 'description', 'rotationEnabled', 'secretString', 'generateSecretString', 'tags', 'name'],
      'a secret',
    ),
  ]
}

/** A value that nobody has typed, in the form of the template if there is one. */
function newValue(generated: Node | undefined): readonly string[] {
  const random = 'aws secretsmanager get-random-password --query RandomPassword --output text'
  const put = `aws secretsmanager put-secret-value ${secretId} --secret-string`
  const fields = generated?.is === 'struct' ? generated.fields : new Map<string, Node>()
  const [template, key] = [textOf(fields.get('secretStringTemplate')), textOf(fields.get('generateStringKey'))]
  if (template === undefined || key === undefined) return [`${put} "$(${random})"`]
  const whole = `${template} + {${JSON.stringify(key)}: .}`
  return [`${random} | jq -R ${word(whole)} > secret.json`, `${put} file://secret.json && rm secret.json`]
}

const rotationSchedule: Commands = (tree) => [
  `aws secretsmanager rotate-secret${options(tree, { secretId: 'secret-id', rotationLambdaArn: 'rotation-lambda-arn', rotationRules: 'rotation-rules' })}`,
]

const secretPolicy: Commands = (tree) =>
  policy(
    tree.fields.get('resourcePolicy'),
    `aws secretsmanager get-resource-policy ${secretId} --query ResourcePolicy --output text`,
    (from) => `aws secretsmanager put-resource-policy ${secretId} --resource-policy ${from} --block-public-policy`,
  )

/** Source: AWS Systems Manager API Reference, PutParameter: the type of a parameter cannot be changed. */
const parameter: Commands = (tree) => [
  '# The type of a parameter cannot be changed: make a new one and let the task definition name it.',
  `aws ssm put-parameter --name /shop/db-password --value "$DB_PASSWORD"${options(tree, { type: 'type', keyId: 'key-id', tier: 'tier' })}`,
]

/** By field, the command and the option that takes it. */
const ofBucket: Readonly<Record<string, readonly [command: string, option: string]>> = {
  bucketEncryption: ['put-bucket-encryption', 'server-side-encryption-configuration'],
  publicAccessBlockConfiguration: ['put-public-access-block', 'public-access-block-configuration'],
  versioningConfiguration: ['put-bucket-versioning', 'versioning-configuration'],
}

const bucket: Commands = (tree) => [
  ...Object.entries(ofBucket).flatMap(([field, [command, option]]) => {
    const given = options(tree, { [field]: option }, s3)
    return given === '' ? [] : [`aws s3api ${command} --bucket shop-env${given}`]
  }),
  ...unchangeable(tree, [...Object.keys(ofBucket), 'bucketName'], 'a bucket'),
]

const bucketPolicy: Commands = (tree) =>
  policy(
    tree.fields.get('policyDocument'),
    'aws s3api get-bucket-policy --bucket shop-env --query Policy --output text',
    (from) => `aws s3api put-bucket-policy --bucket shop-env --policy ${from}`,
  )

function inlinePolicy(node: Node | undefined, name: string): readonly string[] {
  const of = `--role-name web --policy-name ${word(name)}`
  return policy(
    node,
    `aws iam get-role-policy ${of} --query PolicyDocument`,
    (from) => `aws iam put-role-policy ${of} --policy-document ${from}`,
  )
}

const rolePolicy: Commands = (tree) =>
  inlinePolicy(tree.fields.get('policyDocument'), textOf(tree.fields.get('policyName')) ?? 'web')

const managedPolicy: Commands = (tree) =>
  policy(
    tree.fields.get('policyDocument'),
    'aws iam get-policy-version --policy-arn "$POLICY_ARN" --version-id "$VERSION" --query PolicyVersion.Document',
    (from) => `aws iam create-policy-version --policy-arn "$POLICY_ARN" --policy-document ${from} --set-as-default`,
  )

const itemsOf = (node: Node | undefined): readonly Item[] => (node?.is === 'list' ? node.items : [])
const removedItems = (node: Node | undefined) => itemsOf(node).filter((item) => item.node.is === 'removed')

const role: Commands = (tree) => {
  const boundary = textOf(tree.fields.get('permissionsBoundary'))
  return [
    ...itemsOf(tree.fields.get('managedPolicyArns')).map(
      ({ node, key }) =>
        `aws iam ${node.is === 'removed' ? 'detach' : 'attach'}-role-policy --role-name web --policy-arn ${word(String(key))}`,
    ),
    ...itemsOf(tree.fields.get('policies')).flatMap(({ node, key }) =>
      node.is === 'removed'
        ? [`aws iam delete-role-policy --role-name web --policy-name ${word(String(key))}`]
        : node.is === 'struct'
          ? inlinePolicy(node.fields.get('policyDocument'), String(key))
          : [],
    ),
    ...policy(
      tree.fields.get('assumeRolePolicyDocument'),
      'aws iam get-role --role-name web --query Role.AssumeRolePolicyDocument',
      (from) => `aws iam update-assume-role-policy --role-name web --policy-document ${from}`,
    ),
    ...(boundary === undefined
      ? []
      : [`aws iam put-role-permissions-boundary --role-name web --permissions-boundary ${word(boundary)}`]),
    ...unchangeable(
      tree,
      ['managedPolicyArns', 'policies', 'assumeRolePolicyDocument', 'permissionsBoundary', 'roleName'],
      'a role',
    ),
  ]
}

const namespace =
  (kind: string): Commands =>
  (tree) => [
    '# The kind of a namespace cannot be changed: make a new one and register the services there.',
    `aws servicediscovery create-${kind}-namespace${options(tree, { name: 'name', vpc: 'vpc', description: 'description' })}`,
  ]

const discoveryService: Commands = (tree) => [
  `aws servicediscovery update-service --id "$SERVICE_ID" --service ${jsonWord(
    plain(split(tree, ['dnsConfig', 'description', 'healthCheckConfig'])[0], (name) =>
      name === 'ttl' ? 'TTL' : capital(name),
    ),
  )}`,
  ...unchangeable(tree, ['dnsConfig', 'description', 'healthCheckConfig', 'name'], 'a service of Cloud Map'),
]

/** A new version from the one that instances are started with now. */
const launchTemplate: Commands = (tree) => {
  const data = tree.fields.get('launchTemplateData')
  const of = '--launch-template-name shop'
  return revise(
    `aws ec2 describe-launch-template-versions ${of} --versions '$Default' --query 'LaunchTemplateVersions[0].LaunchTemplateData'`,
    '.',
    data?.is === 'struct' ? edits(data, capital) : [],
    [
      `version=$(aws ec2 create-launch-template-version ${of} --launch-template-data file://fixed.json --query LaunchTemplateVersion.VersionNumber)`,
      `aws ec2 modify-launch-template ${of} --default-version "$version"`,
      '# then replace the instances, which keep what they were started with',
    ],
  )
}

export const awsCliOthers: Partial<Record<ResourceType, Commands>> = {
  ...awsCliLoadBalancing,
  ...awsCliNetworks,
  ...awsCliVpc,
  'AWS::EC2::LaunchTemplate': launchTemplate,
  'AWS::EFS::AccessPoint': accessPoint,
  'AWS::EFS::FileSystem': fileSystem,
  'AWS::Events::Rule': eventsRule,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': rolePolicy,
  'AWS::IAM::Role': role,
  'AWS::IAM::RolePolicy': rolePolicy,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucketPolicy,
  'AWS::SSM::Parameter': parameter,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::SecretsManager::ResourcePolicy': secretPolicy,
  'AWS::SecretsManager::RotationSchedule': rotationSchedule,
  'AWS::SecretsManager::Secret': secret,
  'AWS::ServiceDiscovery::HttpNamespace': namespace('http'),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': namespace('private-dns'),
  'AWS::ServiceDiscovery::PublicDnsNamespace': namespace('public-dns'),
  'AWS::ServiceDiscovery::Service': discoveryService,
  'AWS::StepFunctions::StateMachine': stateMachine,
}
