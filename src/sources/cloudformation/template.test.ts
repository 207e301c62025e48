import { describe, expect, test } from 'vitest'
import { Estate } from '../../model/estate.ts'
import type { Origin } from '../../model/origin.ts'
import { leavesOf, type Read, type Slot, sayWhy } from '../../model/slot.ts'
import { showText } from '../../model/text.ts'
import { Reading } from '../reading.ts'
import { readJson } from '../syntax/json.ts'
import { readYaml } from '../syntax/yaml.ts'
import { readTemplates } from './stacks.ts'

interface Given {
  readonly parameters?: Readonly<Record<string, string>>
  readonly region?: string
  readonly account?: string
}

/** Reads one template, YAML or JSON, as the file `shop.yaml`. */
function read(text: string, given: Given = {}): Estate {
  const reading = new Reading({ region: given.region, account: given.account })
  for (const [name, value] of Object.entries(given.parameters ?? {})) {
    reading.parameters.set(name, { text: value, origin: { at: 'call', call: 'test', field: name } })
  }
  const root = text.trimStart().startsWith('{') ? readJson(text) : readYaml(text)[0]
  if (root?.kind !== 'map') throw new Error('the template is no mapping')
  readTemplates([{ root, file: reading.addFile({ path: 'shop.yaml', text }), path: 'shop.yaml' }], reading)
  const { files, choices, gaps, resources } = reading
  return new Estate({ files, choices: choices.all, gaps, resources })
}

const declarations = `
Parameters:
  Stage: {Type: String}
  Size: {Type: String, AllowedValues: [small, large]}
  Family: {Type: String, Default: shop}
  Zones: {Type: CommaDelimitedList, Default: "a, b"}
  Password: {Type: String, NoEcho: true, Default: hunter2}
  Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/image}
Mappings:
  Sizes:
    small: {Cpu: 256, Os: LINUX}
    large: {Cpu: 1024, Os: LINUX}
  Regions:
    eu-west-1: {Image: web}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsShop: !Equals [!Ref Family, shop]
`

/** What \`Family\` of a task definition comes to, with the expression in its place. */
function evaluate(expression: string, given: Given = {}) {
  const estate = read(
    `${declarations}
Resources:
  Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: prod-cluster}}
  Queue: {Type: AWS::SQS::Queue}
  It:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: ${expression}
`,
    given,
  )
  const [task] = estate.ofType('AWS::ECS::TaskDefinition')
  const slot: Slot<string> | undefined = task?.slots.family
  return { all: [...leavesOf(slot)].map(show), gaps: estate.gaps.map(({ code }) => code) }
}

function show(read: Read<string>): string {
  if (read.is === 'known') return read.value
  return read.is === 'absent' ? '(absent)' : `${showText(read.parts ?? [])} (${sayWhy(read.why)})`
}

describe('intrinsic functions', () => {
  test.each<[string, string | readonly string[], Given?]>([
    ['web', 'web'],
    ['0256', '0256'],
    ['!Ref Family', 'shop'],
    ['{Ref: Family}', 'shop'],
    ['!Ref Family', 'store', { parameters: { Family: 'store' } }],
    ['!Ref Stage', '${Stage} (parameter Stage has no default and no value was given)'],
    ['!Ref Stage', 'dev', { parameters: { Stage: 'dev' } }],
    ['!Ref Size', ['small', 'large']],
    ['!Ref Password', '${Password} (parameter Password is NoEcho)'],
    ['!Ref Password', '${Password} (parameter Password is NoEcho)', { parameters: { Password: 'hunter3' } }],
    ['!Ref Image', '${Image} (the value is fetched from Parameter Store at deployment)'],
    ['!Ref Cluster', 'prod-cluster'],
    ['!Ref Queue', '${Queue} (Queue.Ref is known only after deployment)'],
    ['!Ref AWS::NoValue', '(absent)'],
    ['!Ref AWS::Region', '${AWS::Region} (AWS::Region is known only at deployment)'],
    ['!Ref AWS::Region', 'eu-west-1', { region: 'eu-west-1' }],
    ['!Ref AWS::Partition', 'aws-cn', { region: 'cn-north-1' }],
    ['!Ref AWS::URLSuffix', 'amazonaws.com.cn', { region: 'cn-north-1' }],
    ['!Ref AWS::AccountId', '111122223333', { account: '111122223333' }],
    ['!GetAtt Queue.Arn', '${Queue.Arn} (Queue.Arn is known only after deployment)'],
    ['{"Fn::GetAtt": [Queue, Arn]}', '${Queue.Arn} (Queue.Arn is known only after deployment)'],
    ['!Sub "${Family}-web"', 'shop-web'],
    ['!Sub "${Family}-${!Literal}"', 'shop-${Literal}'],
    ['!Sub "${Family}-${Queue.Arn}"', 'shop-${Queue.Arn} (Queue.Arn is known only after deployment)'],
    ['!Sub ["${Name}-${Family}", {Name: !Ref Cluster}]', 'prod-cluster-shop'],
    ['!Sub "arn:${AWS::Partition}:iam"', 'arn:${AWS::Partition}:iam (AWS::Partition is known only at deployment)'],
    ['!Sub "${Size}-web"', ['small-web', 'large-web']],
    ['!Join ["-", [a, !Ref Family, c]]', 'a-shop-c'],
    ['!Join ["-", [a, !Ref AWS::NoValue, c]]', 'a-c'],
    ['!Join ["", !Ref Zones]', 'ab'],
    ['!Join ["-", [a, !Ref Stage]]', 'a-${Stage} (parameter Stage has no default and no value was given)'],
    ['!Select [1, [a, b, c]]', 'b'],
    ['!Select ["1", !Ref Zones]', 'b'],
    ['!Select [0, !GetAtt Queue.Urls]', '${Queue.Urls[0]} (Queue.Urls is known only after deployment)'],
    ['!Select [0, !GetAZs ""]', '${Fn::Select} (Fn::GetAZs cannot be evaluated here)'],
    ['!Select [1, !Split ["/", "a/b/c"]]', 'b'],
    ['!Select [1, !Split ["/", !Ref Stage]]', '${Fn::Select} (parameter Stage has no default and no value was given)'],
    ['!Select [1, !Cidr [10.0.0.0/16, 3, 8]]', '10.0.1.0/24'],
    ['!Select [2, !Cidr ["2001:db8::/56", 3, 64]]', '2001:db8:0:2::/64'],
    ['!If [IsShop, yes-it-is, no]', 'yes-it-is'],
    ['!If [IsProd, a, b]', ['a', 'b']],
    ['!If [IsProd, a, !Ref AWS::NoValue]', ['a', '(absent)']],
    ['!FindInMap [Sizes, small, Cpu]', '256'],
    ['!FindInMap [Sizes, !Ref Size, Cpu]', ['256', '1024']],
    ['!FindInMap [Sizes, !Ref Size, Os]', 'LINUX'],
    ['!FindInMap [Sizes, !Ref Stage, Cpu]', ['256', '1024']],
    ['!FindInMap [Regions, !Ref AWS::Region, Image]', 'web'],
    ['!Base64 web', 'd2Vi'],
    ['!ImportValue shop-vpc', '${Fn::ImportValue shop-vpc} (the export shop-vpc is not in this scan)'],
    ['"{{resolve:ssm:/shop/family:3}}"', '${resolve:ssm:/shop/family:3} (the value is fetched from ssm at deployment)'],
    [
      '!Sub "x-{{resolve:secretsmanager:${Stage}:SecretString:password}}"',
      'x-${resolve:secretsmanager:${Stage}:SecretString:password} (the value is fetched from secretsmanager at deployment)',
    ],
  ])('%s', (expression, expected, given) => {
    const { all, gaps } = evaluate(expression, given)
    expect(all).toEqual(typeof expected === 'string' ? [expected] : expected)
    expect(gaps).toEqual([])
  })

  test.each([
    ['!Ref Nothing', 'reference-undeclared'],
    ['!GetAtt Nothing.Arn', 'reference-undeclared'],
    ['!Sub "${Nothing}"', 'reference-undeclared'],
    ['!FindInMap [Sizes, huge, Cpu]', 'reference-undeclared'],
    ['!FindInMap [Nothing, a, b]', 'reference-undeclared'],
    ['!If [Nothing, a, b]', 'reference-undeclared'],
    ['!Frobnicate a', 'intrinsic-unknown'],
    ['{"Fn::Frobnicate": a}', 'intrinsic-unknown'],
    ['!Transform {Name: AWS::Include}', 'transform-not-evaluated'],
    ['!Select [9, [a]]', 'template-invalid'],
    ['!Join [1]', 'template-invalid'],
    ['!Split [",", [a]]', 'template-invalid'],
    ['!Cidr [10.0.0.0/30, 9, 8]', 'template-invalid'],
    ['!Sub [[a]]', 'template-invalid'],
    ['!Ref [a]', 'template-invalid'],
    ['[a, b]', 'value-wrong-type'],
  ])('%s is a gap, and the value unknown', (expression, code) => {
    const { all, gaps } = evaluate(expression)
    expect(gaps).toContain(code)
    for (const one of all) if (code !== 'reference-undeclared') expect(one).toContain('(')
  })
})

describe('conditions', () => {
  const whether = (condition: string, given: Given = {}) => {
    const estate = read(
      `${declarations}
  It: ${condition}
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Condition: It
`,
      given,
    )
    return { guard: estate.ofType('AWS::ECS::TaskDefinition')[0]?.guard ?? false, estate }
  }

  test.each<[string, boolean, Given?]>([
    ['!Equals [a, a]', true],
    ['!Equals [a, b]', false],
    ['!Equals ["256", 256]', true],
    ['!Equals [!Ref Family, shop]', true],
    ['!Not [!Equals [!Ref Family, shop]]', false],
    ['!And [!Condition IsShop, !Equals [a, a]]', true],
    ['!Or [!Equals [a, b], {Condition: IsShop}]', true],
    ['!Condition IsShop', true],
    ['!Equals [!Ref Stage, prod]', true, { parameters: { Stage: 'prod' } }],
    ['!Equals [!Sub "arn:${Stage}", "queue:x"]', false],
    ['!And [!Equals [!Ref Stage, prod], !Equals [!Ref Stage, dev]]', false],
    ['!Equals [!Ref Stage, !Ref Stage]', true],
    ['!Equals [!Join [",", !Ref Zones], "a,b"]', true],
  ])('%s is decided', (condition, expected, given) => {
    expect(whether(condition, given).guard).toBe(expected)
  })

  test.each([
    ['!Equals [!Ref Stage, prod]', 'Stage is "prod"'],
    ['!Equals [prod, !Ref Stage]', 'Stage is "prod"'],
    ['!Equals [!Ref Size, large]', 'Size is "small"'],
    ['!Equals [!Ref AWS::Region, us-east-1]', 'AWS::Region is "us-east-1"'],
    ['!Equals [!Select [0, !GetAZs ""], a]', 'Fn::Select is "a"'],
    ['!Equals [!Sub "x-${Stage}", x-prod]', 'x-${Stage} equals "x-prod"'],
  ])('%s is a choice', (condition, says) => {
    const { guard, estate } = whether(condition)
    expect(typeof guard === 'object' && estate.choices[guard.on]?.yes).toBe(says)
  })

  test.each([
    ['!Condition It', 'reference-cycle'],
    ['!Condition Nothing', 'reference-undeclared'],
    ['!Equals [a]', 'template-invalid'],
    ['!Sometimes [a]', 'template-invalid'],
    ['maybe', 'template-invalid'],
  ])('%s is a gap and stays undecided', (condition, code) => {
    const { guard, estate } = whether(condition)
    expect(typeof guard).toBe('object')
    expect(estate.gaps.map((gap) => gap.code)).toContain(code)
  })

  test('a resource whose condition is false does not exist', () => {
    expect(whether('!Equals [a, b]').estate.ofType('AWS::ECS::TaskDefinition')).toEqual([])
  })
})

describe('places', () => {
  const at = (text: string, origin: Origin | undefined) =>
    origin?.at === 'text' ? text.slice(origin.start, origin.end) : undefined

  test('a value through a parameter knows both places', () => {
    const text = `
Parameters:
  Power: {Type: String, Default: 'true'}
Resources:
  It:
    Type: AWS::ECS::TaskDefinition
    Properties:
      PidMode: !Ref Power
`
    const slot = read(text).ofType('AWS::ECS::TaskDefinition')[0]?.slots.pidMode
    const origin = slot && slot.is !== 'choice' ? slot.origin : undefined
    expect(at(text, origin)).toBe('Power')
    expect(origin).toMatchObject({ field: 'Resources.It.Properties.PidMode' })
    expect(origin?.at === 'text' && origin.via?.map((step) => at(text, step))).toEqual(["'true'"])
  })

  test.each([
    ['a literal block', `|\n        [{"Name": "web",\n          "Privileged": true}]\n`],
    ['a folded block', `>-\n        [{"Name": "web",\n        "Privileged": true}]\n`],
    ['double quotes', `"[{\\"Name\\": \\"web\\", \\"Privileged\\": true}]"\n`],
    ['single quotes', `'[{"Name": "web", "Privileged": true}]'\n`],
    [
      'Fn::Sub',
      `!Sub |\n        [{"Name": "\${Family}", "Image": "\${AWS::Region}/web",\n          "Privileged": true}]\n`,
    ],
  ])('JSON in %s is read with places inside it', (_name, value) => {
    const text = `Parameters: {Family: {Type: String, Default: web}}
Resources:
  It:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: ${value}`
    const estate = read(text)
    expect(estate.gaps).toEqual([])
    const slot = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.containerDefinitions
    const [item] = slot?.is === 'known' ? slot.value.items : []
    const privileged = item?.is === 'known' ? item.value.slots.privileged : undefined
    expect(privileged).toMatchObject({ is: 'known', value: true })
    expect(privileged?.is === 'known' && at(text, privileged.origin)).toBe('true')
    const name = item?.is === 'known' ? item.value.slots.name : undefined
    expect(name).toMatchObject({ is: 'known', value: 'web' })
  })

  test.each(['w', 'web', 'a-name-that-is-longer-than-its-mark'])(
    'what is put in (%s) does not move what follows',
    (family) => {
      const text = `Parameters: {Family: {Type: String, Default: ${family}}}
Resources:
  It:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: !Sub |
        [{"Name": "\${Family}", "Image": "\${Family}/\${Family}",
          "Privileged": true,
          "User": "root"}]
`
      const slot = read(text).ofType('AWS::ECS::TaskDefinition')[0]?.slots.containerDefinitions
      const [item] = slot?.is === 'known' ? slot.value.items : []
      const { privileged, user } = item?.is === 'known' ? item.value.slots : {}
      expect(privileged?.is === 'known' && at(text, privileged.origin)).toBe('true')
      expect(user?.is === 'known' && at(text, user.origin)).toBe('"root"')
    },
  )

  test.each<[string, readonly string[], boolean]>([
    ['[{"Name": "web"}${More}]', ['web'], true],
    ['[{"Name": "web"} ${More} {"Name": "log"}]', ['web', 'log'], true],
    ['[${More}{"Name": "web"}]', ['web'], true],
    ['[${More}]', [], true],
    ['[{"Name": "web", "Memory": ${More}}]', ['web'], false],
    ['[{"Name": "web" ${More}}]', ['web'], false],
    ['[{${More} "Name": "web"}]', ['web'], false],
  ])('what is known of %s is read', (json, names, more) => {
    const text = `Parameters: {More: {Type: String}}
Resources:
  It: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: !Sub '${json}'}}
`
    const estate = read(text)
    expect(estate.gaps).toEqual([])
    const slot = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.containerDefinitions
    const items = slot?.is === 'known' ? slot.value.items : []
    const known = items.flatMap((item) => (item.is === 'known' ? [item.value.slots] : []))
    expect(known.map(({ name }) => name?.is === 'known' && name.value)).toEqual(names)
    expect(items.some((item) => item.is === 'unknown')).toBe(more)
    if (!json.includes('Memory') && !more) expect(known[0]?.privileged).toMatchObject({ is: 'unknown' })
  })

  test('JSON in a string that is broken is a gap with its place', () => {
    const text = `Resources:
  It:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: '[{"Name": "web",, }]'
`
    const [gap] = read(text).gaps
    expect(gap).toMatchObject({ code: 'text-not-json', says: 'A key in quotes is missing.' })
    expect(gap?.origin?.at === 'text' && text.slice(gap.origin.start - 2, gap.origin.end)).toBe('",,')
  })

  test('holes outside strings are values of their own', () => {
    const text = `Parameters: {Port: {Type: Number}}
Resources:
  It:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions: !Sub '[{"Name": "web", "Cpu": \${Port}, "Memory": 512}]'
`
    const slot = read(text).ofType('AWS::ECS::TaskDefinition')[0]?.slots.containerDefinitions
    const [item] = slot?.is === 'known' ? slot.value.items : []
    const slots = item?.is === 'known' ? item.value.slots : undefined
    expect(slots?.cpu).toMatchObject({ is: 'unknown', why: { because: 'parameter', name: 'Port' } })
    expect(slots?.memory).toMatchObject({ is: 'known', value: 512 })
  })
})

describe('user data', () => {
  const userData = (expression: string) => {
    const estate = read(`
Resources:
  It:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        UserData: ${expression}
`)
    const data = estate.ofType('AWS::EC2::LaunchTemplate')[0]?.slots.launchTemplateData
    const slot = data?.is === 'known' ? data.value.slots.userData : undefined
    return slot && slot.is !== 'choice' ? show(slot) : undefined
  }

  test('is decoded from base64, as text or as a function', () => {
    const script = '#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\n'
    expect(userData(Buffer.from(script).toString('base64'))).toBe(script)
    expect(userData('!Base64 "#!/bin/bash"')).toBe('#!/bin/bash')
    expect(userData('{"Fn::Base64": !Sub "#!/bin/bash\\necho ${AWS::Region}"}')).toBe(
      '#!/bin/bash\necho ${AWS::Region} (AWS::Region is known only at deployment)',
    )
    expect(userData('"#!/bin/bash"')).toBe('#!/bin/bash')
  })
})

describe('what is wrong in a template', () => {
  const codes = (text: string) => read(text).gaps.map(({ code, says }) => `${code}: ${says}`)

  const modes = (text: string) =>
    [...leavesOf(read(text).ofType('AWS::ECS::TaskDefinition')[0]?.slots.pidMode)].map(show)
  const withModes = (lines: string) => `
Resources:
  It:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
${lines}`

  test('a key that stands twice may have either value, the rest is judged', () => {
    const text = withModes('      PidMode: host\n      PidMode: task\n')
    expect(modes(text)).toEqual(['task', 'host'])
    expect(read(text).ofType('AWS::ECS::TaskDefinition')[0]?.slots.family).toMatchObject({ is: 'known', value: 'web' })
    expect(codes(text)).toEqual(['key-duplicate: The key PidMode stands twice.'])
  })

  test('a key that says the same twice has that value', () => {
    const text = withModes('      PidMode: host\n      PidMode: "host"\n')
    expect(modes(text)).toEqual(['host'])
    expect(codes(text)).toEqual(['key-duplicate: The key PidMode stands twice.'])
  })

  test('a parameter that stands twice is a gap', () => {
    const text = 'Parameters:\n  P: {Type: String, Default: a}\n  P: {Type: String, Default: b}\nResources: {}\n'
    expect(codes(text)).toEqual(['key-duplicate: The parameter P stands twice; the last one counts here.'])
  })

  test('what a macro may add is unknown, what stands beside it is known', () => {
    const estate = read(
      withModes('      Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://shop/task.yaml}}\n'),
    )
    const slots = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots
    expect(slots?.family).toMatchObject({ is: 'known', value: 'web' })
    expect(slots?.pidMode).toMatchObject({ is: 'unknown', why: { because: 'intrinsic', name: 'Fn::Transform' } })
  })

  test('a template that another one deploys is a gap where it is deployed', () => {
    expect(
      codes('Resources:\n  Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ./child.yaml}}\n'),
    ).toEqual(['template-not-followed: Child deploys ./child.yaml, which is not in this scan.'])
  })

  test('resources that depend on one another in a circle', () => {
    expect(
      codes(`
Resources:
  A: {Type: AWS::ECS::Cluster, DependsOn: B}
  B: {Type: AWS::ECS::Cluster, Properties: {ClusterName: !Sub "x-\${C.Arn}"}}
  C: {Type: AWS::ECS::Cluster, Properties: {ClusterName: {"Fn::GetAtt": [A, Arn]}}}
  D: {Type: AWS::ECS::Cluster, Properties: {ClusterName: !Ref D}}
`).sort(),
    ).toEqual([
      'reference-cycle: A, B, C depend on one another.',
      'reference-cycle: D depends on itself.',
      'reference-cycle: D.ClusterName refers to itself.',
    ])
  })

  test('a resource without a type, a loop without the language extensions, a macro', () => {
    expect(
      codes(`
Transform: ShopMacro
Resources:
  A: {Properties: {}}
  "Fn::ForEach::Services": [Name, [web, worker], {"\${Name}": {Type: AWS::ECS::Service}}]
`),
    ).toEqual([
      'template-invalid: The resource A has no Type.',
      'transform-not-evaluated: Fn::ForEach::Services makes resources that are not judged.',
      'transform-not-evaluated: What ShopMacro adds or changes is not judged.',
    ])
  })

  test('a chain of ten thousand conditions does not overflow', () => {
    const conditions = Array.from({ length: 10_000 }, (_, index) => `  C${index}: !Condition C${index + 1}`).join('\n')
    const text = `Conditions:\n${conditions}\n  C10000: !Equals [a, a]\nResources:\n  It: {Type: AWS::ECS::Cluster, Condition: C0}\n`
    expect(codes(text)[0]).toBe('value-too-large: The condition C400 depends on too many others.')
  })

  test('a value that multiplies itself is bounded', () => {
    const parameters = Array.from({ length: 12 }, (_, i) => `  P${i}: {Type: String, AllowedValues: [a, b]}`).join('\n')
    const text = `Parameters:\n${parameters}\nResources:\n  It:\n    Type: AWS::ECS::Cluster\n    Properties:\n      ClusterName: !Join ['', [${Array.from({ length: 12 }, (_, i) => `!Ref P${i}`).join(', ')}]]\n`
    expect(codes(text)).toEqual(['value-too-large: Fn::Join can turn out in too many ways.'])
  })

  test('JSON that breaks off with the file', () => {
    const text =
      'Resources:\n  A:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: |\n        {"a": 1,'
    const [gap] = read(text).gaps
    expect(gap?.code).toBe('text-not-json')
    expect(gap?.origin?.at === 'text' && text.slice(gap.origin.start, gap.origin.end)).toBe(',')
  })

  test('a delimiter that takes all memory', () => {
    const list = `!Split [',', '${','.repeat(15_000)}']`
    const text = `Resources: {A: {Type: AWS::ECS::Cluster, Properties: {ClusterName: !Join ['${'x'.repeat(50_000)}', ${list}]}}}\n`
    expect(codes(text)).toEqual(['value-too-large: Fn::Join makes more than any template can hold.'])
  })
})
