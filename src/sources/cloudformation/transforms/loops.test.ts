import { describe, expect, test } from 'vitest'
import { gapsOf, placeIn, scanFiles, textsOf } from '../../../../test/scan-files.ts'

const head = `Transform: AWS::LanguageExtensions
Parameters:
  Services: {Type: CommaDelimitedList, Default: "web,worker"}
  Later: {Type: CommaDelimitedList}
  Later2: {Type: String}
Mappings:
  Teams:
    shop: {Services: [cart, checkout]}
`

/** The family of every task definition, by logical id. */
function families(template: string, start = head) {
  const estate = scanFiles({ 'shop.yaml': `${start}${template}` })
  const tasks = estate.ofType('AWS::ECS::TaskDefinition')
  return {
    families: Object.fromEntries(
      tasks.map(({ address, slots }) => [address.slice('shop.yaml#'.length), textsOf(slots.family).join(' | ')]),
    ),
    gaps: gapsOf(estate),
  }
}

const task = (family: string) => `{Type: AWS::ECS::TaskDefinition, Properties: {Family: ${family}}}`

describe('a loop of the language extensions', () => {
  test.each<[string, string, Record<string, string>]>([
    [
      'over a list',
      `Resources:\n  Fn::ForEach::Tasks: [Name, [web, worker], {"\${Name}Task": ${task('"shop-${Name}"')}}]\n`,
      { webTask: 'shop-web', workerTask: 'shop-worker' },
    ],
    [
      'over a parameter',
      `Resources:\n  Fn::ForEach::Tasks: [Name, !Ref Services, {"\${Name}Task": ${task('!Ref Name')}}]\n`,
      { webTask: 'web', workerTask: 'worker' },
    ],
    [
      'over what a mapping holds',
      `Resources:\n  Fn::ForEach::Tasks: [Name, !FindInMap [Teams, shop, Services], {"\${Name}Task": ${task('{Ref: Name}')}}]\n`,
      { cartTask: 'cart', checkoutTask: 'checkout' },
    ],
    [
      'over nothing',
      `Resources:\n  Fn::ForEach::Tasks: [Name, [], {"\${Name}Task": ${task('x')}}]\n  Own: ${task('own')}\n`,
      { Own: 'own' },
    ],
    [
      'with letters and digits alone in ids',
      `Resources:\n  Fn::ForEach::Tasks: [Ip, ["10.0.0.1"], {"Task&{Ip}": ${task('"t-${Ip}"')}}]\n`,
      { Task10001: 't-10.0.0.1' },
    ],
    [
      'inside another',
      `Resources:
  Fn::ForEach::Stages:
    - Stage
    - [dev, prod]
    - Fn::ForEach::Tasks:
        - Name
        - [web, worker]
        - "\${Stage}\${Name}": ${task('!Sub "${Stage}-${Name}-${AWS::Region}"')}
`,
      Object.fromEntries(
        ['dev', 'prod'].flatMap((stage) =>
          ['web', 'worker'].map((name) => [
            `${stage}${name}`,
            `${stage}-${name}-\${AWS::Region} (AWS::Region is known only at deployment)`,
          ]),
        ),
      ),
    ],
    [
      'whose collection depends on the loop around it',
      `Resources:
  Fn::ForEach::Teams: [Team, [shop], {"Fn::ForEach::Tasks": [Name, !FindInMap [Teams, !Ref Team, Services], {"\${Team}\${Name}": ${task('!Ref Name')}}]}]
`,
      { shopcart: 'cart', shopcheckout: 'checkout' },
    ],
    [
      'among conditions',
      `Conditions:
  Fn::ForEach::Deployed: [Name, [web, worker], {"Has\${Name}": !Equals [web, !Ref Name]}]
Resources:
  Fn::ForEach::Tasks: [Name, [web, worker], {"\${Name}": {Type: AWS::ECS::TaskDefinition, Condition: "Has\${Name}"}}]
`,
      { web: '' },
    ],
    [
      'of references that depend on it',
      `Resources:
  Fn::ForEach::Clusters: [Name, [web], {"\${Name}Cluster": {Type: AWS::ECS::Cluster, Properties: {ClusterName: "c-\${Name}"}}}]
  Fn::ForEach::Tasks: [Name, [web], {"\${Name}Task": ${task('!Ref {"Fn::Sub": "${Name}Cluster"}')}}]
`,
      { webTask: 'c-web' },
    ],
  ])('%s', (_name, template, expected) => {
    const read = families(template)
    expect(read.families).toEqual(expected)
    expect(read.gaps).toEqual([])
  })

  test('in properties and mappings', () => {
    const estate = scanFiles({
      'shop.yaml': `Transform: [AWS::LanguageExtensions]
Mappings:
  Sizes: {"Fn::ForEach::Rows": [Stage, [dev, prod], {"\${Stage}": {Family: "shop-\${Stage}"}}]}
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Fn::ForEach::Modes: [Key, [Pid, Ipc], {"\${Key}Mode": host}]
      Family: !FindInMap [Sizes, prod, Family]
`,
    })
    const [slots] = estate.ofType('AWS::ECS::TaskDefinition').map((one) => one.slots)
    expect([slots?.family, slots?.pidMode, slots?.ipcMode].flatMap(textsOf)).toEqual(['shop-prod', 'host', 'host'])
    expect(gapsOf(estate)).toEqual([])
  })

  test('in outputs, which another template imports', () => {
    const estate = scanFiles({
      'base.yaml': `Transform: AWS::LanguageExtensions
Resources: {Cluster: {Type: AWS::ECS::Cluster}}
Outputs:
  Fn::ForEach::Names: [Name, [web], {"\${Name}Family": {Value: "shop-\${Name}", Export: {Name: "family-\${Name}"}}}]
`,
      'web.yaml': `Resources: {Task: ${task('!ImportValue family-web')}}\n`,
    })
    expect(textsOf(estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.family)).toEqual(['shop-web'])
  })

  test('in a template that another one deploys, over what it is given', () => {
    const child = `Transform: AWS::LanguageExtensions
Parameters: {Services: {Type: CommaDelimitedList}}
Resources:
  Fn::ForEach::Tasks: [Name, !Ref Services, {"\${Name}Task": ${task('!Ref Name')}}]
`
    const stack = (services: string) =>
      `{Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: web.yaml, Parameters: {Services: ${services}}}}`
    const estate = scanFiles({
      'base.yaml': `Resources: {Names: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: names.yaml}}}\n`,
      'names.yaml': `Resources: {C: {Type: AWS::ECS::Cluster}}\nOutputs: {N: {Value: "web,worker", Export: {Name: names}}}\n`,
      'shop.yaml': `Resources:\n  A: ${stack('!Join [",", [cart, mail]]')}\n  B: ${stack('!ImportValue names')}\n`,
      'web.yaml': child,
    })
    expect(estate.ofType('AWS::ECS::TaskDefinition').map(({ address }) => address)).toEqual([
      'web.yaml#cartTask@A',
      'web.yaml#mailTask@A',
      'web.yaml#webTask@B',
      'web.yaml#workerTask@B',
    ])
    expect(gapsOf(estate)).toEqual([])
  })

  test('over what a template exports that is read before it', () => {
    const loop = (services: string) =>
      `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Tasks: [Name, !Split [",", ${services}], {"\${Name}Task": ${task('!Ref Name')}}]\n`
    const estate = scanFiles({
      'names.yaml': `Resources: {C: {Type: AWS::ECS::Cluster}}\nOutputs: {N: {Value: "web,worker", Export: {Name: names}}}\n`,
      'shop.yaml': loop('!ImportValue names'),
      'stall.yaml': loop('!ImportValue nowhere'),
    })
    expect(estate.ofType('AWS::ECS::TaskDefinition').map(({ address }) => address)).toEqual([
      'shop.yaml#webTask',
      'shop.yaml#workerTask',
    ])
    expect(gapsOf(estate)).toEqual([
      'transform-not-evaluated: Fn::ForEach::Tasks repeats over values that are not known; what it makes is not judged. stall.yaml:3',
    ])
  })

  test('is spoken for by the comments in it', () => {
    const estate = scanFiles({
      'shop.yaml': `${head}Resources:
  # breakwater:waive a-trait the whole loop
  Fn::ForEach::Tasks:
    - Name
    - !Ref Services
    # breakwater:waive b-trait what it makes
    - \${Name}Task:
        Type: AWS::ECS::TaskDefinition
        Properties:
          # breakwater:waive c-trait a part of it
          PidMode: host
`,
    })
    expect(estate.acceptances.map(({ trait, address, within }) => [trait, address, within !== undefined])).toEqual([
      ['a-trait', 'shop.yaml#*', true],
      ['b-trait', 'shop.yaml#*', true],
      ['c-trait', 'shop.yaml#*', true],
    ])
  })

  test.each([
    [
      'a parameter without a value',
      '!Ref Later',
      'repeats over values that are not known; what it makes is not judged.',
    ],
    [
      'an item that is not known',
      '[web, !Ref Later2]',
      'repeats over values that are not known; what it makes is not judged.',
    ],
  ])('over %s is a gap, and what it may declare is not missed', (_name, collection, says) => {
    const read = families(`Resources:
  Fn::ForEach::Tasks: [Name, ${collection}, {"\${Name}Task": ${task('x')}}]
  Own: ${task('!Ref webTask')}
`)
    expect(Object.keys(read.families)).toEqual(['Own'])
    expect(read.gaps).toEqual([`transform-not-evaluated: Fn::ForEach::Tasks ${says} shop.yaml:10`])
  })

  test('in properties, over what is not known, leaves them unknown', () => {
    const estate = scanFiles({
      'shop.yaml': `${head}Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: shop
      Fn::ForEach::Modes: [Key, !Ref Later, {"\${Key}Mode": host}]
`,
    })
    const [slots] = estate.ofType('AWS::ECS::TaskDefinition').map((one) => one.slots)
    expect(textsOf(slots?.family)).toEqual(['shop'])
    expect(slots?.pidMode).toMatchObject({ is: 'unknown' })
    expect(gapsOf(estate)).toHaveLength(1)
  })

  test('that is not written as one is a gap', () => {
    expect(families('Resources:\n  Fn::ForEach::Tasks: [Name, [web]]\n').gaps).toEqual([
      'template-invalid: Fn::ForEach::Tasks needs an identifier, a collection and what it makes. shop.yaml:10',
    ])
  })

  test('without the transform is refused', () => {
    const template = `Resources:\n  Fn::ForEach::Tasks: [Name, [web], {"\${Name}Task": ${task('x')}}]\n`
    expect(families(`AWSTemplateFormatVersion: '2010-09-09'\n${template}`, '').gaps).toEqual([
      'transform-not-evaluated: Fn::ForEach::Tasks makes resources that are not judged. shop.yaml:3',
    ])
  })

  test('that multiplies itself is bounded', () => {
    const items = `[${Array.from({ length: 100 }, (_, index) => `i${index}`).join(', ')}]`
    const loop = (depth: number): string =>
      depth === 0
        ? `"${['A', 'B', 'C', 'D'].map((name) => `\${${name}}`).join('')}": ${task('x')}`
        : `"Fn::ForEach::L${depth}": [${'ABCD'[depth - 1]}, ${items}, {${loop(depth - 1)}}]`
    const read = families(`Resources: {${loop(4)}}\n`)
    expect(new Set(read.gaps.map((gap) => gap.slice(0, gap.indexOf(':'))))).toEqual(
      new Set(['template-over-limit', 'value-too-large']),
    )
    expect(Object.keys(read.families).length).toBeLessThan(100_000)
  })

  test('stands at the places of its body', () => {
    const estate = scanFiles({
      'shop.yaml': `${head}Resources:
  Fn::ForEach::Tasks:
    - Name
    - !Ref Services
    - \${Name}Task:
        Type: AWS::ECS::TaskDefinition
        Properties:
          Family: !Sub shop-\${Name}
          ContainerDefinitions:
            - {Name: !Ref Name, Image: web, Privileged: true}
`,
    })
    const tasks = estate.ofType('AWS::ECS::TaskDefinition')
    expect(tasks.map(({ address, place }) => `${address} ${placeIn(estate.files, place)}`)).toEqual([
      'shop.yaml#webTask shop.yaml:13',
      'shop.yaml#workerTask shop.yaml:13',
    ])
    for (const { slots } of tasks) {
      const containers = slots.containerDefinitions
      const [item] = containers?.is === 'known' ? containers.value.items : []
      const privileged = item?.is === 'known' ? item.value.slots.privileged : undefined
      const name = item?.is === 'known' ? item.value.slots.name : undefined
      expect(privileged?.is === 'known' && placeIn(estate.files, privileged.origin)).toBe('shop.yaml:18')
      expect(name?.is === 'known' && placeIn(estate.files, name.origin)).toBe('shop.yaml:18')
    }
  })

  test('JSON in which something is put in stands at the whole text', () => {
    const estate = scanFiles({
      'shop.yaml': `${head}Resources:
  Fn::ForEach::Tasks:
    - Name
    - [a-long-name-that-is-not-in-the-file]
    - Task:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions: '[{"Name": "\${Name}", "Privileged": true}]'
`,
    })
    const containers = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.containerDefinitions
    const [item] = containers?.is === 'known' ? containers.value.items : []
    const privileged = item?.is === 'known' ? item.value.slots.privileged : undefined
    const origin = privileged?.is === 'known' && privileged.origin.at === 'text' ? privileged.origin : undefined
    expect(origin && estate.files[origin.file]?.text.slice(origin.start, origin.end)).toBe(
      `'[{"Name": "\${Name}", "Privileged": true}]'`,
    )
  })
})

describe('functions of the language extensions', () => {
  const evaluate = (expression: string, transform = 'Transform: AWS::LanguageExtensions\n') => {
    const estate = scanFiles({
      'shop.yaml': `${transform}Parameters:
  Zones: {Type: CommaDelimitedList, Default: "a, b"}
  Stage: {Type: String}
  Size: {Type: String, AllowedValues: [small, large]}
Mappings:
  Names: {dev: {Family: shop-dev}, prod: {Family: shop-prod}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Cluster: {Type: AWS::ECS::Cluster, Properties: {ClusterName: prod-cluster}}
  Queue: {Type: AWS::SQS::Queue}
  It: ${task(expression)}
`,
    })
    return { texts: estate.ofType('AWS::ECS::TaskDefinition').flatMap(({ slots }) => textsOf(slots.family)), estate }
  }

  test.each<[string, readonly string[]]>([
    ['{"Fn::Length": [a, b, c]}', ['3']],
    ['{"Fn::Length": !Ref Zones}', ['2']],
    ['!Length [a, !Ref AWS::NoValue]', ['1']],
    ['!Length [a, !If [IsProd, b, !Ref AWS::NoValue]]', ['2', '1']],
    ['{"Fn::Length": !Split ["|", "a|b|c|d"]}', ['4']],
    [
      '!Length {"Fn::Split": [",", !Ref Stage]}',
      ['${Fn::Length} (parameter Stage has no default and no value was given)'],
    ],
    ['{"Fn::ToJsonString": {a: 1, b: ["x", true], c: {d: \'q"\'}}}', ['{"a":1,"b":["x",true],"c":{"d":"q\\""}}']],
    ['!ToJsonString {a: !If [IsProd, 1, !Ref AWS::NoValue], b: 2}', ['{"a":1,"b":2}', '{"b":2}']],
    [
      '!ToJsonString [!Ref Stage, !Sub "x-${Stage}"]',
      ['[${Stage},"x-${Stage}"] (parameter Stage has no default and no value was given)'],
    ],
    ['!FindInMap [Names, dev, Family, {DefaultValue: other}]', ['shop-dev']],
    ['!FindInMap [Names, test, Family, {DefaultValue: !Sub "other-${AWS::Region}"}]', ['other-eu-west-1']],
    ['!FindInMap [Nothing, a, b, {DefaultValue: other}]', ['other']],
    ['!FindInMap [Names, !Ref Stage, Family, {DefaultValue: other}]', ['shop-dev', 'shop-prod', 'other']],
    ['!FindInMap [Names, !Select [0, [prod]], !Sub "Family"]', ['shop-prod']],
    [
      '{Ref: !Sub "${Size}Cluster"}',
      ['${smallCluster} (smallCluster is not declared)', '${largeCluster} (largeCluster is not declared)'],
    ],
    ['{Ref: !Join ["", [Clu, ster]]}', ['prod-cluster']],
    ['{"Fn::GetAtt": [!Sub "Que${E}", !Sub "Arn"]}', ['${Fn::GetAtt} (Fn::GetAtt cannot be evaluated here)']],
    [
      '{"Fn::GetAtt": [!Join ["", [Que, ue]], !Sub "Arn"]}',
      ['${Queue.Arn} (Queue.Arn is known only after deployment)'],
    ],
  ])('%s', (expression, expected) => {
    const { texts } = evaluate(expression.replaceAll('${AWS::Region}', 'eu-west-1'))
    expect(texts).toEqual(expected)
  })

  test.each([
    ['!Length [a]', 'intrinsic-unknown'],
    ['!ToJsonString {a: b}', 'intrinsic-unknown'],
    ['{Ref: !Sub "Queue"}', 'template-invalid'],
    ['!FindInMap [Names, test, Family, {DefaultValue: other}]', 'reference-undeclared'],
  ])('%s is refused without the transform', (expression, code) => {
    expect(evaluate(expression, '').estate.gaps.map((gap) => gap.code)).toEqual([code])
  })

  test.each([
    ['!Length web', 'Fn::Length needs a list.'],
    ['!ToJsonString web', 'Fn::ToJsonString needs an object or an array.'],
  ])('%s is a gap', (expression, says) => {
    expect(evaluate(expression).estate.gaps.map((gap) => gap.says)).toEqual([says])
  })

  test('what is made into JSON keeps its places', () => {
    const estate = scanFiles({
      'shop.yaml': `Transform: AWS::LanguageExtensions
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        Fn::ToJsonString:
          - Name: web
            Privileged: true
`,
    })
    const containers = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.containerDefinitions
    const [item] = containers?.is === 'known' ? containers.value.items : []
    const privileged = item?.is === 'known' ? item.value.slots.privileged : undefined
    expect(privileged?.is === 'known' && [privileged.value, placeIn(estate.files, privileged.origin)]).toEqual([
      true,
      'shop.yaml:9',
    ])
  })
})
