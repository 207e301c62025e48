import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  joinParts,
  type Maybe,
  type Part,
  showText,
  textEquals,
  textIncludes,
  textStartsWith,
  wholeText,
} from './text.ts'

const hole = { name: 'X' }
const known = { name: 'Y', text: 'ab' }
const parts = fc.array(
  fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 }), fc.constantFrom<Part>(hole, known)),
  { maxLength: 5 },
)
const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })

/** The texts that the parts can become, with each hole filled by each of some words. */
function fillings(all: readonly Part[]): readonly string[] {
  const words = ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb', 'aab', 'abb', 'bab', 'aaaa', 'bbbb', 'abab', 'ababab', 'bababa']
  return all.reduce<readonly string[]>(
    (texts, part) => {
      const next = typeof part === 'string' ? [part] : part.text === undefined ? words : [part.text]
      return [...new Set(texts.flatMap((text) => next.map((one) => text + one)))].slice(0, 400)
    },
    [''],
  )
}

/** A predicate on partly known text must agree with itself on every text that the parts can become. */
function agrees(answer: Maybe, outcomes: readonly boolean[]): void {
  if (answer === true) expect(outcomes).not.toContain(false)
  if (answer === false) expect(outcomes).not.toContain(true)
}

describe('partly known text', () => {
  test('a definite answer holds for whatever the holes become', () => {
    fc.assert(
      fc.property(parts, word, (all, wanted) => {
        const texts = fillings(all)
        agrees(
          textEquals(all, wanted),
          texts.map((text) => text === wanted),
        )
        agrees(
          textStartsWith(all, wanted),
          texts.map((text) => text.startsWith(wanted)),
        )
        agrees(
          textIncludes(all, wanted),
          texts.map((text) => text.includes(wanted)),
        )
      }),
    )
  })

  test('text without unknown holes is never unknown', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.constant<Part>(known)), { maxLength: 4 }), word, (all, wanted) => {
        const text = wholeText(all)
        expect(textEquals(all, wanted)).toBe(text === wanted)
        expect(textStartsWith(all, wanted)).toBe(text?.startsWith(wanted))
        expect(textIncludes(all, wanted)).toBe(text?.includes(wanted))
      }),
    )
  })

  test.each<[string, readonly Part[], string, Maybe]>([
    ['one hole may be anything', [hole], 'arn:aws', 'unknown'],
    ['the beginning contradicts', ['arn:', hole], 'aws', false],
    ['the end contradicts', [hole, ':web'], 'arn:worker', false],
    ['the middle is missing', ['a', hole, 'b', hole, 'a'], 'aaa', false],
    ['pieces may not overlap', ['ab', hole, 'ba'], 'aba', false],
    ['a hole may be empty', ['ab', hole], 'ab', 'unknown'],
  ])('equals: %s', (_name, all, wanted, answer) => {
    expect(textEquals(all, wanted)).toBe(answer)
  })

  test('joining keeps what people read', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(showText(joinParts(all))).toBe(showText(all))
      }),
    )
  })
})
