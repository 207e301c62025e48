import { expect, test } from 'vitest'
import type { Part } from '../../model/text.ts'
import type { Text } from '../texts.ts'
import { pinOf } from './image-references.ts'

const origin = { at: 'call', call: 'DescribeTaskDefinition', field: 'image' } as const
const hole = { name: 'Hole' }
const known = (value: string): Text => ({ is: 'known', value, origin })
const partly = (...parts: readonly Part[]): Text => ({
  is: 'unknown',
  why: { because: 'parameter', name: 'Hole' },
  origin,
  parts,
})
const digest = `sha256:${'0'.repeat(64)}`

test.each([
  ['no tag', known('nginx'), 'moving'],
  ['no tag, but a port', known('registry.example.com:5000/nginx'), 'moving'],
  ['latest', known('nginx:latest'), 'moving'],
  ['a version', known('registry.example.com:5000/nginx:1.27.0'), 'version'],
  ['a digest beside a tag', known(`nginx:latest@${digest}`), 'digest'],
  ['an unknown registry', partly(hole, '/nginx:stable'), 'moving'],
  ['an unknown registry and no tag', partly(hole, '/nginx'), 'moving'],
  ['an unknown repository', partly(hole, ':1.27.0'), 'version'],
  ['an unknown tag', partly('nginx:', hole), 'unknown'],
  ['an unknown digest', partly('nginx@sha256:', hole), 'digest'],
  ['an unknown end', partly('registry.example.com/', hole), 'unknown'],
  ['an unknown beginning of the name', partly(hole, '-nginx'), 'unknown'],
  ['an unknown end of the tag', partly('nginx:', hole, '-alpine'), 'unknown'],
] as const)('%s', (_name, image, pin) => {
  expect(pinOf(image)).toBe(pin)
})
