import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../../../test/folder.ts'
import { leavesOf } from '../../model/slot.ts'
import { type ReadOptions, readEstate } from '../read-estate.ts'

type Files = Readonly<Record<string, string>>

/** Reads a folder with these files; gaps as `code place: sentence`. */
function read(files: Files, paths: readonly string[] = ['.'], options: Partial<ReadOptions> = {}) {
  const folder = folderWith(files)
  const named = paths.map((path) => join(folder, path))
  const { estate, recognised } = readEstate(named, { root: folder, ...options })
  return {
    recognised,
    addresses: estate.resources.map(({ address }) => address),
    constructs: estate.resources.map(({ constructPath }) => constructPath),
    names: estate
      .ofType('AWS::ECS::Cluster')
      .flatMap(({ slots }) =>
        slots.clusterName
          ? leavesOf(slots.clusterName).map((leaf) => (leaf.is === 'known' ? leaf.value : leaf.is))
          : [],
      ),
    gaps: estate.gaps.map(({ code, path, origin, says }) => {
      const file = path ?? (origin?.at === 'text' ? estate.files[origin.file]?.path : '')
      return `${code} ${file}: ${says}`
    }),
  }
}

const template = (name: unknown = 'shop', metadata?: object, more: object = {}) =>
  JSON.stringify({
    ...more,
    Resources: {
      Prod123: {
        Type: 'AWS::ECS::Cluster',
        Properties: { ClusterName: name },
        ...(metadata && { Metadata: metadata }),
      },
    },
  })

/** A manifest with these artifacts, `environment` and more of the stack `Shop` if it has it. */
const manifest = (artifacts: Readonly<Record<string, object>> = { Shop: stack() }) =>
  JSON.stringify({ version: '55.0.0', artifacts })

const stack = (more: object = {}, properties: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://unknown-account/unknown-region',
  properties: { templateFile: 'Shop.template.json', ...properties },
  ...more,
})

const where = { 'Fn::Sub': '${AWS::AccountId} ${AWS::Region}' }

describe('where a stack is deployed', () => {
  test.each<[string, string | undefined, Partial<ReadOptions>, string]>([
    ['as the manifest says', 'aws://111122223333/eu-west-1', {}, '111122223333 eu-west-1'],
    ['as the user says', 'aws://111122223333/eu-west-1', { region: 'eu-north-1' }, '111122223333 eu-north-1'],
    ['anywhere', 'aws://unknown-account/unknown-region', {}, 'unknown'],
    [
      'in a Region of any account',
      'aws://unknown-account/eu-west-1',
      { account: '444455556666' },
      '444455556666 eu-west-1',
    ],
    ['somewhere that is none', 'aws://a/b/c', {}, 'unknown'],
    ['not said', undefined, {}, 'unknown'],
  ])('%s', (_name, environment, options, expected) => {
    const files = {
      'cdk.out/manifest.json': manifest({ Shop: stack({ environment }) }),
      'cdk.out/Shop.template.json': template(where),
    }
    expect(read(files, ['.'], options)).toMatchObject({ names: [expected], gaps: [] })
  })

  test('of a template that is named by itself the manifest beside it says so, and nothing of others', () => {
    const artifacts = {
      Shop: stack({ environment: 'aws://111122223333/eu-west-1' }),
      Gone: stack({}, { templateFile: 'Gone.template.json' }),
    }
    const files = { 'cdk.out/manifest.json': manifest(artifacts), 'cdk.out/Shop.template.json': template(where) }
    expect(read(files, ['cdk.out/Shop.template.json'])).toMatchObject({ names: ['111122223333 eu-west-1'], gaps: [] })
  })

  test('parameters have the values of the manifest', () => {
    const files = {
      'manifest.json': manifest({ Shop: stack({}, { parameters: { Name: 'till' } }) }),
      'Shop.template.json': template({ Ref: 'Name' }, undefined, { Parameters: { Name: { Type: 'String' } } }),
    }
    expect(read(files)).toMatchObject({ names: ['till'], gaps: [] })
  })
})

test('stacks of one name in two Regions have each their own exports', () => {
  const one = (id: string, region: string) => ({
    [`${id}Platform`]: stack(
      { environment: `aws://111122223333/${region}` },
      { templateFile: `${id}Platform.template.json` },
    ),
    [`${id}Web`]: stack({ environment: `aws://111122223333/${region}` }, { templateFile: `${id}Web.template.json` }),
  })
  const platform = JSON.stringify({
    Resources: {},
    AWSTemplateFormatVersion: '2010-09-09',
    Outputs: { Name: { Value: { Ref: 'AWS::Region' }, Export: { Name: 'platform:Name' } } },
  })
  const web = template({ 'Fn::ImportValue': 'platform:Name' })
  const files = {
    'manifest.json': manifest({ ...one('Eu', 'eu-west-1'), ...one('Us', 'us-east-1') }),
    'EuPlatform.template.json': platform,
    'EuWeb.template.json': web,
    'UsPlatform.template.json': platform,
    'UsWeb.template.json': web,
  }
  expect(read(files)).toMatchObject({ names: ['eu-west-1', 'us-east-1'], gaps: [] })
  // Deployed to one Region as the user says, they are in each other's way.
  expect(read(files, ['.'], { region: 'eu-west-1' }).gaps).toEqual([
    'export-duplicate UsPlatform.template.json: platform:Name is exported by EuPlatform.template.json too.',
  ])
})

describe('construct paths', () => {
  const logicalId = (data: string) => [{ type: 'aws:cdk:logicalId', data }]

  test.each<[string, Files, string | undefined]>([
    ['in the template', { 'Shop.template.json': template('a', { 'aws:cdk:path': 'Shop/Prod/Resource' }) }, 'Shop/Prod'],
    [
      'in the template without an assembly',
      { 'manifest.json': '{}', 'Shop.template.json': template('a', { 'aws:cdk:path': 'Shop/Prod' }) },
      'Shop/Prod',
    ],
    [
      'in the manifest',
      { 'manifest.json': manifest({ Shop: stack({ metadata: { '/Shop/Prod/Resource': logicalId('Prod123') } }) }) },
      'Shop/Prod',
    ],
    [
      'in a file beside it',
      {
        'manifest.json': manifest({ Shop: stack({ additionalMetadataFile: 'Shop.metadata.json' }) }),
        'Shop.metadata.json': JSON.stringify({ '/Shop/Prod/Resource': logicalId('Prod123') }),
      },
      'Shop/Prod',
    ],
    [
      'of two stacks that nothing tells apart',
      {
        'manifest.json': manifest({
          Shop: stack({ metadata: { '/Shop/Prod': logicalId('Prod123'), '/Shop/Inner/Prod': logicalId('Prod123') } }),
        }),
      },
      undefined,
    ],
    [
      'in a file that is not there',
      { 'manifest.json': manifest({ Shop: stack({ additionalMetadataFile: 'Gone.json' }) }) },
      undefined,
    ],
    [
      'in a file that is broken',
      {
        'manifest.json': manifest({ Shop: stack({ additionalMetadataFile: 'Shop.metadata.json' }) }),
        'Shop.metadata.json': '{',
      },
      undefined,
    ],
    ['nowhere', {}, undefined],
  ])('%s', (_name, files, expected) => {
    const { constructs } = read({ 'manifest.json': manifest(), 'Shop.template.json': template(), ...files })
    expect(constructs).toEqual([expected])
  })
})

describe('what does not fit together', () => {
  test('a nested template is found by the hash that it is published under', () => {
    const hash = '81d38c7d105cb2b301c134d528b1ceb4bdd0bb50e6c56fb0d6ae7492ed090ccb'
    const url = { 'Fn::Sub': `https://s3.\${AWS::URLSuffix}/assets/${hash}.json` }
    const main = {
      Resources: {
        Net: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url, Parameters: { Name: 'given' } } },
      },
    }
    const nested = template({ Ref: 'Name' }, undefined, { Parameters: { Name: { Type: 'String' } } })
    const { names, gaps } = read({
      'cdk.out/manifest.json': manifest({
        Shop: stack(),
        'Shop.assets': { type: 'cdk:asset-manifest', properties: { file: 'Shop.assets.json' } },
      }),
      'cdk.out/Shop.assets.json': JSON.stringify({
        version: '55.0.0',
        files: { [hash]: { source: { path: 'ShopNet1.nested.template.json', packaging: 'file' } } },
      }),
      'cdk.out/Shop.template.json': JSON.stringify(main),
      'cdk.out/ShopNet1.nested.template.json': nested,
    })
    expect(names).toEqual(['given'])
    expect(gaps).toEqual([])
  })

  test('a template and a stage that are not there', () => {
    const stage = { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } }
    const { gaps } = read({ 'cdk.out/manifest.json': manifest({ Shop: stack(), Prod: stage }) })
    expect(gaps).toEqual([
      'assembly-stale cdk.out/manifest.json: The assembly lists Shop.template.json, which is not there.',
      'assembly-stale cdk.out/manifest.json: The assembly lists assembly-Prod/manifest.json, which is not there.',
    ])
  })

  const left = { 'Old.template.json': template(), 'Shop.template.json': template() }

  test('a template that nothing lists is not judged, unless it is named', () => {
    const files = { 'manifest.json': manifest(), ...left }
    expect(read(files)).toMatchObject({
      addresses: ['Shop.template.json#Prod123'],
      gaps: [
        'assembly-stale Old.template.json: The assembly does not list it: an earlier cdk synth has left it, and it is not judged.',
      ],
    })
    expect(read(files, ['.', 'Old.template.json']).addresses).toHaveLength(2)
  })

  test('a template that an asset list names is judged', () => {
    const assets = { type: 'cdk:asset-manifest', properties: { file: 'Shop.assets.json' } }
    const list = JSON.stringify({ files: { a1: { source: { path: 'Old.template.json', packaging: 'file' } } } })
    const files = { 'manifest.json': manifest({ Shop: stack(), Assets: assets }), 'Shop.assets.json': list, ...left }
    expect(read(files)).toMatchObject({
      addresses: ['Old.template.json#Prod123', 'Shop.template.json#Prod123'],
      gaps: [],
    })
  })

  test('a stage that the app has no more is not judged', () => {
    const stage = (directoryName: string) => ({ type: 'cdk:cloud-assembly', properties: { directoryName } })
    const files = {
      'manifest.json': manifest({ Prod: stage('assembly-Prod') }),
      'assembly-Prod/manifest.json': manifest({ Shop: stack(), Inner: stage('inner') }),
      'assembly-Prod/Shop.template.json': template(),
      'assembly-Prod/inner/manifest.json': manifest(),
      'assembly-Prod/inner/Shop.template.json': template(),
      'assembly-Test/manifest.json': manifest({ Shop: stack(), Inner: stage('inner') }),
      'assembly-Test/Shop.template.json': template(),
      'assembly-Test/inner/manifest.json': manifest(),
      'assembly-Test/inner/Shop.template.json': template(),
    }
    expect(read(files)).toMatchObject({
      addresses: ['assembly-Prod/Shop.template.json#Prod123', 'assembly-Prod/inner/Shop.template.json#Prod123'],
      gaps: [
        expect.stringContaining('assembly-stale assembly-Test/Shop.template.json'),
        expect.stringContaining('assembly-stale assembly-Test/inner/Shop.template.json'),
      ],
    })
    expect(read(files, ['assembly-Test']).addresses).toHaveLength(2)
  })

  test('a broken manifest', () => {
    const files = { 'manifest.json': `${manifest().slice(0, -2)},,`, 'Shop.template.json': template() }
    const { addresses, gaps } = read(files)
    expect(addresses).toEqual(['Shop.template.json#Prod123'])
    expect(gaps).toEqual([expect.stringMatching(/^deployment-file-invalid manifest.json: .+[^.]\.$/)])
  })

  test('paths that lead out of the assembly lead nowhere', () => {
    const artifacts = { Up: stack({ additionalMetadataFile: '/etc/hosts' }, { templateFile: '../x.template.json' }) }
    expect(read({ 'cdk.out/manifest.json': manifest(artifacts), 'x.template.json': template() })).toMatchObject({
      addresses: ['x.template.json#Prod123'],
      gaps: [],
    })
  })

  test.each([
    '{"name": "shop", "icons": []}',
    '{"artifacts": {}}',
    '{"artifacts": "cdk:tree"}',
    '{"artifacts": {"a": "cdk:tree"}}',
  ])('a manifest of something else is nothing: %s', (text) => {
    expect(read({ 'manifest.json': text })).toMatchObject({ recognised: 0, gaps: [] })
  })
})

describe('the app of an assembly', () => {
  const app = '{"app": "node app.js"}'
  const assembly = { 'cdk.out/manifest.json': manifest(), 'cdk.out/Shop.template.json': template() }
  const found = ['cdk.out/Shop.template.json#Prod123']

  test('has its templates in the assembly, although git ignores that', () => {
    const files = { '.git/config': '', '.gitignore': 'cdk.out\n', ...assembly }
    expect(read({ 'cdk.json': app, ...files })).toMatchObject({ addresses: found, gaps: [] })
    expect(read({ 'cdk.json': app, ...files }, ['cdk.json'])).toMatchObject({ addresses: found, gaps: [] })
    expect(read(files)).toMatchObject({ addresses: [], gaps: [] })
    expect(read({ 'cdk.json': app, ...files, '.gitignore': 'cdk*\n' })).toMatchObject({ addresses: [], gaps: [] })
  })

  test('may write it elsewhere', () => {
    const files = {
      'a/cdk.json': '{"app": "x", "output": "build/out"}',
      'a/build/out/manifest.json': manifest(),
      'a/build/out/Shop.template.json': template(),
    }
    expect(read({ '.gitignore': 'build\n', ...files })).toMatchObject({
      addresses: ['a/build/out/Shop.template.json#Prod123'],
      gaps: [],
    })
  })

  test.each<[string, Files, readonly string[]]>([
    [
      'without an assembly',
      { 'cdk.json': app },
      ['assembly-missing cdk.json: It is a CDK app without an assembly in cdk.out: run cdk synth, then scan again.'],
    ],
    [
      'with an empty one',
      { 'cdk.json': app, 'cdk.out/tree.json': '{}' },
      ['assembly-missing cdk.json: It is a CDK app without an assembly in cdk.out: run cdk synth, then scan again.'],
    ],
    [
      'with one outside of its folder',
      {
        'a/cdk.json': '{"app": "x", "output": "../out"}',
        'out/manifest.json': manifest(),
        'out/Shop.template.json': template(),
      },
      ['assembly-missing a/cdk.json: It is a CDK app without an assembly in ../out: run cdk synth, then scan again.'],
    ],
    ['that is none', { 'cdk.json': '{"context": {}}', 'a/cdk.json': 'nothing', 'node_modules/x/cdk.json': app }, []],
  ])('%s', (_name, files, expected) => {
    expect(read(files).gaps).toEqual(expected)
  })
})

test('files of an assembly that are no templates are no gaps, even where they are named', () => {
  const props = { 'aws:cdk:cloudformation:type': 'AWS::ECS::TaskDefinition', Resources: { containerDefinitions: [] } }
  const files = {
    'manifest.json': manifest(),
    'Shop.template.json': template(),
    'Shop.assets.json': '{"version": "55.0.0", "files": {}, "dockerImages": {}}',
    'tree.json': JSON.stringify({ version: 'tree-0.1', tree: { attributes: props } }),
    'cdk.out': '{"version":"55.0.0"}',
  }
  expect(read(files)).toMatchObject({ recognised: 1, gaps: [] })
  expect(read(files, Object.keys(files))).toMatchObject({ recognised: 1, gaps: [] })
})
