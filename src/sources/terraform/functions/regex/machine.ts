import type { Assertion } from './parse.ts'
import type { Program } from './program.ts'

/** Where a match and its groups begin and end: `[2 * g]` and `[2 * g + 1]`, undefined where a group took no part. */
export type Match = readonly (number | undefined)[]

/** The budget for the steps of the search is used up. */
export class OutOfSteps extends Error {}

interface Thread {
  readonly at: number
  readonly saved: Match
}

/**
 * Finds the first match at or behind `from`.
 *
 * All ways of matching go through the text side by side, best first, so that the time is bounded by the length of the text
 * times that of the pattern. A search that tries one way after the other, as JavaScript's, takes ages for some patterns.
 *
 * @throws OutOfSteps
 */
export function find(
  program: Program,
  text: string,
  from: number,
  spend: (steps: number) => boolean,
): Match | undefined {
  const { instructions } = program
  const seen = new Int32Array(instructions.length).fill(-1)
  let current: Thread[] = []
  let best: Match | undefined
  for (let at = from; ; ) {
    if (!best) enter(program, 0, [at], text, at, current, seen)
    if (current.length === 0 && best) return best
    if (!spend(current.length + 1)) throw new OutOfSteps()
    const character = text.codePointAt(at)
    const next = at + (character !== undefined && character > 0xffff ? 2 : 1)
    const following: Thread[] = []
    for (const thread of current) {
      const instruction = instructions[thread.at]
      if (instruction?.does === 'accept') {
        best = [thread.saved[0], at, ...thread.saved.slice(2)]
        break
      }
      if (instruction?.does === 'read' && character !== undefined && instruction.set.has(character)) {
        enter(program, thread.at + 1, thread.saved, text, next, following, seen)
      }
    }
    if (character === undefined) return best
    current = following
    at = next
  }
}

/** Adds the threads that an instruction leads to before anything is read, best first. */
function enter(
  { instructions }: Program,
  start: number,
  saved: Match,
  text: string,
  position: number,
  threads: Thread[],
  seen: Int32Array,
): void {
  const open: Thread[] = [{ at: start, saved }]
  for (let thread = open.pop(); thread; thread = open.pop()) {
    const { at } = thread
    const instruction = instructions[at]
    if (!instruction || seen[at] === position) continue
    seen[at] = position
    switch (instruction.does) {
      case 'jump':
        open.push({ at: instruction.to, saved: thread.saved })
        break
      case 'fork':
        open.push({ at: instruction.second, saved: thread.saved }, { at: instruction.first, saved: thread.saved })
        break
      case 'save': {
        const more = [...thread.saved]
        more[instruction.slot] = position
        open.push({ at: at + 1, saved: more })
        break
      }
      case 'assert':
        if (holds(instruction.that, text, position)) open.push({ at: at + 1, saved: thread.saved })
        break
      default:
        threads.push(thread)
    }
  }
}

function holds(that: Assertion, text: string, at: number): boolean {
  switch (that) {
    case 'text-start':
      return at === 0
    case 'text-end':
      return at === text.length
    case 'line-start':
      return at === 0 || text[at - 1] === '\n'
    case 'line-end':
      return at === text.length || text[at] === '\n'
    case 'word-edge':
      return isWord(text[at - 1]) !== isWord(text[at])
    case 'no-word-edge':
      return isWord(text[at - 1]) === isWord(text[at])
  }
}

const isWord = (character: string | undefined): boolean => character !== undefined && /^\w$/.test(character)

/** Every match; an empty one directly behind another is none. */
export function findAll(program: Program, text: string, spend: (steps: number) => boolean): readonly Match[] {
  const found: Match[] = []
  let last: number | undefined
  for (let at = 0; at <= text.length; ) {
    const match = find(program, text, at, spend)
    const [start, end] = match ?? []
    if (!match || start === undefined || end === undefined) break
    const isEmpty = start === end
    if (!isEmpty || end !== last) found.push(match)
    last = end
    at = end > at ? end : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  }
  return found
}
