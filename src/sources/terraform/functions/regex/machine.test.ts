import fc from 'fast-check'
import { expect, test } from 'vitest'
import { find, OutOfSteps } from './machine.ts'
import { parsePattern } from './parse.ts'
import { compile } from './program.ts'

function search(pattern: string, text: string, spend: (steps: number) => boolean = () => true) {
  const parsed = parsePattern(pattern)
  const program = parsed && compile(parsed)
  if (!program) throw new Error(`no pattern: ${pattern}`)
  return find(program, text, 0, spend)
}

/** Patterns in which nothing that can be empty is repeated: there JavaScript and RE2 differ. */
const { full } = fc.letrec<{ readonly atom: string; readonly full: string; readonly some: string }>((tie) => ({
  atom: fc.oneof(
    fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\d'),
    tie('some').map((inner) => `(${inner})`),
  ),
  some: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc.tuple(tie('atom'), tie('full')).map((pieces) => pieces.join('')),
    fc.tuple(tie('some'), tie('some')).map((pieces) => `(?:${pieces.join('|')})`),
    fc.tuple(tie('atom'), fc.constantFrom('+', '+?', '{2}', '{1,3}')).map((pieces) => pieces.join('')),
  ),
  full: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('some'),
    fc.constantFrom('^', '$', '\\b', ''),
    fc.tuple(tie('atom'), fc.constantFrom('*', '?', '*?', '??', '{0,2}')).map((pieces) => pieces.join('')),
  ),
}))

test('finds what JavaScript finds', () => {
  fc.assert(
    fc.property(full, fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '-'), maxLength: 12 }), (pattern, text) => {
      const expected = new RegExp(pattern, 'u').exec(text)
      const found = search(pattern, text)
      expect(found?.[0]).toBe(expected?.index)
      expect(found && text.slice(found[0], found[1])).toBe(expected?.[0])
    }),
    { numRuns: 2_000 },
  )
})

test.each(['(a*)*b', '(a+)+b', '(a|a)*b', '(a|aa)+$b', '(.*)(.*)(.*)(.*)b', '(?:a?){30}a{30}b'])(
  '%s takes steps by the length of the text, not by the number of ways',
  (pattern) => {
    const stepsFor = (length: number) => {
      let steps = 0
      search(pattern, 'a'.repeat(length), (more) => {
        steps += more
        return true
      })
      return steps
    }
    expect(stepsFor(2_000)).toBeLessThan(stepsFor(1_000) * 2.1)
  },
)

test('stops where the budget ends', () => {
  expect(() => search('(a*)*b', 'a'.repeat(100), () => false)).toThrow(OutOfSteps)
})

test.each(['((((a{1000}){1000}){1000}){1000})', '(?:(?:(?:(?:){1000}){1000}){1000})'])(
  'what asks for too much is not written out: %s',
  (pattern) => {
    const parsed = parsePattern(pattern)
    expect(parsed && compile(parsed)).toBe(undefined)
  },
)

test('deep nesting is refused', () => {
  expect(parsePattern(`${'('.repeat(10_000)}a${')'.repeat(10_000)}`)).toBe(undefined)
})
