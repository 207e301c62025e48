import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from '../../../test/folder.ts'
import { leavesOf } from '../../model/slot.ts'
import { readEstate } from '../read-estate.ts'

/** What the family of `Task` in `template.yaml` may be, and in which deployment. */
function families(files: Readonly<Record<string, string>>, parameterFile?: string) {
  const folder = folderWith(files)
  const { estate } = readEstate([folder], {
    root: folder,
    parameterFiles: parameterFile === undefined ? [] : [join(folder, parameterFile)],
  })
  const [task] = estate.ofType('AWS::ECS::TaskDefinition')
  return {
    families: leavesOf(task?.slots.family).map((read) => (read.is === 'known' ? read.value : read.is)),
    choices: estate.choices.map(({ yes }) => yes),
    gaps: estate.gaps.map(({ code, says }) => `${code}: ${says}`),
  }
}

const template = `Parameters:
  Family: {Type: String, Default: fallback}
Resources:
  Task: {Type: AWS::ECS::TaskDefinition, Properties: {Family: !Sub '\${Family}-\${AWS::Region}'}}
`.replace("!Sub '${Family}-${AWS::Region}'", '!Ref Family')

const pipeline = (...configurations: readonly string[]) => `Resources:
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Name: Deploy
          Actions:
${configurations
  .map(
    (one) =>
      `            - Configuration: {TemplatePath: 'Source::template.yaml', TemplateConfiguration: 'Source::${one}'}`,
  )
  .join('\n')}
`
const configuration = (family: string) => JSON.stringify({ Parameters: { Family: family }, Tags: { team: 'shop' } })

describe('deployment files', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], readonly string[]]>([
    ['none', {}, ['fallback'], []],
    [
      'samconfig.toml',
      {
        'samconfig.toml':
          'version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "Family=\\"shop\\" Other=x"\n',
      },
      ['shop'],
      [],
    ],
    [
      'a list of overrides, for a template that it names',
      {
        'samconfig.toml':
          '[default.global.parameters]\ntemplate_file = "./template.yaml"\n[default.deploy.parameters]\nparameter_overrides = ["Family=shop"]\n',
      },
      ['shop'],
      [],
    ],
    [
      'the form of the AWS CLI',
      {
        'samconfig.toml':
          '[default.deploy.parameters]\nparameter_overrides = "ParameterKey=Family,ParameterValue=shop"\n',
      },
      ['shop'],
      [],
    ],
    [
      'two environments are two deployments',
      {
        'samconfig.toml':
          '[dev.deploy.parameters]\nparameter_overrides = "Family=small"\n[prod.deploy.parameters]\nparameter_overrides = "Family=big"\n',
      },
      ['small', 'big'],
      ['the deployment is "samconfig.toml dev"'],
    ],
    [
      'an environment that leaves it out has the default',
      {
        'samconfig.toml':
          '[dev.deploy.parameters]\nregion = "eu-west-1"\n[prod.deploy.parameters]\nparameter_overrides = "Family=big"\n',
      },
      ['fallback', 'big'],
      ['the deployment is "samconfig.toml dev"'],
    ],
    [
      'a pipeline and its configuration',
      { 'pipeline.yaml': pipeline('config/prod.json'), 'config/prod.json': configuration('shop') },
      ['shop'],
      [],
    ],
    [
      'a pipeline with two of them',
      {
        'pipeline.yaml': pipeline('config/dev.json', 'config/prod.json'),
        'config/dev.json': configuration('small'),
        'config/prod.json': configuration('big'),
      },
      ['small', 'big'],
      ['the deployment is "config/dev.json"'],
    ],
    [
      'a configuration that no pipeline names says nothing',
      { 'config/prod.json': configuration('shop') },
      ['fallback'],
      [],
    ],
  ])('%s', (_name, files, expected, choices) => {
    expect(families({ 'template.yaml': template, ...files })).toEqual({ families: expected, choices, gaps: [] })
  })

  test('what the user gives wins', () => {
    const files = {
      'template.yaml': template,
      'samconfig.toml': '[default.deploy.parameters]\nparameter_overrides = "Family=shop"\n',
      'given.json': '{"Family": "given"}',
    }
    expect(families(files, 'given.json').families).toEqual(['given'])
  })

  test('one that is broken is a gap', () => {
    const { families: found, gaps } = families({ 'template.yaml': template, 'samconfig.toml': '[default\n' })
    expect(found).toEqual(['fallback'])
    expect(gaps).toEqual([expect.stringContaining('deployment-file-invalid: It is not valid TOML')])
  })
})
