import { describe, expect, test } from 'vitest'
import { gapsOf, placeIn, scanFiles, textsOf } from '../../../../test/scan-files.ts'

const include = (location: string) => `{Name: AWS::Include, Parameters: {Location: ${location}}}`

const withResources = (location: string) => `AWSTemplateFormatVersion: '2010-09-09'
Parameters: {Bucket: {Type: String}, Folder: {Type: String, Default: parts}}
Resources:
  Fn::Transform: ${include(location)}
  Own: {Type: AWS::ECS::TaskDefinition, Properties: {Family: !Ref Cluster}}
`

const cluster = 'Cluster:\n  Type: AWS::ECS::Cluster\n  Properties: {ClusterName: shop}\n'

describe('a snippet', () => {
  test.each([
    ['beside the template', 'infra/shop.yaml', 'cluster.yaml', 'infra/cluster.yaml'],
    ['by a path', 'infra/shop.yaml', '../parts/cluster.yaml', 'parts/cluster.yaml'],
    ['in S3', 'shop.yaml', 's3://bucket/v1/parts/cluster.yaml', 'parts/cluster.yaml'],
    ['in a bucket to come', 'shop.yaml', "!Sub 's3://${Bucket}/parts/cluster.yaml'", 'deploy/parts/cluster.yaml'],
    ['whose path a parameter gives', 'shop.yaml', '!Sub "${Folder}/cluster.yaml"', 'parts/cluster.yaml'],
  ])('%s', (_name, template, location, snippet) => {
    const estate = scanFiles({ [template]: withResources(location), [snippet]: cluster })
    expect(estate.ofType('AWS::ECS::Cluster').map(({ address }) => address)).toEqual([`${template}#Cluster`])
    expect(textsOf(estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.family)).toEqual(['shop'])
    expect(gapsOf(estate)).toEqual([])
  })

  test('stands in its own file', () => {
    const estate = scanFiles({ 'shop.yaml': withResources('cluster.yaml'), 'cluster.yaml': cluster })
    const [found] = estate.ofType('AWS::ECS::Cluster')
    const name = found?.slots.clusterName
    expect(placeIn(estate.files, found?.place)).toBe('cluster.yaml:1')
    expect(name?.is === 'known' && placeIn(estate.files, name.origin)).toBe('cluster.yaml:3')
    const family = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.family
    expect(family?.is === 'known' && placeIn(estate.files, family.origin)).toBe('shop.yaml:5')
  })

  test('a condition that cannot be understood is told at its place in it', () => {
    const estate = scanFiles({
      'shop.yaml': withResources('cluster.yaml'),
      'cluster.yaml': '\n\nCluster:\n  Type: AWS::ECS::Cluster\n  Properties:\n    ClusterName: !Not [!Equals [one]]\n',
    })
    expect(gapsOf(estate)).toEqual(['template-invalid: Fn::Equals needs two values. cluster.yaml:6'])
  })

  test('JSON in a text of it has its places in it', () => {
    const estate = scanFiles({
      'shop.yaml': `Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties: {Fn::Transform: ${include('task.json')}}\n`,
      'task.json': '{\n"ContainerDefinitions":\n"[{\\"Name\\": \\"web\\", \\"Privileged\\": true}]"}',
    })
    const containers = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.containerDefinitions
    const [item] = containers?.is === 'known' ? containers.value.items : []
    const origin = item?.is === 'known' ? item.value.slots.privileged : undefined
    const at = origin?.is === 'known' && origin.origin.at === 'text' ? origin.origin : undefined
    expect(at && estate.files[at.file]?.text.slice(at.start, at.end)).toBe('true')
  })

  test('among properties, as a value, and as sections', () => {
    const estate = scanFiles({
      'shop.yaml': `Transform: ${include('sections.yaml')}
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: !Ref Family
      Fn::Transform: ${include('modes.yaml')}
      Cpu: !Transform ${include('cpu.yaml')}
`,
      'sections.yaml': `Parameters: {Family: {Type: String, Default: shop}}\nResources: {Other: {Type: AWS::ECS::Cluster}}\n`,
      'modes.yaml': 'PidMode: host\n',
      'cpu.yaml': '256\n',
    })
    const slots = estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots
    expect([slots?.family, slots?.pidMode].flatMap(textsOf)).toEqual(['shop', 'host'])
    expect(slots?.cpu).toMatchObject({ is: 'known' })
    expect(estate.ofType('AWS::ECS::Cluster')).toHaveLength(1)
    expect(gapsOf(estate)).toEqual([])
  })

  test('that says otherwise than what stands beside it may count or not', () => {
    const estate = scanFiles({
      'shop.yaml': `Resources:
  Task: {Type: AWS::ECS::TaskDefinition, Properties: {PidMode: task, Fn::Transform: ${include('modes.yaml')}}}
`,
      'modes.yaml': 'PidMode: host\n',
    })
    expect(textsOf(estate.ofType('AWS::ECS::TaskDefinition')[0]?.slots.pidMode)).toEqual(['host', 'task'])
    expect(gapsOf(estate)).toEqual(['key-duplicate: The key PidMode stands twice. modes.yaml:1'])
  })

  test('that is a template is judged where it is taken in', () => {
    const estate = scanFiles({
      'shop.yaml': `Transform: ${include('base.yaml')}\nResources: {Own: {Type: AWS::ECS::Cluster}}\n`,
      'base.yaml': 'Resources: {Cluster: {Type: AWS::ECS::Cluster}}\n',
    })
    expect(estate.ofType('AWS::ECS::Cluster').map(({ address }) => address)).toEqual([
      'shop.yaml#Cluster',
      'shop.yaml#Own',
    ])
  })

  test('that is not in the scan is a gap with its place, and declares what is not found', () => {
    expect(gapsOf(scanFiles({ 'shop.yaml': withResources('s3://bucket/cluster.yaml') }))).toEqual([
      'file-not-followed: AWS::Include takes in s3://bucket/cluster.yaml, which is not in this scan. shop.yaml:4',
    ])
    const sections = `Transform: [${include('s3://bucket/a.yaml')}]\nResources: {Own: {Type: AWS::ECS::Cluster, Properties: {ClusterName: !Ref Name}}}\n`
    expect(gapsOf(scanFiles({ 'shop.yaml': sections }))).toEqual([
      'file-not-followed: AWS::Include takes in s3://bucket/a.yaml, which is not in this scan. shop.yaml:1',
    ])
  })

  test('that is broken is a gap in it', () => {
    const estate = scanFiles({ 'shop.yaml': withResources('cluster.yaml'), 'cluster.yaml': 'Cluster: {Type: [\n' })
    expect(estate.gaps.map(({ code }) => code)).toContain('yaml-invalid')
  })

  test('takes in others, and never itself', () => {
    const nested = {
      'shop.yaml': withResources('one.yaml'),
      'one.yaml': `Fn::Transform: ${include('two.yaml')}\n`,
      'two.yaml': cluster,
    }
    expect(scanFiles(nested).ofType('AWS::ECS::Cluster')).toHaveLength(1)
    const circle = { ...nested, 'two.yaml': `Fn::Transform: ${include('one.yaml')}\n` }
    expect(gapsOf(scanFiles(circle))).toContain('reference-cycle: one.yaml takes in itself. two.yaml:1')
  })

  test('that takes in two others at each level is bounded', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, level) => [
        `l${level}.yaml`,
        `A: !Transform ${include(`l${level + 1}.yaml`)}\nB: !Transform ${include(`l${level + 1}.yaml`)}\n`,
      ]),
    )
    const estate = scanFiles({ 'shop.yaml': withResources('l0.yaml'), ...files })
    expect(estate.gaps.map(({ code }) => code)).toContain('value-too-large')
  })

  test('a macro that nobody knows is a gap where it stands', () => {
    const estate = scanFiles({
      'shop.yaml': `Transform: [Stamp]
Resources:
  Fn::Transform: {Name: Clusters}
  Made: {Fn::Transform: {Name: Service}}
  Changed: {Type: AWS::ECS::Cluster, Fn::Transform: {Name: Tags}}
  Task: {Type: AWS::ECS::TaskDefinition, Properties: {Family: !Ref Cluster, PidMode: !Transform {Name: Mode}}}
`,
    })
    const says = (macro: string, line: number) =>
      `transform-not-evaluated: What ${macro} adds or changes is not judged. shop.yaml:${line}`
    expect([...gapsOf(estate)].sort()).toEqual([
      says('Clusters', 3),
      says('Mode', 6),
      says('Service', 4),
      says('Stamp', 1),
      says('Tags', 5),
    ])
  })
})
