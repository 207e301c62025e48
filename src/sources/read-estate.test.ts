import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../../test/folder.ts'
import { type ReadOptions, readEstate } from './read-estate.ts'

const template = 'Resources:\n  Prod: {Type: AWS::ECS::Cluster}\n'

function scan(folder: string, paths: readonly string[] = ['.'], options: Partial<ReadOptions> = {}) {
  const { estate, recognised } = readEstate(
    paths.map((path) => join(folder, path)),
    { root: folder, ...options },
  )
  return {
    recognised,
    addresses: estate.resources.map(({ address }) => address),
    gaps: estate.gaps.map(({ code, path, origin }) => {
      const file = origin?.at === 'text' ? estate.files[origin.file]?.path : undefined
      return `${code} ${path?.replace(`${folder}/`, '') ?? file ?? ''}`
    }),
    estate,
  }
}

describe('what is read', () => {
  test('templates and documents are told by content, whatever they are called', () => {
    const folder = folderWith({
      'infra/shop.yaml': template,
      'infra/shop.template': '{"Resources": {"Stage": {"Type": "AWS::ECS::Cluster"}}}',
      'infra/flow.json': '{Resources: {Flow: {Type: AWS::ECS::Cluster}}}',
      'web.json': '{"family": "web", "containerDefinitions": []}',
      'package.json': '{"name": "shop"}',
      'k8s/deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\n',
      'chart/values.yaml': 'web: {{ .Values.web }}\n',
      'README.md': template,
    })
    expect(scan(folder)).toMatchObject({
      addresses: ['infra/flow.json#Flow', 'infra/shop.template#Stage', 'infra/shop.yaml#Prod', 'web.json#web'],
      gaps: [],
      recognised: 4,
    })
  })

  test('a file that is named is read whatever its name, and must be something', () => {
    const folder = folderWith({ 'shop.txt': template, 'notes.txt': 'nothing: here\n' })
    expect(scan(folder, ['shop.txt', 'notes.txt'])).toMatchObject({
      addresses: ['shop.txt#Prod'],
      gaps: ['not-recognised notes.txt'],
    })
  })

  test('paths that overlap are read once; links to a file too', () => {
    const folder = folderWith({ 'a/shop.yaml': template })
    symlinkSync(join(folder, 'a/shop.yaml'), join(folder, 'a/alias.yaml'))
    expect(scan(folder, ['.', 'a', 'a/shop.yaml']).addresses).toHaveLength(1)
  })

  test('addresses outside the root lead up', () => {
    const folder = folderWith({ 'shop.yaml': template, 'inner/x.md': '' })
    expect(scan(folder, ['shop.yaml'], { root: join(folder, 'inner') }).addresses).toEqual(['../shop.yaml#Prod'])
  })

  test('what git ignores and what others made is not searched', () => {
    const folder = folderWith({
      '.git/config': '',
      '.gitignore': 'build/\n/local.yaml\n*.tmp.yaml\n',
      'shop.yaml': template,
      'local.yaml': template,
      'build/shop.yaml': template,
      'a/.gitignore': '!b.tmp.yaml\n',
      'a/b.tmp.yaml': template,
      'a/c.tmp.yaml': template,
      'a/local.yaml': template,
      'node_modules/x/shop.yaml': template,
      'a/.terraform/shop.yaml': template,
      'cdk.out/asset.0123/shop.yaml': template,
    })
    expect(scan(folder).addresses).toEqual(['a/b.tmp.yaml#Prod', 'a/local.yaml#Prod', 'shop.yaml#Prod'])
    expect(scan(folder, ['a']).addresses).toEqual(['a/b.tmp.yaml#Prod', 'a/local.yaml#Prod'])
    expect(scan(folder, ['build', 'local.yaml']).addresses).toEqual(['build/shop.yaml#Prod', 'local.yaml#Prod'])
  })
})

describe('replies of AWS', () => {
  const vpc = (id: number) => ({ VpcId: `vpc-0000000${id}`, CidrBlock: '10.0.0.0/16', OwnerId: '111122223333' })
  const arn = (id: number) => `arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0000000${id}`

  test.each<[string, string, string]>([
    ['JSON', 'Vpcs.json', JSON.stringify({ Vpcs: [vpc(1), vpc(2)] }, null, 4)],
    [
      'JSON Lines',
      'Vpcs.json',
      `${JSON.stringify({ Vpcs: [vpc(1)], NextToken: 'a' })}\n${JSON.stringify({ Vpcs: [vpc(2)] })}\n`,
    ],
    ['an array of pages', 'Vpcs.json', JSON.stringify([{ Vpcs: [vpc(1)], NextToken: 'a' }, { Vpcs: [vpc(2)] }])],
    [
      'YAML',
      'Vpcs.yaml',
      "Vpcs:\n- CidrBlock: 10.0.0.0/16\n  OwnerId: '111122223333'\n  VpcId: vpc-00000001\n- OwnerId: '111122223333'\n  VpcId: vpc-00000002\n",
    ],
  ])('%s', (_name, file, text) => {
    const { addresses, gaps, estate } = scan(folderWith({ [`eu-west-1/${file}`]: text }))
    expect(addresses).toEqual([arn(1), arn(2)])
    expect(gaps).toEqual([])
    expect(estate.complete('AWS::EC2::VPC', '111122223333/eu-west-1')).toBe(true)
  })

  test('a Region and an account that are given stand for folders that name none', () => {
    const folder = folderWith({ 'vpcs.json': JSON.stringify({ Vpcs: [{ VpcId: 'vpc-00000001' }] }) })
    expect(scan(folder, ['.'], { region: 'eu-west-1', account: '111122223333' }).addresses).toEqual([arn(1)])
  })

  test.each([
    ['', 'DescribeSubnets', 'AWS::EC2::Subnet'],
    ['\n', 'DescribeDBInstances', 'AWS::RDS::DBInstance'],
    ['aws: [ERROR]: ', 'DescribeVpcs', 'AWS::EC2::VPC'],
  ])('a call that failed is a gap that names what it weakens: %j%s', (before, operation, type) => {
    const text = `${before}An error occurred (UnauthorizedOperation) when calling the ${operation} operation: You are not authorized: arn:aws:sts::1:x\n`
    const { estate } = scan(folderWith({ 'eu-west-1/a.json': text }))
    expect(estate.gaps.map(({ code, says }) => `${code} ${says}`)).toEqual([
      `call-failed ${operation} failed (UnauthorizedOperation). What it lists is not known to be whole: ${type}.`,
    ])
  })
})

describe('what is wrong', () => {
  test('each bad file is a gap with its place, and the others are read', () => {
    const folder = folderWith({
      'good.yaml': template,
      'tab.yaml': 'Resources:\n\tA: {Type: AWS::ECS::Cluster}\n',
      'broken.json': '{"Resources": {"A": {"Type": "AWS::ECS::Cluster",,}}}',
      'latin.yaml': Buffer.concat([Buffer.from(`# caf`), Buffer.from([0xe9]), Buffer.from(`\n${template}`)]),
      'deep.json': `{"Resources": {"A": {"Type": "AWS::X::Y", "Properties": ${'['.repeat(10_000)}`,
      'bomb.yaml': `${template}a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index]}, `.repeat(9)}]\n`)
        .join('')}`,
      'empty.yaml': '',
    })
    const found = scan(folder)
    expect(found.addresses).toEqual(['good.yaml#Prod'])
    expect(found.gaps).toEqual([
      'aliases-too-many bomb.yaml',
      'json-invalid broken.json',
      'nesting-too-deep deep.json',
      'file-not-text latin.yaml',
      'yaml-invalid tab.yaml',
    ])
  })

  test('paths that do not exist', () => {
    const folder = folderWith({ 'good.yaml': template })
    expect(scan(folder, ['good.yaml', 'gone.yaml'])).toMatchObject({
      gaps: ['path-not-found gone.yaml'],
      recognised: 1,
    })
  })

  test('a file beyond all size is not read', () => {
    const folder = folderWith({ 'good.yaml': template, 'huge.json': Buffer.alloc(65 * 1024 * 1024, 32) })
    expect(scan(folder).gaps).toEqual(['file-too-large huge.json'])
  })

  test('folders that lead into themselves', () => {
    const folder = folderWith({ 'a/shop.yaml': template })
    symlinkSync(folder, join(folder, 'a/up'))
    symlinkSync('nowhere', join(folder, 'a/dangling.yaml'))
    expect(scan(folder)).toMatchObject({
      addresses: ['a/shop.yaml#Prod'],
      gaps: ['file-unreadable a/dangling.yaml', 'link-loop a/up'],
    })
  })

  test.each([
    [
      'a link to itself',
      (folder: string) => symlinkSync('self.yaml', join(folder, 'self.yaml')),
      'file-unreadable self.yaml',
    ],
    [
      'a task definition that breaks off',
      (folder: string) => writeFileSync(join(folder, 'task.json'), '{"containerDefinitions": [{"name": "web"}'),
      'json-invalid task.json',
    ],
  ])('%s is told, and the others are read', (_name, make, gap) => {
    const folder = folderWith({ 'shop.yaml': template })
    make(folder)
    expect(scan(folder)).toMatchObject({ addresses: ['shop.yaml#Prod'], gaps: [gap] })
  })

  test('a file behind a file, and a name that is too long, do not exist', () => {
    const folder = folderWith({ 'shop.yaml': template })
    expect(scan(folder, ['shop.yaml/x', 'shop.yaml']).gaps).toEqual(['path-not-found shop.yaml/x'])
    expect(scan(folder, ['x'.repeat(300), 'shop.yaml']).gaps[0]).toContain('file-unreadable')
  })

  test('a text in another encoding is told only where it shows signs of a template', () => {
    const latin = (text: string) => Buffer.from(text, 'latin1')
    const folder = folderWith({ 'shop.yaml': template })
    writeFileSync(join(folder, 'menu.yaml'), latin('dish: cr\xe8me'))
    writeFileSync(join(folder, 'other.yaml'), latin('AWSTemplateFormatVersion: 2010-09-09\nDescription: caf\xe9'))
    expect(scan(folder).gaps).toEqual(['file-not-text other.yaml'])
  })

  test('YAML of the AWS CLI is read in a folder too, and a YAML of others is not', () => {
    const folder = folderWith({
      'task.yaml': 'family: web\ncontainerDefinitions:\n  - name: web\n    image: web\n',
      'eks.yaml': 'clusterName: shop\nsettings: []\n',
    })
    expect(scan(folder).addresses).toEqual(['task.yaml#web'])
  })

  test('a byte order mark and Windows line ends are no trouble', () => {
    const folder = folderWith({ 'shop.yaml': `\uFEFF${template.replaceAll('\n', '\r\n')}` })
    expect(scan(folder)).toMatchObject({ addresses: ['shop.yaml#Prod'], gaps: [] })
  })

  test('keys that name parts of every object are keys like others', () => {
    const folder = folderWith({
      'shop.json':
        '{"Resources": {"__proto__": {"Type": "AWS::ECS::Cluster", "Properties": {"__proto__": {"polluted": true}, "constructor": 1, "ClusterName": "prod"}}}}',
    })
    expect(scan(folder).addresses).toEqual(['shop.json#__proto__'])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('parameters', () => {
  const parameterised =
    'Parameters: {Name: {Type: String}}\nResources:\n  Prod: {Type: AWS::ECS::Cluster, Properties: {ClusterName: !Ref Name}}\n'

  test.each([
    ['the list of the AWS CLI', '[{"ParameterKey": "Name", "ParameterValue": "shop"}]'],
    ['a template configuration', '{"Parameters": {"Name": "shop"}, "Tags": {"team": "shop"}}'],
    ['a mapping', '{"Name": "shop"}'],
    ['a mapping in YAML', 'Name: shop\n'],
  ])('%s gives values', (_name, file) => {
    const folder = folderWith({ 'shop.yaml': parameterised, 'prod.params': file })
    const { estate, gaps } = scan(folder, ['shop.yaml'], { parameterFiles: [join(folder, 'prod.params')] })
    expect(gaps).toEqual([])
    expect(estate.ofType('AWS::ECS::Cluster')[0]?.slots.clusterName).toMatchObject({ is: 'known', value: 'shop' })
  })

  test('a value that no template asks for is a gap', () => {
    const folder = folderWith({ 'shop.yaml': template, 'prod.json': '{"Nmae": "shop"}' })
    expect(scan(folder, ['shop.yaml'], { parameterFiles: [join(folder, 'prod.json')] }).gaps).toEqual([
      'parameter-not-declared prod.json',
    ])
  })

  test.each([
    ['is broken', '{"Name": '],
    ['is empty', ''],
    ['has no keys', '[{"Name": "shop"}]'],
    ['has structures for values', '{"Name": {"a": 1}}'],
    ['is text', 'shop'],
    ['gives a value twice', '{"Name": "shop", "Name": "store"}'],
    [
      'gives it twice in a list',
      '[{"ParameterKey": "Name", "ParameterValue": "a"}, {"ParameterKey": "Name", "ParameterValue": "b"}]',
    ],
    ['gives nothing', '{"Name": null}'],
    ['leaves the value out', '[{"ParameterKey": "Name"}]'],
  ])('a file that %s is refused in one line', (_name, file) => {
    const folder = folderWith({ 'shop.yaml': parameterised, 'prod.json': file })
    expect(() => scan(folder, ['shop.yaml'], { parameterFiles: [join(folder, 'prod.json')] })).toThrow(
      /prod\.json is not a parameter file: .+\.$/,
    )
  })

  test('a value that is kept is not known', () => {
    const kept = '[{"ParameterKey": "Name", "UsePreviousValue": true}]'
    const folder = folderWith({
      'shop.yaml': parameterised.replace('String}', 'String, Default: shop}'),
      'prod.json': kept,
    })
    const { estate } = scan(folder, ['shop.yaml'], { parameterFiles: [join(folder, 'prod.json')] })
    expect(estate.ofType('AWS::ECS::Cluster')[0]?.slots.clusterName).toMatchObject({
      is: 'unknown',
      why: { because: 'previous-value', name: 'Name' },
    })
  })

  test('of several files the later wins', () => {
    const folder = folderWith({
      'shop.yaml': parameterised,
      'all.json': '{"Name": "shop"}',
      'prod.json': '{"Name": "big"}',
    })
    const parameterFiles = [join(folder, 'all.json'), join(folder, 'prod.json')]
    const { estate } = scan(folder, ['shop.yaml'], { parameterFiles })
    expect(estate.ofType('AWS::ECS::Cluster')[0]?.slots.clusterName).toMatchObject({ value: 'big' })
  })

  test('a file that is not there is refused', () => {
    const folder = folderWith({ 'shop.yaml': parameterised })
    expect(() => scan(folder, ['shop.yaml'], { parameterFiles: [join(folder, 'gone.json')] })).toThrow(/cannot be read/)
  })
})
