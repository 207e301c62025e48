import pc from 'picocolors'
import type { ReachMatrix, ReachVerdict } from '../model/reach-answer.ts'
import { printable } from './printable.ts'

type Colours = ReturnType<typeof pc.createColors>

/** More workloads than that are no matrix that anybody reads, but a list of who gets through to whom. */
const maxColumns = 20

/** All workloads against the internet and each other. */
export function matrixText(matrix: ReachMatrix, { colour }: { readonly colour: boolean }): Iterable<string> {
  const colours = pc.createColors(colour)
  return matrix.names.length > maxColumns ? list(matrix, colours) : [table(matrix, colours)]
}

/** Wider names stand in the rows alone, and their columns have numbers. */
const maxHead = 20

/** Rows are where packets come from. */
function table({ names, verdict }: ReachMatrix, colours: Colours): string {
  const shown = names.map(printable)
  const isAlone = shown.length === 1
  const isNumbered = !isAlone && shown.some((name) => name.length > maxHead)
  const width = String(shown.length).length
  const heads = isNumbered ? shown.map((_, at) => String(at + 1)) : shown
  const sides = isNumbered ? shown.map((name, at) => `${String(at + 1).padStart(width)} ${name}`) : shown
  const rows = [undefined, ...(isAlone ? [] : names.keys())].map((from) => ({
    side: from === undefined ? `${isNumbered ? ' '.repeat(width + 1) : ''}internet` : (sides[from] ?? ''),
    cells: [...names.keys()].map((to) => (from === to ? undefined : verdict(from, to))),
  }))
  const first = Math.max(4, ...rows.map(({ side }) => side.length))
  const widths = heads.map((head, to) => Math.max(head.length, ...rows.map(({ cells }) => cells[to]?.length ?? 0)))
  const head = ['from'.padEnd(first), ...heads.map((one, to) => one.padEnd(widths[to] ?? 0))].join('  ')
  const lines = rows.map(({ side, cells }) =>
    [side.padEnd(first), ...cells.map((cell, to) => painted(cell, colours, widths[to]))].join('  ').trimEnd(),
  )
  return `${[colours.bold(head.trimEnd()), ...lines].join('\n')}\n`
}

function painted(verdict: ReachVerdict | undefined, colours: Colours, width = 0): string {
  const cell = (verdict ?? '-').padEnd(width)
  if (verdict === undefined || verdict === 'unreachable') return colours.dim(cell)
  return verdict === 'reachable' ? colours.red(cell) : colours.yellow(cell)
}

const openVerdicts = ['reachable', 'possible', 'forward-only'] as const

/** Senders that are named; the rest are counted. */
const maxSenders = 12

/** For each workload who gets through to it; those to whom nobody does are counted. */
function* list({ names, verdict }: ReachMatrix, colours: Colours): Generator<string> {
  yield `${names.length} services and tasks. Who gets through to them, from the internet and from each other:\n`
  const senders = names.map(() => new Map<ReachVerdict, string[]>(openVerdicts.map((one) => [one, []])))
  for (const from of [undefined, ...names.keys()]) {
    const name = from === undefined ? 'internet' : (names[from] ?? '')
    for (const [to, known] of senders.entries()) if (from !== to) known.get(verdict(from, to))?.push(name)
  }
  let closed = 0
  for (const [to, known] of senders.entries()) {
    const lines = [...known].flatMap(([one, from]) => (from.length > 0 ? [senderLine(one, from, colours)] : []))
    if (lines.length > 0) yield `\n${colours.bold(printable(names[to] ?? ''))}\n${lines.join('')}`
    else closed++
  }
  if (closed > 0) yield `\nNobody gets through to ${closed === names.length ? 'any of them' : `the other ${closed}`}.\n`
}

function senderLine(verdict: ReachVerdict, from: readonly string[], colours: Colours): string {
  const named = from.slice(0, maxSenders).map(printable)
  const more = from.length - named.length
  const rest = more > 0 ? ` and ${more} more (--format json has all)` : ''
  return `  ${painted(verdict, colours, 'forward-only'.length)}  ${named.join(', ')}${rest}\n`
}
