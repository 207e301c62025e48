import { expect, test } from 'vitest'
import type { Known, Unknown } from '../../model/slot.ts'
import type { Part } from '../../model/text.ts'
import { pathIsWithin, pathReaches } from './host-mounts.ts'

const origin = { at: 'call', call: 'DescribeTaskDefinition', field: 'sourcePath' } as const
const hole = { name: 'Folder' }
const known = (value: string): Known<string> => ({ is: 'known', value, origin })
const partly = (...parts: readonly Part[]): Unknown => ({
  is: 'unknown',
  why: { because: 'parameter', name: 'Folder' },
  origin,
  parts,
})

test.each([
  ['the folder itself', known('/etc/ecs'), true, true],
  ['with a slash at its end', known('/etc//ecs/'), true, true],
  ['a folder above', known('/etc'), true, false],
  ['the root', known('/'), true, false],
  ['a roundabout way', known('/srv/../etc/./ecs'), true, true],
  ['a file inside', known('/etc/ecs/ecs.config'), false, true],
  ['a name that begins alike', known('/etc/ecs-cache'), false, false],
  ['another folder', known('/srv'), false, false],
  ['anything', partly(hole), 'unknown', 'unknown'],
  ['a folder in the folder above', partly('/etc/', hole), 'unknown', 'unknown'],
  ['a folder in another', partly('/srv/', hole), false, false],
  ['something inside', partly('/etc/ecs/', hole), 'unknown', true],
  ['what ends otherwise', partly('/', hole, '/uploads'), false, 'unknown'],
] as const)('%s', (_name, path, reaches, within) => {
  expect(pathReaches(path, '/etc/ecs')).toBe(reaches)
  expect(pathIsWithin(path, '/etc/ecs')).toBe(within)
})
