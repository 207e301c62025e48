import { describe, expect, test } from 'vitest'
import type { Example } from '../../traits/trait.ts'
import { plain, removals, treeOf } from './tree.ts'

const json = (example: Omit<Example, 'type'>) =>
  plain(treeOf({ type: 'AWS::ECS::TaskDefinition', ...example }), (name) => name)

describe('treeOf', () => {
  test('what is set and what goes are one tree', () => {
    const tree = treeOf({
      type: 'AWS::ECS::TaskDefinition',
      set: { containerDefinitions: [{ name: 'web', user: '1000' }] },
      remove: ['containerDefinitions[web].privileged', 'pidMode'],
    })
    expect(tree.fields.get('pidMode')).toEqual({ is: 'removed' })
    const list = tree.fields.get('containerDefinitions')
    expect(list?.is === 'list' && list.items).toEqual([
      {
        key: 'web',
        keyField: 'name',
        node: {
          is: 'struct',
          fields: new Map([
            ['name', { is: 'value', value: 'web' }],
            ['user', { is: 'value', value: '1000' }],
            ['privileged', { is: 'removed' }],
          ]),
        },
      },
    ])
  })

  test.each<[string, string, object]>([
    ['a field of an item', 'containerDefinitions[web].privileged', { containerDefinitions: [{ name: 'web' }] }],
    ['an item', 'volumes[docker]', { volumes: [] }],
    [
      'an item whose key has dots',
      'containerDefinitions[web].systemControls[net.ipv4.ip_forward]',
      { containerDefinitions: [{ name: 'web', systemControls: [] }] },
    ],
    [
      'a field of an item that a number names',
      'containerDefinitions[web].portMappings[80].hostPort',
      { containerDefinitions: [{ name: 'web', portMappings: [{ containerPort: 80 }] }] },
    ],
    [
      'one of several words',
      'containerDefinitions[web].linuxParameters.capabilities.add[SYS_ADMIN]',
      { containerDefinitions: [{ name: 'web', linuxParameters: { capabilities: { add: [] } } }] },
    ],
    [
      'an entry by name',
      'containerDefinitions[web].dockerLabels[com.shop.secret]',
      { containerDefinitions: [{ name: 'web', dockerLabels: {} }] },
    ],
  ])('%s can be removed', (_name, path, left) => {
    expect(json({ remove: [path] })).toEqual(left)
  })

  test('JSON that AWS takes as text stays one text', () => {
    const tree = treeOf({
      type: 'AWS::Events::Rule',
      set: { targets: [{ id: 'nightly', input: { containerOverrides: [{ name: 'web', command: ['run'] }] } }] },
      remove: ['targets[nightly].input.containerOverrides[web].environment[DB_PASSWORD]'],
    })
    expect(plain(tree, (name) => name)).toEqual({
      targets: [{ id: 'nightly', input: '{"containerOverrides":[{"name":"web","command":["run"],"environment":[]}]}' }],
    })
    expect(removals(tree)).toEqual(['DB_PASSWORD from web'])
  })

  test('nothing is below a value', () => {
    expect(() => json({ set: { pidMode: 'task' }, remove: ['pidMode.host'] })).toThrow('nothing is below')
  })
})
