import { expect, test } from 'vitest'
import { inputsOf } from './fuzz/inputs.ts'
import { minimised } from './fuzz/minimise.ts'
import { piecesIn } from './fuzz/pieces.ts'
import { run } from './fuzz/run.ts'
import { parsers } from './fuzz/soups.ts'

const pieces = piecesIn(['examples'])

test.each(parsers)('%s takes whatever it is given', (parser) => {
  const inputs = inputsOf(parser, 1, 0, pieces)
  const some = inputs.filter((_, index) => index % 10 === 0)
  expect(some.flatMap((input) => run(parser, input) ?? [])).toEqual([])
})

test('a seed gives the same inputs each time', () => {
  expect(inputsOf('template', 7, 3, pieces)).toEqual(inputsOf('template', 7, 3, pieces))
  expect(inputsOf('template', 8, 3, pieces)).not.toEqual(inputsOf('template', 7, 3, pieces))
})

test('what fails is made small', () => {
  const text = `Resources:\n${'  A: {Type: B}\n'.repeat(50)}  C: !Bad x\n`
  expect(minimised(text, (shorter) => shorter.includes('!Bad'))).toBe('!Bad')
})
