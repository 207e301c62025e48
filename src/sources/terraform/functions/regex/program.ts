import type { CharacterSet } from './character-set.ts'
import type { Assertion, Node, Pattern } from './parse.ts'

export type Instruction =
  | { readonly does: 'read'; readonly set: CharacterSet }
  | { readonly does: 'fork'; readonly first: number; readonly second: number }
  | { readonly does: 'jump'; readonly to: number }
  | { readonly does: 'save'; readonly slot: number }
  | { readonly does: 'assert'; readonly that: Assertion }
  | { readonly does: 'accept' }

/** What a machine runs to find a pattern. */
export interface Program {
  readonly instructions: readonly Instruction[]
  readonly groups: readonly (string | undefined)[]
}

/** Counted repetitions are written out, so a short pattern may ask for very much. */
const maxInstructions = 20_000

class TooManyInstructions extends Error {}

/** Undefined where the pattern asks for more than a machine should have. */
export function compile({ node, groups }: Pattern): Program | undefined {
  const instructions: Instruction[] = []
  let written = 0
  const emit = (instruction: Instruction): number => {
    if (instructions.length >= maxInstructions) throw new TooManyInstructions()
    return instructions.push(instruction) - 1
  }
  const fork = (at: number, inside: number, outside: number, greedy: boolean) => {
    const [first, second] = greedy ? [inside, outside] : [outside, inside]
    instructions[at] = { does: 'fork', first, second }
  }

  function write(part: Node): void {
    // What emits nothing can be repeated too.
    if (++written > maxInstructions * 4) throw new TooManyInstructions()
    switch (part.is) {
      case 'empty':
        return
      case 'set':
        emit({ does: 'read', set: part.set })
        return
      case 'assert':
        emit({ does: 'assert', that: part.that })
        return
      case 'all':
        for (const one of part.nodes) write(one)
        return
      case 'either':
        writeEither(part.nodes)
        return
      case 'group':
        emit({ does: 'save', slot: part.index * 2 })
        write(part.node)
        emit({ does: 'save', slot: part.index * 2 + 1 })
        return
      case 'repeat':
        writeRepeat(part)
    }
  }

  function writeEither(nodes: readonly Node[]): void {
    const jumps: number[] = []
    for (const [index, node] of nodes.entries()) {
      if (index === nodes.length - 1) write(node)
      else {
        const at = emit({ does: 'jump', to: 0 })
        write(node)
        jumps.push(emit({ does: 'jump', to: 0 }))
        fork(at, at + 1, instructions.length, true)
      }
    }
    for (const jump of jumps) instructions[jump] = { does: 'jump', to: instructions.length }
  }

  function writeRepeat({ node, min, max, greedy }: Extract<Node, { is: 'repeat' }>): void {
    const endless = max === Number.POSITIVE_INFINITY
    for (let count = 0; count < (endless ? min - 1 : min); count++) write(node)
    if (endless && min > 0) writePlus(node, greedy)
    // What can be empty is repeated once more or left out, as RE2 does: else an empty round would hide a longer one.
    else if (endless) writeOptional(() => (isNullable(node) ? writePlus(node, greedy) : writeLoop(node)), greedy)
    else writeOptions(node, max - min, greedy)
  }

  function writePlus(node: Node, greedy: boolean): void {
    const start = instructions.length
    write(node)
    const at = emit({ does: 'jump', to: 0 })
    fork(at, start, at + 1, greedy)
  }

  /** The fork that stands before it decides of every round. */
  function writeLoop(node: Node): void {
    const before = instructions.length - 1
    write(node)
    emit({ does: 'jump', to: before })
  }

  function writeOptional(inside: () => void, greedy: boolean): void {
    const at = emit({ does: 'jump', to: 0 })
    inside()
    fork(at, at + 1, instructions.length, greedy)
  }

  /** `x{0,3}` is `(x(x(x)?)?)?`: all forks lead to the same end. */
  function writeOptions(node: Node, count: number, greedy: boolean): void {
    const forks: number[] = []
    for (let index = 0; index < count; index++) {
      forks.push(emit({ does: 'jump', to: 0 }))
      write(node)
    }
    for (const at of forks) fork(at, at + 1, instructions.length, greedy)
  }

  try {
    write(node)
    emit({ does: 'accept' })
    return { instructions, groups }
  } catch (error) {
    if (error instanceof TooManyInstructions) return undefined
    throw error
  }
}

function isNullable(node: Node): boolean {
  switch (node.is) {
    case 'empty':
    case 'assert':
      return true
    case 'set':
      return false
    case 'all':
      return node.nodes.every(isNullable)
    case 'either':
      return node.nodes.some(isNullable)
    case 'group':
      return isNullable(node.node)
    case 'repeat':
      return node.min === 0 || isNullable(node.node)
  }
}
