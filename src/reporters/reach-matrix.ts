import pc from 'picocolors'
import type { Estate } from '../model/estate.ts'
import type { ReachGap, ReachMatrix, ReachVerdict } from '../model/reach-answer.ts'
import { showPlace } from './places.ts'
import { printable } from './printable.ts'
import { listed } from './reach-list.ts'

type Colours = ReturnType<typeof pc.createColors>

/** More workloads than that are no matrix that anybody reads, but a list of who gets through to whom. */
const maxColumns = 30

/** Wider names stand in the rows alone, and their columns have numbers. */
const maxHead = 20

/** Of what is wider, columns have numbers, and cells letters if that does not do. */
const maxWidth = 120

const letters: Readonly<Record<ReachVerdict, string>> = {
  reachable: 'R',
  possible: 'p',
  'forward-only': 'f',
  unreachable: '.',
}

/** All workloads against the internet and each other, and who was left out. */
export function* matrixText(
  matrix: ReachMatrix,
  estate: Estate,
  { colour }: { readonly colour: boolean },
): Generator<string> {
  const colours = pc.createColors(colour)
  if (matrix.names.length > maxColumns) yield* listed(matrix, colours)
  else yield table(matrix, colours)
  yield leftOut(matrix.left, estate, colours)
}

interface Row {
  readonly name: string
  readonly cells: readonly (ReachVerdict | undefined)[]
}

interface Layout {
  readonly sides: readonly string[]
  readonly heads: readonly string[]
  readonly cells: readonly (readonly string[])[]
  readonly widths: readonly number[]
}

/** Rows are where packets come from. */
function table({ names, verdict }: ReachMatrix, colours: Colours): string {
  const shown = names.map(printable)
  // Nobody but the internet asks for one that is alone.
  const senders = [undefined, ...(shown.length === 1 ? [] : shown.keys())]
  const rows = senders.map((from): Row => {
    const cells = [...shown.keys()].map((to) => (from === to ? undefined : verdict(from, to)))
    return { name: from === undefined ? 'internet' : (shown[from] ?? ''), cells }
  })
  const isNamed = shown.length === 1 || shown.every((name) => name.length <= maxHead)
  const layouts = [...(isNamed ? [laidOut(rows, shown, false)] : []), laidOut(rows, undefined, false)]
  const fitting = layouts.find((layout) => widthOf(layout) <= maxWidth)
  const { sides, heads, cells, widths } = fitting ?? laidOut(rows, undefined, true)
  const first = Math.max(4, ...sides.map((side) => side.length))
  const head = ['from'.padEnd(first), ...heads.map((one, to) => one.padEnd(widths[to] ?? 0))].join('  ')
  const lines = rows.map((row, from) =>
    [
      (sides[from] ?? '').padEnd(first),
      ...row.cells.map((cell, to) => painted(cell, (cells[from]?.[to] ?? '').padEnd(widths[to] ?? 0), colours)),
    ]
      .join('  ')
      .trimEnd(),
  )
  return `${[colours.bold(head.trimEnd()), ...lines, ...(fitting ? [] : ['', legend])].join('\n')}\n`
}

const legend = Object.entries(letters)
  .map(([verdict, letter]) => `${letter} ${verdict}`)
  .join(', ')

/** Without names, columns have the numbers of their rows. */
function laidOut(rows: readonly Row[], names: readonly string[] | undefined, isLettered: boolean): Layout {
  const columns = rows[0]?.cells ?? []
  const digits = String(columns.length).length
  const heads = names ?? columns.map((_, at) => String(at + 1))
  const number = (from: number) => (from === 0 ? '' : String(from)).padStart(digits)
  const sides = rows.map(({ name }, from) => (names ? name : `${number(from)} ${name}`))
  const cells = rows.map((row) =>
    row.cells.map((cell) => (cell === undefined ? '-' : isLettered ? letters[cell] : cell)),
  )
  const widths = heads.map((head, to) => Math.max(head.length, ...cells.map((row) => row[to]?.length ?? 0)))
  return { sides, heads, cells, widths }
}

const widthOf = ({ sides, widths }: Layout) =>
  widths.reduce((sum, width) => sum + width + 2, Math.max(4, ...sides.map((side) => side.length)))

function painted(verdict: ReachVerdict | undefined, cell: string, colours: Colours): string {
  if (verdict === undefined || verdict === 'unreachable') return colours.dim(cell)
  return verdict === 'reachable' ? colours.red(cell) : colours.yellow(cell)
}

function leftOut(left: readonly ReachGap[], estate: Estate, colours: Colours): string {
  if (left.length === 0) return ''
  const lines = left.map(
    ({ says, origin }) => `  ? ${printable(says)} ${colours.dim(printable(showPlace(origin, estate)))}`,
  )
  return `${['', 'Left out:', ...lines.map((line) => line.trimEnd())].join('\n')}\n`
}
