import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Choice, sayAssumption } from './choice.ts'
import { Estate } from './estate.ts'
import type { Slot } from './slot.ts'
import { World } from './world.ts'

const origin = { at: 'call', call: 'test', field: '' } as const
const known = <T>(value: T): Slot<T> => ({ is: 'known', value, origin })
const choose = <T>(on: number, yes: Slot<T>, no: Slot<T>): Slot<T> => ({ is: 'choice', on, yes, no })

const choice = (id: number, variable: string, equals: string, domain?: readonly string[]): Choice => ({
  id,
  variable,
  equals,
  ...(domain && { domain }),
  yes: `${variable} is "${equals}"`,
  no: `${variable} is not "${equals}"`,
})

const estateWith = (choices: readonly Choice[]) => new Estate({ files: [], choices, gaps: [], resources: [] })

function worlds<T>(choices: readonly Choice[], see: (world: World) => T, limit = 64) {
  const seen: { result: T; assumptions: readonly string[] }[] = []
  const complete = World.every(estateWith(choices), limit, see, (result, world) =>
    seen.push({ result, assumptions: world.assumptions.map(sayAssumption) }),
  )
  return { complete, seen }
}

const value = <T>(world: World, slot: Slot<T>): T | undefined => {
  const read = world.settle(slot)
  return read.is === 'known' ? read.value : undefined
}

describe('World.every', () => {
  test('one world where nothing is undecided', () => {
    expect(worlds([], (world) => value(world, known(1)))).toEqual({
      complete: true,
      seen: [{ result: 1, assumptions: [] }],
    })
  })

  test('two answers about one variable exclude each other', () => {
    const choices = [choice(0, 'Stage', 'dev'), choice(1, 'Stage', 'prod')]
    const privileged = choose(0, known('privileged'), known('plain'))
    const mode = choose(1, known('host'), known('awsvpc'))
    const { seen } = worlds(choices, (world) => `${value(world, privileged)} ${value(world, mode)}`)
    expect(seen.map(({ result }) => result).sort()).toEqual(['plain awsvpc', 'plain host', 'privileged awsvpc'])
  })

  test('the last value of a domain needs no assumption', () => {
    const domain = ['dev', 'prod']
    const choices = [choice(0, 'Stage', 'dev', domain), choice(1, 'Stage', 'prod', domain)]
    const slot = choose(0, known('dev'), choose(1, known('prod'), known('neither')))
    expect(worlds(choices, (world) => value(world, slot)).seen).toEqual([
      { result: 'dev', assumptions: ['Stage is "dev"'] },
      { result: 'prod', assumptions: ['Stage is not "dev"'] },
    ])
  })

  test('choices that are not read make no worlds', () => {
    const choices = Array.from({ length: 40 }, (_, id) => choice(id, `V${id}`, 'x'))
    expect(worlds(choices, (world) => value(world, choose(7, known(1), known(2)))).seen).toHaveLength(2)
  })

  test('says when the limit was not enough', () => {
    const choices = Array.from({ length: 7 }, (_, id) => choice(id, `V${id}`, 'x'))
    const { complete, seen } = worlds(choices, (world) =>
      choices.map(({ id }) => value(world, choose(id, known(1), known(0)))),
    )
    expect(complete).toBe(false)
    expect(seen).toHaveLength(64)
  })

  test('each possible combination is seen once, and no impossible one', () => {
    const arbitrary = fc.array(
      fc.record({ variable: fc.constantFrom('A', 'B'), equals: fc.constantFrom('1', '2', '3') }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (made, closed) => {
        const domain = closed ? ['1', '2', '3'] : undefined
        const choices = made.map(({ variable, equals }, id) => choice(id, variable, equals, domain))
        const { seen } = worlds(choices, (world) =>
          choices.map(({ id }) => value(world, choose(id, known('y'), known('n')))).join(''),
        )
        const values = closed ? ['1', '2', '3'] : ['1', '2', '3', 'other']
        const possible = new Set(
          values.flatMap((a) =>
            values.map((b) =>
              choices.map(({ variable, equals }) => ((variable === 'A' ? a : b) === equals ? 'y' : 'n')).join(''),
            ),
          ),
        )
        expect(seen.map(({ result }) => result).sort()).toEqual([...possible].sort())
      }),
    )
  })
})

describe('World.leavingOpen', () => {
  const choices = [choice(0, 'Stage', 'dev', ['dev', 'prod']), choice(1, 'Stage', 'prod', ['dev', 'prod'])]
  const [dev] = choices
  const slot = choose(1, known('prod'), known('dev'))
  const guard = { is: 'choice', on: 1, yes: true, no: false } as const

  test('what is not decided is unknown, and may exist', () => {
    const world = World.leavingOpen(estateWith(choices), [])
    expect(world.settle(slot)).toMatchObject({ is: 'unknown', why: { says: 'Stage is "prod"' } })
    expect([world.exists({ guard }), world.certainlyExists({ guard })]).toEqual([true, false])
    expect(world.open.map(({ id }) => id)).toEqual([1])
  })

  test('what follows from the answers given is decided', () => {
    const world = World.leavingOpen(estateWith(choices), dev ? [{ choice: dev, answer: false }] : [])
    expect(value(world, slot)).toBe('prod')
    expect([world.exists({ guard }), world.certainlyExists({ guard })]).toEqual([true, true])
    expect(world.open).toEqual([])
  })
})
