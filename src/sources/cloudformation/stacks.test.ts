import { describe, expect, test } from 'vitest'
import { Estate } from '../../model/estate.ts'
import type { Origin } from '../../model/origin.ts'
import { leavesOf, type Read, sayWhy } from '../../model/slot.ts'
import { showText } from '../../model/text.ts'
import { Reading } from '../reading.ts'
import { readYaml } from '../syntax/yaml.ts'
import { readTemplates } from './stacks.ts'

type Files = Readonly<Record<string, string>>

/** Reads templates by path as one scan. */
function read(files: Files, parameters: Readonly<Record<string, string>> = {}): Estate {
  const reading = new Reading({ region: undefined, account: undefined })
  for (const [name, text] of Object.entries(parameters)) {
    reading.parameters.set(name, { text, origin: { at: 'call', call: 'test', field: name } })
  }
  const documents = Object.entries(files).map(([path, text]) => {
    const root = readYaml(text)[0]
    if (root?.kind !== 'map') throw new Error(`${path} is no mapping`)
    return { root, path, file: reading.addFile({ path, text }) }
  })
  readTemplates(documents, reading)
  const { choices, gaps, resources } = reading
  return new Estate({ files: reading.files, choices: choices.all, gaps, resources })
}

/** What the family of each task definition comes to, by address. */
function families(estate: Estate): Readonly<Record<string, string>> {
  return Object.fromEntries(
    estate
      .ofType('AWS::ECS::TaskDefinition')
      .map(({ address, slots }) => [address, leavesOf(slots.family).map(show).join(' | ')]),
  )
}

function show(read: Read<string>): string {
  if (read.is === 'known') return read.value
  return read.is === 'absent' ? '(absent)' : `${showText(read.parts ?? [])} (${sayWhy(read.why)})`
}

const gaps = (estate: Estate) => estate.gaps.map(({ code, says }) => `${code}: ${says}`)

const task = (family: string) => `{Type: AWS::ECS::TaskDefinition, Properties: {Family: ${family}}}`

const child = `Parameters:
  Family: {Type: String, Default: fallback}
Resources:
  Task: ${task('!Ref Family')}
Outputs:
  Task: {Value: !Ref Task}
  Family: {Value: !Sub '\${Family}-out'}
`

const stack = (url: string, parameters = '{}') =>
  `{Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${url}, Parameters: ${parameters}}}`

const parent = (url: string, parameters = '{Family: shop}') => `Resources:\n  Web: ${stack(url, parameters)}\n`

describe('a stack that deploys another', () => {
  test.each([
    ['by path', 'infra/main.yaml', './services/web.yaml', 'infra/services/web.yaml'],
    ['by path upwards', 'infra/main.yaml', '../services/web.yaml', 'services/web.yaml'],
    [
      'by the tail of a URL',
      'main.yaml',
      'https://s3.amazonaws.com/templates/v1/services/web.yaml',
      'services/web.yaml',
    ],
    ['by its name alone', 'main.yaml', 'https://templates.s3.amazonaws.com/v1/web.yaml', 'deploy/web.yaml'],
    [
      'with a bucket to come',
      'main.yaml',
      "!Sub 'https://${Bucket}.s3.amazonaws.com/services/web.yaml'",
      'services/web.yaml',
    ],
    ['with a version', 'main.yaml', "'https://s3.amazonaws.com/t/web.yaml?versionId=1'", 'web.yaml'],
  ])('%s', (_name, from, url, to) => {
    const text = `Parameters: {Bucket: {Type: String}}\n${parent(url)}`
    const estate = read({ [from]: text, [to]: child })
    expect(families(estate)).toEqual({ [`${to}#Task`]: 'shop' })
    expect(gaps(estate)).toEqual([])
  })

  test('Location of a serverless application is a place too', () => {
    const text = `Resources:\n  Web: {Type: AWS::Serverless::Application, Properties: {Location: web.yaml, Parameters: {Family: shop}}}\n`
    expect(families(read({ 'main.yaml': text, 'web.yaml': child }))).toEqual({ 'web.yaml#Task': 'shop' })
  })

  test('a stack set gives its parameters as a list', () => {
    const text = `Resources:
  Web:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateURL: https://s3.amazonaws.com/t/web.yaml
      Parameters: [{ParameterKey: Family, ParameterValue: shop}]
`
    expect(families(read({ 'main.yaml': text, 'web.yaml': child }))).toEqual({ 'web.yaml#Task': 'shop' })
  })

  test('of an assembly, whose address is a hash', () => {
    const text = `Resources:
  Web:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: !Sub 'https://s3.\${AWS::URLSuffix}/assets/0a1b2c.json', Parameters: {Family: shop}}
    Metadata: {'aws:asset:path': Web.nested.template.json}
`
    expect(families(read({ 'main.yaml': text, 'Web.nested.template.json': child }))).toEqual({
      'Web.nested.template.json#Task': 'shop',
    })
  })

  test('what is not given has its default, and nothing is judged twice', () => {
    const estate = read({ 'main.yaml': parent('web.yaml', '{}'), 'web.yaml': child })
    expect(families(estate)).toEqual({ 'web.yaml#Task': 'fallback' })
  })

  test('what the user gives is for the templates that nothing deploys', () => {
    const text = `Parameters: {Family: {Type: String}}\n${parent('web.yaml', '{Family: !Sub "${Family}-web"}')}`
    expect(families(read({ 'main.yaml': text, 'web.yaml': child }, { Family: 'given' }))).toEqual({
      'web.yaml#Task': 'given-web',
    })
  })

  test('a template that is used twice is two stacks, which share no choice', () => {
    const two = `Resources:
  Web: ${stack('web.yaml', '{Family: web}')}
  Worker: ${stack('web.yaml', '{Family: worker}')}
Outputs:
  Both: {Value: !Sub '\${Web.Outputs.Family} \${Worker.Outputs.Family}'}
`
    const estate = read({ 'main.yaml': two, 'web.yaml': child })
    expect(families(estate)).toEqual({ 'web.yaml#Task@Web': 'web', 'web.yaml#Task@Worker': 'worker' })
  })

  test('outputs come back, and references through them lead to the resource', () => {
    const text = `${parent('web.yaml')}
  Other: ${task('!GetAtt Web.Outputs.Family')}
  Service: {Type: AWS::ECS::Service, Properties: {TaskDefinition: !GetAtt Web.Outputs.Task}}
`
    const estate = read({ 'main.yaml': text, 'web.yaml': child })
    expect(families(estate)['main.yaml#Other']).toBe('shop-out')
    const [service] = estate.ofType('AWS::ECS::Service')
    const [named] = leavesOf(service?.slots.taskDefinition)
    expect(named?.is === 'known' && estate.resolve(named.value)?.address).toBe('web.yaml#Task')
  })

  test('from one child into another, and every place on the way is known', () => {
    const main = `Parameters: {Stage: {Type: String, Default: prod}}
Resources:
  Names: ${stack('names.yaml', '{Family: !Ref Stage}')}
  Web: ${stack('web.yaml', '{Family: !GetAtt Names.Outputs.Family}')}
`
    const estate = read({ 'main.yaml': main, 'names.yaml': child, 'web.yaml': child })
    expect(families(estate)['web.yaml#Task']).toBe('prod-out')
    const task = estate.at('web.yaml#Task')
    const [family] = task?.type === 'AWS::ECS::TaskDefinition' ? leavesOf(task.slots.family) : []
    expect(family && way(family.origin, estate)).toEqual([
      'web.yaml Resources.Task.Properties.Family',
      'main.yaml Resources.Web.Properties.Parameters.Family',
      'names.yaml Outputs.Family.Value',
    ])
  })

  test('lists go through as text with commas, and their items stay references', () => {
    const network = `Resources:
  A: {Type: AWS::EC2::Subnet}
  B: {Type: AWS::EC2::Subnet}
Outputs: {Subnets: {Value: !Join [',', [!Ref A, !Ref B, subnet-1]]}}
`
    const service = `Parameters: {Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}}
Resources:
  Task: ${task('!Join ["+", !Ref Subnets]')}
  First: ${task('!Select [2, !Ref Subnets]')}
`
    const main = `Resources:
  Network: ${stack('network.yaml')}
  Web: ${stack('web.yaml', '{Subnets: !GetAtt Network.Outputs.Subnets}')}
  Split: ${task('!Select [2, !Split [",", !GetAtt Network.Outputs.Subnets]]')}
`
    const estate = read({ 'main.yaml': main, 'network.yaml': network, 'web.yaml': service })
    expect(families(estate)).toEqual({
      'main.yaml#Split': 'subnet-1',
      'web.yaml#First': 'subnet-1',
      'web.yaml#Task': '${A}+${B}+subnet-1 (A.Ref is known only after deployment)',
    })
  })

  test('a condition of the stack holds for all that it deploys, and choices are the same on both sides', () => {
    const main = `Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  Web:
    Type: AWS::CloudFormation::Stack
    Condition: IsProd
    Properties: {TemplateURL: web.yaml, Parameters: {Stage: !Ref Stage}}
  Never:
    Type: AWS::CloudFormation::Stack
    Condition: Never
    Properties: {TemplateURL: gone.yaml}
`
      .replace('Resources:', '  Never: !Equals [a, b]\nResources:')
      .replace('Conditions: {IsProd: !Equals [!Ref Stage, prod]}', 'Conditions:\n  IsProd: !Equals [!Ref Stage, prod]')
    const web = `Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  Task: ${task('!If [IsProd, big, small]')}
`
    const estate = read({ 'main.yaml': main, 'web.yaml': web })
    const [made] = estate.ofType('AWS::ECS::TaskDefinition')
    const { guard } = made ?? {}
    expect(typeof guard === 'object' && estate.choices[guard.on]?.yes).toBe('Stage is "prod"')
    expect(estate.choices).toHaveLength(1)
    expect(gaps(estate)).toEqual([])
  })

  test('where the template depends on a condition, each one is deployed in its case', () => {
    const main = `Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  Web: ${stack('!If [IsProd, big.yaml, small.yaml]')}
  After: ${task('!GetAtt Web.Outputs.Family')}
`
    const estate = read({ 'main.yaml': main, 'big.yaml': child, 'small.yaml': child.replace('fallback', 'small') })
    expect(families(estate)).toEqual({
      'big.yaml#Task': 'fallback',
      'main.yaml#After': 'fallback-out | small-out',
      'small.yaml#Task': 'small',
    })
    expect(typeof estate.at('big.yaml#Task')?.guard).toBe('object')
  })
})

/** The places of an origin as `file field`, nearest first. */
function way(origin: Origin, estate: Estate): readonly string[] {
  if (origin.at !== 'text') return [origin.at]
  const { via = [], file, field } = origin
  return [`${estate.files[file]?.path} ${field}`, ...via.flatMap((step) => way(step, estate))].slice(0, 3)
}

describe('what is wrong between stacks', () => {
  test.each<[string, Files, readonly string[]]>([
    [
      'a template that is not in the scan',
      {
        'main.yaml': parent("!Sub 'https://s3.amazonaws.com/${Bucket}/gone.yaml'", '{}').replace(
          'Resources',
          'Parameters: {Bucket: {Type: String}}\nResources',
        ),
      },
      ['template-not-followed: Web deploys https://s3.amazonaws.com/${Bucket}/gone.yaml, which is not in this scan.'],
    ],
    [
      'two templates that may be meant',
      { 'main.yaml': parent('https://s3.amazonaws.com/t/web.yaml'), 'a/web.yaml': child, 'b/web.yaml': child },
      ['template-not-followed: Web deploys https://s3.amazonaws.com/t/web.yaml, which is not in this scan.'],
    ],
    [
      'one that does not declare what it is given',
      { 'main.yaml': parent('web.yaml', '{Famly: shop}'), 'web.yaml': child },
      ['template-not-followed: Web deploys web.yaml, which is not in this scan.'],
    ],
    [
      'an output that is not there',
      {
        'main.yaml': `${parent('web.yaml')}  After: ${task('!GetAtt Web.Outputs.Nothing')}\n`,
        'web.yaml': child,
      },
      ['reference-undeclared: web.yaml has no output Nothing.'],
    ],
    [
      'a value that goes round in a circle',
      {
        'main.yaml': `Resources:
  One: ${stack('web.yaml', '{Family: !GetAtt Two.Outputs.Family}')}
  Two: ${stack('web.yaml', '{Family: !GetAtt One.Outputs.Family}')}
`,
        'web.yaml': child,
      },
      [
        'reference-cycle: One, Two depend on one another.',
        'reference-cycle: What One is given for Family depends on itself.',
      ],
    ],
    [
      'templates that deploy one another',
      { 'a.yaml': parent('b.yaml', '{}'), 'b.yaml': parent('a.yaml', '{}') },
      ['reference-cycle: Web deploys a.yaml, which deploys it in turn.'],
    ],
    [
      'a template that deploys itself',
      { 'a.yaml': parent('a.yaml', '{}') },
      ['reference-cycle: Web deploys a.yaml, in which it stands itself.'],
    ],
  ])('%s', (_name, files, expected) => {
    const said = gaps(read(files))
    for (const one of expected) expect(said).toContain(one)
    expect(said.filter((one) => one.startsWith('template-not'))).toEqual(
      expected.filter((one) => one.startsWith('template-not')),
    )
  })

  test('500 children are 500 stacks', () => {
    const many = Array.from({ length: 500 }, (_, index) => `  S${index}: ${stack('web.yaml', `{Family: f${index}}`)}`)
    const estate = read({ 'main.yaml': `Resources:\n${many.join('\n')}\n`, 'web.yaml': child })
    expect(Object.keys(families(estate))).toHaveLength(500)
    expect(families(estate)['web.yaml#Task@S7']).toBe('f7')
  })

  test('a chain of 200 stacks hands a value down and back', () => {
    const files: Record<string, string> = {}
    for (let at = 0; at < 200; at++) {
      files[`s${at}.yaml`] = `Parameters: {Family: {Type: String, Default: start}}
Resources:
  Next: ${at === 199 ? task('!Ref Family') : stack(`s${at + 1}.yaml`, "{Family: !Sub '${Family}'}")}
Outputs: {Family: {Value: ${at === 199 ? '!Ref Family' : '!GetAtt Next.Outputs.Family'}}}
`
    }
    files['s0.yaml'] = `${files['s0.yaml']}`.replace(
      'Outputs:',
      `  After: ${task('!GetAtt Next.Outputs.Family')}\nOutputs:`,
    )
    const estate = read(files)
    expect(families(estate)).toEqual({ 's0.yaml#After': 'start', 's199.yaml#Next': 'start' })
    expect(gaps(estate)).toEqual([])
  })

  test('stacks that double with each level end', () => {
    const files: Record<string, string> = {}
    for (let at = 0; at < 16; at++) {
      files[`s${at}.yaml`] = `Resources:\n  A: ${stack(`s${at + 1}.yaml`)}\n  B: ${stack(`s${at + 1}.yaml`)}\n`
    }
    files['s16.yaml'] = child
    expect(gaps(read(files))).toContain('value-too-large: From here on too many stacks deploy one another.')
  })

  describe('that stands in the resource itself', () => {
    const inline = (body: string) => `Parameters: {Name: {Type: String, Default: shop}, Later: {Type: String}}
Conditions: {IsEast: !Equals [!Ref AWS::Region, us-east-1]}
Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      Parameters: [{ParameterKey: Family, ParameterValue: !Ref Name}]
      TemplateBody: ${body}
`
    const inJson = JSON.stringify({
      Parameters: { Family: { Type: 'String' } },
      Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: { Ref: 'Family' } } } },
    })

    test.each([
      ['as YAML', `|\n        ${child.replaceAll('\n', '\n        ')}`, 'shop'],
      ['as JSON', `'${inJson}'`, 'shop'],
      ['as JSON in a block', `|\n        ${inJson}`, 'shop'],
      ['with values put in', `!Sub 'Resources: {Task: ${task('"${Name}"')}}'`, 'shop'],
      ['by a condition', `!If [IsEast, 'Resources: {Task: ${task('east')}}', !Ref AWS::NoValue]`, 'east'],
    ])('%s', (_name, body, family) => {
      expect(families(read({ 'main.yaml': inline(body) }))).toEqual({ 'main.yaml#Task@Everywhere': family })
    })

    test('has its places there', () => {
      const text = inline(
        `|\n        Resources:\n          Task:\n            Type: AWS::ECS::TaskDefinition\n            Properties: {Family: "here"}\n`,
      )
      const slot = read({ 'main.yaml': text }).ofType('AWS::ECS::TaskDefinition')[0]?.slots.family
      const origin = slot?.is === 'known' && slot.origin.at === 'text' ? slot.origin : undefined
      expect(origin && text.slice(origin.start, origin.end)).toBe('"here"')
    })

    test.each([
      ['is none', 'nothing of the kind', 'cannot be read as one'],
      [
        'is not known',
        "!Sub 'Resources: {Task: {Type: AWS::ECS::Service, Properties: {ServiceName: ${Later}}}}'",
        'is not known as a whole',
      ],
    ])('%s is a gap', (_name, body, why) => {
      const says = `template-not-followed: Everywhere deploys a template that stands in it and ${why}.`
      expect(gaps(read({ 'main.yaml': inline(body) }))).toEqual([says])
    })
  })

  const levels = Array.from({ length: 60 }, (_, level) => level)

  test.each([
    ['a text', "!Sub '${Next.Outputs.Out}${Next.Outputs.Out}'", 'Fn::Sub'],
    ['a text with delimiters', '!Join [",", [!GetAtt Next.Outputs.Out, !GetAtt Next.Outputs.Out]]', 'Fn::Join'],
    ['a list', '[!GetAtt Next.Outputs.Out, !GetAtt Next.Outputs.Out]', 'The output Out'],
    ['a mapping', '{a: !GetAtt Next.Outputs.Out, b: !GetAtt Next.Outputs.Out}', 'The output Out'],
    ['JSON', '{"Fn::ToJsonString": [!GetAtt Next.Outputs.Out, !GetAtt Next.Outputs.Out]}', 'Fn::ToJsonString'],
  ])('%s that doubles with each output is unknown', (_name, value, what) => {
    const files = levels.map((level) => [
      `s${level}.yaml`,
      level === levels.length - 1
        ? `Resources: {Task: ${task('web')}}\nOutputs: {Out: {Value: web}}\n`
        : `Transform: AWS::LanguageExtensions\nResources: {Next: ${stack(`s${level + 1}.yaml`)}}\nOutputs: {Out: {Value: ${value}}}\n`,
    ])
    const main = `Resources:\n  Next: ${stack('s0.yaml')}\n  Task: ${task('!GetAtt Next.Outputs.Out')}\n`
    const estate = read({ ...Object.fromEntries(files), 'main.yaml': main })
    expect(gaps(estate)).toContain(`value-too-large: ${what} makes more than any template can hold.`)
    expect(families(estate)['main.yaml#Task']).not.toContain('webweb')
  })

  test.each([
    ['a text', "!Sub '${In}${In}'", 'Fn::Sub'],
    ['a list', '[!Ref In, !Ref In]', 'What Next is given for In'],
  ])('%s that doubles on its way down is unknown', (_name, value, what) => {
    const files = levels.map((level) => [
      `s${level}.yaml`,
      `Parameters: {In: {Type: String}}\nResources:\n  Task: ${task('!Ref In')}\n${level === levels.length - 1 ? '' : `  Next: ${stack(`s${level + 1}.yaml`, `{In: ${value}}`)}\n`}`,
    ])
    const estate = read({
      ...Object.fromEntries(files),
      'main.yaml': `Resources: {Next: ${stack('s0.yaml', '{In: x}')}}\n`,
    })
    expect(gaps(estate)).toContain(`value-too-large: ${what} makes more than any template can hold.`)
  })

  test('a text that doubles with each export is unknown', () => {
    const files = levels.map((level) => {
      const value = level === 0 ? 'x' : `!Join ['', [!ImportValue o${level - 1}, !ImportValue o${level - 1}]]`
      return [
        `s${level}.yaml`,
        `Resources: {Task: ${task(`!ImportValue o${level}`)}}\nOutputs: {Out: {Value: ${value}, Export: {Name: o${level}}}}\n`,
      ]
    })
    const says = 'value-too-large: Fn::Join makes more than any template can hold.'
    expect(gaps(read(Object.fromEntries(files)))).toContain(says)
  })
})

const exporting = (name: string, value = 'shop') =>
  `Parameters: {Env: {Type: String, Default: prod}}\nResources: {Queue: {Type: AWS::SQS::Queue}}\nOutputs: {Name: {Value: ${value}, Export: {Name: ${name}}}}\n`

const importing = (name: string) => `Parameters:
  Network: {Type: String}
  Env: {Type: String, Default: prod}
Resources:
  Task: ${task(`!ImportValue ${name.startsWith('!') ? `{'Fn::Sub': ${name.slice(5)}}` : name}`)}
`

describe('values that other templates export', () => {
  test.each<[string, string, readonly string[], string]>([
    ['a plain name', 'shop-vpc', ['shop-vpc'], 'shop'],
    ['names made of known values', "!Sub '${Env}-vpc'", ["!Sub '${Env}-vpc'"], 'shop'],
    [
      'the stack stands in the name on both sides',
      "!Sub '${Network}-VpcId'",
      ["!Sub '${AWS::StackName}-VpcId'"],
      'shop',
    ],
    ['joined instead of substituted', "!Sub '${Network}:VpcId'", ["!Join [':', [!Ref AWS::StackName, VpcId]]"], 'shop'],
    ['known on one side only', 'prod-VpcId', ["!Sub '${AWS::StackName}-VpcId'"], 'shop'],
    [
      'the one that fits of several',
      "!Sub '${Network}-VpcId'",
      ["!Sub '${AWS::StackName}-VpcId'", "!Sub '${AWS::StackName}-SubnetId'"],
      'shop',
    ],
    [
      'several that fit',
      "!Sub '${Network}-VpcId'",
      ["!Sub '${AWS::StackName}-VpcId'", "!Sub '${AWS::StackName}-VpcId'"],
      '(several templates',
    ],
    ['none that fits', "!Sub '${Network}-VpcId'", ["!Sub '${AWS::StackName}-SubnetId'"], '(the export'],
    ['an ending in common is not enough', 'other-vpc', ['shop-vpc'], '(the export'],
    ['a name of which nothing is known', "!Sub '${Network}'", ["!Sub '${AWS::StackName}-VpcId'"], '(the export'],
  ])('%s', (_name, name, exports, expected) => {
    const files = Object.fromEntries(exports.map((one, index) => [`network${index}.yaml`, exporting(one)]))
    const found = families(read({ 'app.yaml': importing(name), ...files }))['app.yaml#Task']
    if (expected.startsWith('(')) expect(found).toContain(expected)
    else expect(found).toBe(expected)
  })

  test('a reference through an export leads to the resource', () => {
    const cluster = `Resources: {Cluster: {Type: AWS::ECS::Cluster}}\nOutputs: {Name: {Value: !Ref Cluster, Export: {Name: main-cluster}}}\n`
    const app = `Resources: {Web: {Type: AWS::ECS::Service, Properties: {Cluster: !ImportValue main-cluster}}}\n`
    const estate = read({ 'app.yaml': app, 'cluster.yaml': cluster })
    const [service] = estate.ofType('AWS::ECS::Service')
    const [named] = leavesOf(service?.slots.cluster)
    expect(named?.is === 'known' && estate.resolve(named.value)?.address).toBe('cluster.yaml#Cluster')
  })

  test('a name that two templates export is a gap, and means neither', () => {
    const estate = read({
      'a.yaml': exporting('shop-vpc'),
      'b.yaml': exporting('shop-vpc'),
      'app.yaml': importing('shop-vpc'),
    })
    expect(gaps(estate)).toEqual(['export-duplicate: shop-vpc is exported by a.yaml too.'])
    expect(families(estate)['app.yaml#Task']).toContain('(several templates of the scan export shop-vpc)')
  })
})

describe('stored parameters', () => {
  const store = `Resources:
  Family: {Type: AWS::SSM::Parameter, Properties: {Name: /shop/family, Type: String, Value: shop}}
`
  test.each([
    [
      'a parameter of an SSM type',
      `Parameters: {Family: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/family}}\nResources:\n  Task: ${task('!Ref Family')}\n`,
      'shop',
    ],
    ['a dynamic reference', `Resources:\n  Task: ${task("'{{resolve:ssm:/shop/family}}'")}\n`, 'shop'],
    ['a version of it', `Resources:\n  Task: ${task("'web-{{resolve:ssm:/shop/family:3}}'")}\n`, 'web-shop'],
    [
      'one that is not there',
      `Resources:\n  Task: ${task("'{{resolve:ssm:/shop/other}}'")}\n`,
      '${resolve:ssm:/shop/other} (the value is fetched from ssm at deployment)',
    ],
    [
      'a secure one',
      `Resources:\n  Task: ${task("'{{resolve:ssm-secure:/shop/family}}'")}\n`,
      '${resolve:ssm-secure:/shop/family} (the value is fetched from ssm-secure at deployment)',
    ],
  ])('%s', (_name, app, expected) => {
    expect(families(read({ 'app.yaml': app, 'store.yaml': store }))['app.yaml#Task']).toBe(expected)
  })
})
