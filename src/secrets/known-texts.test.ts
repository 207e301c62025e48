import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KnownTexts } from './known-texts.ts'

const found = (text: string, known: readonly string[]) =>
  new KnownTexts(known.map((one) => [one, 'secret'] as const)).in(text).map(({ start, end }) => text.slice(start, end))

test.each([
  ['at each place', 'hunter22, hunter22', ['hunter22'], ['hunter22', 'hunter22']],
  ['inside a word', 'xhunter22y', ['hunter22'], ['hunter22']],
  ['the longer of two that begin alike', 'hunter22-long', ['hunter22', 'hunter22-long'], ['hunter22-long']],
  ['nothing that is too short to know', 'abc', ['abc'], []],
  ['nothing where nothing is known', 'hunter22', [], []],
])('%s', (_name, text, known, expected) => {
  expect(found(text, known)).toEqual(expected)
})

test('whatever is known is found, wherever it stands', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '1'), minLength: 6, maxLength: 9 })
  const between = fc.string({ unit: fc.constantFrom('a', 'x', ' ') })
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), between, between, (known, before, behind) => {
      for (const one of known) {
        const text = before + one + behind
        let rest = text
        for (const hit of found(text, known)) rest = rest.replace(hit, '‹›')
        expect(known.filter((each) => rest.includes(each))).toEqual([])
      }
    }),
  )
})
