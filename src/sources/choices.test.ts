import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Estate } from '../model/estate.ts'
import type { Guard } from '../model/slot.ts'
import { World } from '../model/world.ts'
import { Choices, maxBranches, not } from './choices.ts'

/** The answers of a condition in every possible world of two variables. */
function table(choices: Choices, guard: Guard, atoms: readonly Guard[]): readonly string[] {
  const rows: string[] = []
  const estate = new Estate({ files: [], choices: choices.all, gaps: [], resources: [] })
  const see = (world: World) => [...atoms, guard].map((one) => (world.exists({ guard: one }) ? 't' : 'f')).join('')
  World.every(estate, 512, see, (row) => rows.push(row))
  return rows.sort()
}

const atom = (choices: Choices, variable: string, value: string): Guard => ({
  is: 'choice',
  on: choices.equals(variable, variable, value),
  yes: true,
  no: false,
})

describe('Choices', () => {
  test('conditions obey logic in every world', () => {
    const picks = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('1', '2')), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(picks, (made) => {
        const choices = new Choices()
        const atoms = made.map(([variable, value]) => atom(choices, variable, value))
        const every = choices.every(atoms) ?? false
        const some = choices.some(atoms) ?? false
        for (const row of table(choices, every, atoms)) expect(row.endsWith('t')).toBe(!row.slice(0, -1).includes('f'))
        for (const row of table(choices, some, atoms)) expect(row.endsWith('t')).toBe(row.slice(0, -1).includes('t'))
        const opposite = choices.every(atoms.map(not)) ?? false
        expect(table(choices, not(opposite), atoms)).toEqual(table(choices, some, atoms))
      }),
    )
  })

  test('what excludes itself is false, what leaves nothing out is true', () => {
    const choices = new Choices()
    const [dev, prod] = [atom(choices, 'Stage', 'dev'), atom(choices, 'Stage', 'prod')]
    expect(choices.every([dev, prod])).toBe(false)
    expect(choices.some([dev, not(dev)])).toBe(true)
  })

  test('a chain of thirty conditions stays small', () => {
    const choices = new Choices()
    const atoms = Array.from({ length: 30 }, (_, index) => atom(choices, `V${index}`, 'x'))
    expect(choices.some(atoms)).toBeDefined()
    expect(choices.every(atoms)).toBeDefined()
  })

  test('a value that can turn out in too many ways is given up', () => {
    const choices = new Choices()
    const origin = { at: 'call', call: 'test', field: '' } as const
    const scalar = (text: string) => ({ is: 'scalar', value: text, text, origin }) as const
    const values = Array.from({ length: 8 }, (_, index) => ({
      is: 'choice' as const,
      on: choices.equals(`V${index}`, `V${index}`, 'x'),
      yes: scalar('a'),
      no: scalar('b'),
    }))
    const join = (plain: readonly { readonly is: string }[]) => scalar(plain.map((one) => JSON.stringify(one)).join(''))
    expect(2 ** 8).toBeGreaterThan(maxBranches)
    expect(choices.inEveryBranch(values, join)).toBeUndefined()
    expect(choices.inEveryBranch(values.slice(0, 3), join)).toBeDefined()
  })

  test('branches that come to the same value are one', () => {
    const choices = new Choices()
    const origin = { at: 'call', call: 'test', field: '' } as const
    const same = { is: 'scalar', value: '512', text: '512', origin } as const
    const value = { is: 'choice', on: choices.equals('Stage', 'Stage', 'dev'), yes: same, no: same } as const
    expect(choices.inEveryBranch([value], ([one]) => one ?? same)).toEqual(same)
  })
})
