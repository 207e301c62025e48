import { describe, expect, test } from 'vitest'
// What aws-sam-translator (PyPI, Apache-2.0) makes of each template in us-east-1, without tags, permissions of Lambda and
// definitions; of resources that the estate does not hold only the type.
import recorded from '../../../../test/golden/serverless.json' with { type: 'json' }
import { gapsOf, placeIn, scanFiles, textsOf } from '../../../../test/scan-files.ts'
import type { Estate } from '../../../model/estate.ts'
import { joinParts, type Part } from '../../../model/text.ts'

/** Types of which there is nothing to compare: of functions the record has the type alone. */
const leftOut = ['AWS::Lambda::Function', 'Breakwater::TemplateParameter']

/** An estate without its places: what every resource says, by address. */
function said(estate: Estate): unknown {
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'parts') return joinParts(value as readonly Part[])
    if (value instanceof Map) return Object.fromEntries(value)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const { origin: _o, place: _p, shape: _s, definition: _d, ...rest } = value as Record<string, unknown>
    return typeof rest['on'] === 'number' ? { ...rest, on: estate.choices[rest['on']]?.yes } : rest
  }
  const resources = estate.resources.filter(({ type }) => !leftOut.includes(type))
  return JSON.parse(JSON.stringify(Object.fromEntries(resources.map((one) => [one.address, one])), plain))
}

describe('the transform of AWS SAM', () => {
  test.each(recorded.templates)('$name', ({ template, makes }) => {
    const region = 'us-east-1'
    const ours = scanFiles({ 'shop.yaml': template.join('\n') }, { region })
    const theirs = scanFiles({ 'shop.yaml': JSON.stringify(makes) }, { region })
    expect(gapsOf(ours)).toEqual([])
    expect(ours.resources.length).toBeGreaterThan(3)
    expect(said(ours)).toEqual(said(theirs))
  })

  const fn = (properties: string) =>
    `Transform: AWS::Serverless-2016-10-31\nResources:\n  Fn: {Type: AWS::Serverless::Function, Properties: {${properties}}}\n`

  const managedOf = (estate: Estate) => {
    const slot = estate.ofType('AWS::IAM::Role')[0]?.slots.managedPolicyArns
    return slot?.is === 'known' ? slot.value.items.flatMap(textsOf) : []
  }

  test('ARNs are those of the partition, where the Region tells it', () => {
    const template = fn('Tracing: Active')
    const names = (region?: string) => managedOf(scanFiles({ 'shop.yaml': template }, { region }))
    expect(names('cn-north-1')).toEqual([
      'arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      'arn:aws-cn:iam::aws:policy/AWSXRayDaemonWriteAccess',
    ])
    expect(names()[1]).toBe(
      'arn:${AWS::Partition}:iam::aws:policy/AWSXrayWriteOnlyAccess (AWS::Partition is known only at deployment)',
    )
  })

  test('what is generated can be referred to', () => {
    const estate = scanFiles({
      'shop.yaml': `${fn('Events: {Daily: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day)}}}')}
  Task: {Type: AWS::ECS::TaskDefinition, Properties: {TaskRoleArn: !GetAtt FnRole.Arn, ExecutionRoleArn: !Ref FnDailyRole, Family: !Ref ServerlessRestApi}}
`,
    })
    const slots = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots
    const roles = [slots?.taskRoleArn, slots?.executionRoleArn].map((slot) =>
      slot?.is === 'known' ? estate.resolve(slot.value)?.address : undefined,
    )
    expect(roles).toEqual(['shop.yaml#FnRole', 'shop.yaml#FnDailyRole'])
    expect(gapsOf(estate)).toEqual([])
  })

  test('what is generated stands where it is generated from', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    PermissionsBoundary: arn:aws:iam::111122223333:policy/boundary
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - AdministratorAccess
        - S3ReadPolicy:
            BucketName: shop
        - Statement:
            - Effect: Allow
              Action: 's3:*'
              Resource: '*'
`
    const estate = scanFiles({ 'shop.yaml': text })
    const [role] = estate.ofType('AWS::IAM::Role')
    const { managedPolicyArns: arns, policies, permissionsBoundary: boundary } = role?.slots ?? {}
    const origins = [
      ...(arns?.is === 'known' ? arns.value.items : []),
      ...(policies?.is === 'known' ? policies.value.items : []),
      boundary,
    ].map((slot) => (slot && slot.is !== 'choice' ? slot.origin : undefined))
    expect([role?.place, ...origins].map((origin) => placeIn(estate.files, origin))).toEqual(
      [6, 7, 10, 11, 13, 4].map((line) => `shop.yaml:${line}`),
    )
    expect(origins.map((origin) => origin?.at === 'text' && origin.field)).toEqual([
      'Resources.Fn',
      'Resources.Fn.Properties.Policies[0]',
      'Resources.Fn.Properties.Policies[1]',
      'Resources.Fn.Properties.Policies[2]',
      'Globals.Function.PermissionsBoundary',
    ])
    const document = policies?.is === 'known' ? policies.value.items[1] : undefined
    const inside = document?.is === 'known' ? document.value.slots.policyDocument : undefined
    const statements = inside?.is === 'known' ? inside.value.slots.statement : undefined
    const [statement] = statements?.is === 'known' ? statements.value.items : []
    const action = statement?.is === 'known' ? statement.value.slots.action : undefined
    expect(action?.is === 'known' && placeIn(estate.files, action.origin)).toBe('shop.yaml:15')
    expect(action?.is === 'known' && action.origin.at === 'text' && action.origin.field).toBe(
      'Resources.Fn.Properties.Policies[2].Statement[0].Action',
    )
  })

  test.each([
    ['a policy of no known kind', 'Policies: [{NoSuchPolicy: {}}]', 'Fn has a policy that is of no known kind.'],
    [
      'a policy template without a parameter',
      'Policies: [{S3ReadPolicy: {}}]',
      'The policy template S3ReadPolicy needs BucketName.',
    ],
    [
      'two kinds in one condition',
      'Policies: [!If [A, AdministratorAccess, {Statement: []}]]',
      'Fn has a policy that is of no known kind.',
    ],
  ])('%s is a gap with its place', (_name, properties, says) => {
    const template = `${fn(properties)}Conditions: {A: !Equals [!Ref AWS::Region, eu-west-1]}\n`
    expect(gapsOf(scanFiles({ 'shop.yaml': template }))).toEqual([`template-invalid: ${says} shop.yaml:3`])
  })

  test.each([
    ['without a source', 'Destination: {Id: Fn}, Permissions: [Write]', 'The connector Link has no Source.'],
    ['without a destination', 'Source: {Id: Fn}, Permissions: [Write]', 'The connector Link has no Destination.'],
    [
      'between what none connects',
      'Source: {Id: Fn}, Destination: {Id: Nothing}, Permissions: [Write]',
      'The connector Link leads from AWS::Lambda::Function to nothing, which none does.',
    ],
    [
      'from a function whose role is elsewhere',
      'Source: {Id: Given}, Destination: {Id: Fn}, Permissions: [Write]',
      'The connector Link finds no role to give its policy to.',
    ],
  ])('a connector %s is a gap', (_name, properties, says) => {
    const template = `${fn('')}  Given: {Type: AWS::Serverless::Function, Properties: {Role: arn:aws:iam::111122223333:role/shop}}
  Link: {Type: AWS::Serverless::Connector, Properties: {${properties}}}
`
    expect(gapsOf(scanFiles({ 'shop.yaml': template }))).toEqual([`template-invalid: ${says} shop.yaml:5`])
  })

  test.each([
    ['CapacityProvider', 'ItOperatorRole', 'AWSLambdaManagedEC2ResourceOperator'],
    ['NetworkConnector', 'ItOperatorRole', 'AWSLambdaNetworkConnectorOperatorPolicy'],
    ['WebFunction', 'ItRole', 'service-role/AWSLambdaBasicExecutionRole'],
  ])('%s brings the role with which Lambda operates it', (type, id, policy) => {
    const template = `Transform: AWS::Serverless-2016-10-31\nResources: {It: {Type: AWS::Serverless::${type}}}\n`
    const estate = scanFiles({ 'shop.yaml': template }, { region: 'eu-west-1' })
    expect(estate.resources.map(({ address }) => address)).toEqual([`shop.yaml#${id}`])
    expect(managedOf(estate)).toEqual([`arn:aws:iam::aws:policy/${policy}`])
    expect(gapsOf(estate)).toEqual([])
  })

  test('names that every object has are names like others', () => {
    const template = `${fn('Policies: [{constructor: {}}], DeadLetterQueue: {Type: constructor, TargetArn: a}')}
  Link: {Type: AWS::Serverless::Connector, Properties: {Source: {Type: constructor}, Destination: {Type: name}, Permissions: [Read]}}
  Odd: {Type: constructor}
  Task: {Type: AWS::ECS::TaskDefinition, Properties: {Family: !GetAtt Odd.Arn, PidMode: !Ref Odd}}
`
    expect(scanFiles({ 'shop.yaml': template }).gaps.map(({ code }) => code)).toEqual([
      'template-invalid',
      'template-invalid',
    ])
  })

  test('types that are not followed are said once', () => {
    const template = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Graph: {Type: AWS::Serverless::GraphQLApi}
  Other: {Type: AWS::Serverless::GraphQLApi}
  Api: {Type: AWS::Serverless::Api}
`
    expect(gapsOf(scanFiles({ 'shop.yaml': template }))).toEqual([
      'transform-not-evaluated: What AWS::Serverless-2016-10-31 makes of Graph (GraphQLApi), Other (GraphQLApi) is not judged. shop.yaml:1',
    ])
  })

  test('a role that the template declares itself is left alone', () => {
    const template = `${fn('')}  FnRole: {Type: AWS::IAM::Role, Properties: {RoleName: own}}\n`
    const roles = scanFiles({ 'shop.yaml': template }).ofType('AWS::IAM::Role')
    expect(roles.flatMap(({ slots }) => textsOf(slots.roleName))).toEqual(['own'])
  })

  test('a waiver of a resource speaks for what is generated from it, where it stands', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  # breakwater:waive a-trait until=2027-01-31 of the function
  Fn:
    Type: AWS::Serverless::Function
    Metadata: {Breakwater: {Waive: b-trait in metadata}}
    Properties:
      Policies:
        - AdministratorAccess # breakwater:waive c-trait of the policy
`
    const { acceptances, files, resources } = scanFiles({ 'shop.yaml': text })
    const text1 = files.find(({ path }) => path === 'shop.yaml')?.text ?? ''
    const shown = acceptances.map(({ trait, address, within }) => [
      trait,
      address,
      within && text1.slice(within.start, within.start + 4),
    ])
    expect(shown).toEqual([
      ['a-trait', 'shop.yaml#Fn*', 'Fn:\n'],
      ['c-trait', 'shop.yaml#Fn*', 'Admi'],
      ['b-trait', 'shop.yaml#Fn*', 'Type'],
    ])
    expect(resources.map(({ address }) => address)).toEqual(['shop.yaml#Fn', 'shop.yaml#FnRole'])
  })

  test('a loop makes functions, each with its role', () => {
    const template = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Fn::ForEach::Functions: [Name, [Cart, Mail], {"\${Name}Fn": {Type: AWS::Serverless::Function}}]
`
    const roles = scanFiles({ 'shop.yaml': template }).ofType('AWS::IAM::Role')
    expect(roles.map(({ address }) => address)).toEqual(['shop.yaml#CartFnRole', 'shop.yaml#MailFnRole'])
  })
})

describe('the definition of a state machine', () => {
  const flow = (properties: string) => `Transform: AWS::Serverless-2016-10-31
Parameters: {Public: {Type: String, Default: ENABLED}, Late: {Type: String}}
Resources:
  Task: {Type: AWS::ECS::TaskDefinition}
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionSubstitutions: {Task: !Ref Task, Public: !Ref Public, Late: !Ref Late}
      ${properties}
`
  const json = `{"States": {"Run": {
  "Type": "Task",
  "Resource": "arn:aws:states:::ecs:runTask",
  "Parameters": {
    "TaskDefinition": "\${Task}",
    "LaunchType": "\${Late}",
    "NetworkConfiguration": {"AwsvpcConfiguration": {
      "AssignPublicIp": "\${Public}"}}}}}}`

  const yaml = `States:
  Run:
    Type: Task
    Resource: arn:aws:states:::ecs:runTask
    Parameters:
      TaskDefinition: \${Task}
      LaunchType: \${Late}
      NetworkConfiguration: {AwsvpcConfiguration: {AssignPublicIp: "\${Public}"}}
`

  function parametersOf(estate: Estate) {
    const definition = estate.ofType('AWS::StepFunctions::StateMachine')[0]?.slots.definition
    const states = definition?.is === 'known' ? definition.value.slots.states : undefined
    const run = states?.is === 'known' ? states.value.entries.get('Run') : undefined
    const parameters = run?.is === 'known' ? run.value.slots.parameters : undefined
    return parameters?.is === 'known' ? parameters.value.slots : undefined
  }

  test.each([
    ['in the template', `Definition: ${json.replaceAll('\n', ' ')}`, {}, 'shop.yaml:9'],
    ['in a JSON file', 'DefinitionUri: flows/flow.asl.json', { 'flows/flow.asl.json': json }, 'flows/flow.asl.json:8'],
    ['in a YAML file', 'DefinitionUri: ./flow.asl.yaml', { 'flow.asl.yaml': yaml }, 'flow.asl.yaml:8'],
    ['in a bucket', 'DefinitionUri: s3://bucket/flows/flow.json', { 'flows/flow.json': json }, 'flows/flow.json:8'],
    ['by bucket and key', 'DefinitionUri: {Bucket: b, Key: flow.json}', { 'flow.json': json }, 'flow.json:8'],
  ])('%s has its substitutions, and its own places', (_name, properties, files, place) => {
    const estate = scanFiles({ 'shop.yaml': flow(properties), ...files })
    const slots = parametersOf(estate)
    const task = slots?.taskDefinition
    expect(task?.is === 'known' && estate.resolve(task.value)?.address).toBe('shop.yaml#Task')
    expect(slots?.launchType).toMatchObject({ is: 'unknown', parts: [{ name: 'Late' }] })
    const network = slots?.networkConfiguration
    const vpc = network?.is === 'known' ? network.value.slots.awsvpcConfiguration : undefined
    const ip = vpc?.is === 'known' ? vpc.value.slots.assignPublicIp : undefined
    expect(ip).toMatchObject({ is: 'known', value: 'ENABLED' })
    expect(ip?.is === 'known' && placeIn(estate.files, ip.origin)).toBe(place)
    expect(gapsOf(estate)).toEqual([])
  })

  test('that is not in the scan is a gap, and unknown', () => {
    const estate = scanFiles({ 'shop.yaml': flow('DefinitionUri: s3://bucket/flow.json') })
    expect(gapsOf(estate)).toEqual([
      'file-not-followed: The definition of Flow is in s3://bucket/flow.json, which is not in this scan. shop.yaml:9',
    ])
    expect(estate.ofType('AWS::StepFunctions::StateMachine')[0]?.slots.definition).toMatchObject({ is: 'unknown' })
  })

  test('of CloudFormation has its substitutions too, numbers outside strings as well', () => {
    const template = `Parameters: {Count: {Type: Number, Default: 3}}
Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: |
        {"States": {"Run": {"Type": "Task", "Resource": "\${Action}", "Parameters": {"Cluster": "a-\${Name}",
          "PlatformVersion": \${Count}}}}}
      DefinitionSubstitutions: {Action: 'arn:aws:states:::ecs:runTask', Name: shop, Count: !Ref Count}
`
    const slots = parametersOf(scanFiles({ 'shop.yaml': template }))
    expect(textsOf(slots?.platformVersion)).toEqual(['3'])
    expect(slots?.cluster).toMatchObject({ is: 'known', value: { text: 'a-shop' } })
  })
})
