import { describe, expect, test } from 'vitest'
import { Estate } from '../src/model/estate.ts'
import { readTemplates } from '../src/sources/cloudformation/stacks.ts'
import { Reading } from '../src/sources/reading.ts'
import { readJson } from '../src/sources/syntax/json.ts'
import { readYaml } from '../src/sources/syntax/yaml.ts'

/** Reads a template and gives its only task definition. */
function taskIn(text: string) {
  const reading = new Reading({ region: undefined, account: undefined })
  const root = text.startsWith('{') ? readJson(text) : readYaml(text)[0]
  if (root?.kind !== 'map') throw new Error('no mapping')
  readTemplates([{ root, file: reading.addFile({ path: 'shop', text }), path: 'shop' }], reading)
  const { files, choices, gaps, resources } = reading
  const [task] = new Estate({ files, choices: choices.all, gaps, resources }).ofType('AWS::ECS::TaskDefinition')
  const list = task?.slots.containerDefinitions
  const [first] = list?.is === 'known' ? list.value.items : []
  if (first?.is !== 'known') throw new Error('no container')
  return first.value
}

const yaml = `Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web        # the shop
          Privileged: true # to build images
          User: "0"
`

const json = `{"Resources": {"Web": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
  "ContainerDefinitions": [{"Name": "web", "Privileged": true, "User": "0"}]
}}}}`

describe('an origin is where a fix is spliced', () => {
  test.each([
    ['YAML', yaml, 'false'],
    ['JSON', json, 'false'],
  ])('a value is replaced and nothing else changes: %s', (_name, text, to) => {
    const { privileged } = taskIn(text).slots
    if (privileged?.is !== 'known' || privileged.origin.at !== 'text') throw new Error('no place')
    const { start, end } = privileged.origin
    const fixed = text.slice(0, start) + to + text.slice(end)
    expect(fixed).toBe(text.replace('true', to))
    expect(taskIn(fixed).slots.privileged).toMatchObject({ is: 'known', value: false })
  })

  test('a field is added beside the key of the structure, as its neighbours are written', () => {
    const container = taskIn(yaml)
    if (container.origin.at !== 'text') throw new Error('no place')
    const { start } = container.origin
    const column = start - (yaml.lastIndexOf('\n', start) + 1)
    const fixed = `${yaml.slice(0, start)}ReadonlyRootFilesystem: true\n${' '.repeat(column)}${yaml.slice(start)}`
    expect(taskIn(fixed).slots.readonlyRootFilesystem).toMatchObject({ is: 'known', value: true })
    expect(fixed.split('\n').length).toBe(yaml.split('\n').length + 1)
    expect(taskIn(fixed).slots.name).toMatchObject({ is: 'known', value: 'web' })
  })

  test('a field is added to a mapping in braces', () => {
    const container = taskIn(json)
    if (container.origin.at !== 'text') throw new Error('no place')
    const at = container.origin.start + 1
    const fixed = `${json.slice(0, at)}"ReadonlyRootFilesystem": true, ${json.slice(at)}`
    expect(taskIn(fixed).slots.readonlyRootFilesystem).toMatchObject({ is: 'known', value: true })
  })
})
