import type { Value } from '../../../value.ts'
import type { CallContext } from '../function.ts'
import type { Maker } from '../maker.ts'
import { find, findAll, type Match, OutOfSteps } from './machine.ts'
import { parsePattern } from './parse.ts'
import { compile, type Program } from './program.ts'

/** Runs what needs a pattern; undefined where the text is none. */
function withPattern(
  pattern: string,
  make: Maker,
  context: CallContext,
  run: (program: Program, spend: (steps: number) => boolean) => Value | undefined,
): Value | undefined {
  const parsed = parsePattern(pattern)
  if (!parsed) return undefined
  const program = compile(parsed)
  if (!program || !context.spend(program.instructions.length)) return make.tooLarge()
  try {
    return run(program, (steps) => context.spend(steps))
  } catch (error) {
    if (error instanceof OutOfSteps) return make.tooLarge()
    throw error
  }
}

/** The first match: a text, or its groups. */
export const firstMatch = (pattern: string, text: string, make: Maker, context: CallContext): Value | undefined =>
  withPattern(pattern, make, context, (program, spend) => {
    if (isMixed(program)) return undefined
    const match = find(program, text, 0, spend)
    return match && matchValue(program, match, text, make)
  })

export const allMatches = (pattern: string, text: string, make: Maker, context: CallContext): Value | undefined =>
  withPattern(pattern, make, context, (program, spend) => {
    if (isMixed(program)) return undefined
    return make.list(findAll(program, text, spend).map((match) => matchValue(program, match, text, make)))
  })

/** Some groups with a name and some without are not taken. */
const isMixed = ({ groups }: Program): boolean => new Set(groups.map((name) => name === undefined)).size > 1

function matchValue({ groups }: Program, match: Match, text: string, make: Maker): Value {
  const values = [undefined, ...groups].map((_, index): Value => {
    const found = groupIn(match, index, text)
    return found === undefined ? make.nothing() : make.text(found)
  })
  const [whole = make.nothing(), ...captured] = values
  if (groups.length === 0) return whole
  if (groups[0] === undefined) return make.list(captured)
  return make.map(captured.map((value, index) => [groups[index] ?? '', value]))
}

function groupIn(match: Match, index: number, text: string): string | undefined {
  const [start, end] = [match[index * 2], match[index * 2 + 1]]
  return start === undefined || end === undefined ? undefined : text.slice(start, end)
}

/** Every match replaced; `$1`, `$name` and `${name}` stand for its groups, `$$` for a dollar. */
export const replaced = (
  pattern: string,
  text: string,
  by: string,
  make: Maker,
  context: CallContext,
): Value | undefined =>
  withPattern(pattern, make, context, (program, spend) => {
    const parts: string[] = []
    let last = 0
    for (const match of findAll(program, text, spend)) {
      const [start = 0, end = 0] = match
      const made = expanded(by, program, match, text)
      if (!spend(made.length)) throw new OutOfSteps()
      parts.push(text.slice(last, start), made)
      last = end
    }
    return make.parts([...parts, text.slice(last)], undefined)
  })

function expanded(by: string, { groups }: Program, match: Match, text: string): string {
  return by.replace(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_whole, dollar?: string, bare?: string, braced?: string) => {
    if (dollar) return '$'
    const name = bare ?? braced ?? ''
    const index = /^\d+$/.test(name) ? Number(name) : groups.lastIndexOf(name) + 1
    return (index > 0 || name === '0' ? groupIn(match, index, text) : undefined) ?? ''
  })
}
