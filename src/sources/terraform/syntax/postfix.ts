import { maxDepth, SyntaxFault } from '../../syntax/syntax.ts'
import type { Expression } from './ast.ts'
import type { Reading } from './reading.ts'

type ReadExpression = (node: number) => Expression

/** What follows a value: `.name`, `[key]`, `.0`, `.*`, `[*]`. */
type Step =
  | { readonly is: 'name'; readonly name: string; readonly end: number }
  | { readonly is: 'key'; readonly key: Expression; readonly end: number; readonly legacy: boolean }
  | { readonly is: '.*' | '[*]'; readonly end: number }

/** Reads what follows a value that begins at `start`. */
export function readPostfix(
  of: Expression,
  start: number,
  nodes: readonly number[],
  reading: Reading,
  read: ReadExpression,
): Expression {
  if (nodes.length === 0) return of
  return follow(of, start, [...stepsOf(nodes, reading, read)], 0, 0).made
}

function* stepsOf(nodes: readonly number[], reading: Reading, read: ReadExpression): Generator<Step> {
  const { cst } = reading
  for (const node of nodes) {
    const end = reading.end(node)
    switch (cst.kind(node)) {
      case 'get_attr':
        yield { is: 'name', name: reading.lastWord(node), end }
        break
      case 'new_index':
        yield { is: 'key', key: read(reading.child(node, 'expression')), end, legacy: false }
        break
      case 'legacy_index': {
        const digits = reading.lastWord(node)
        const key = { is: 'literal', value: Number(digits), start: end - digits.length, end } as const
        yield { is: 'key', key, end, legacy: true }
        break
      }
      case 'attr_splat':
        yield { is: '.*', end: reading.endOfFirst(node, 2) }
        yield* stepsOf(cst.children(node), reading, read)
        break
      case 'full_splat':
        yield { is: '[*]', end: reading.endOfFirst(node, 3) }
        yield* stepsOf(cst.children(node), reading, read)
        break
      default:
        throw reading.unexpected(node)
    }
  }
}

/**
 * Applies the steps from `from` on. After `[*]` all of them belong to each item; after `.*` only names and numbers do, and
 * what comes then is done with the list as a whole. The item is a variable that stands nowhere: its place is empty.
 */
function follow(
  of: Expression,
  start: number,
  steps: readonly Step[],
  from: number,
  depth: number,
  onlyNames = false,
): { readonly made: Expression; readonly next: number } {
  if (depth > maxDepth) throw new SyntaxFault('nesting-too-deep', `Nested more than ${maxDepth} levels deep`, of.end)
  let made = of
  let at = from
  for (let step = steps[at]; step; step = steps[at]) {
    const { end } = step
    if (onlyNames && step.is !== 'name' && !(step.is === 'key' && step.legacy)) break
    at++
    if (step.is === 'name') made = { is: 'attribute', of: made, name: step.name, start, end }
    else if (step.is === 'key') made = { is: 'index', of: made, key: step.key, start, end }
    else {
      const item: Expression = { is: 'variable', name: 'item', start: end, end }
      const each = follow(item, end, steps, at, depth + 1, step.is === '.*')
      made = { is: 'splat', of: made, each: each.made, start, end: each.made.end }
      at = each.next
    }
  }
  return { made, next: at }
}
