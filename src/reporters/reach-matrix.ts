import pc from 'picocolors'
import type { Estate } from '../model/estate.ts'
import type { ReachAnswer, ReachGap, ReachVerdict } from '../model/reach-answer.ts'
import { showPlace } from './places.ts'
import { printable } from './printable.ts'

type Colours = ReturnType<typeof pc.createColors>

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

interface Column {
  readonly name: string
  readonly head: string
  readonly width: number
}

/** All workloads against the internet and each other: rows are where packets come from. `left`: who was left out, and why. */
export function matrixText(
  answers: readonly ReachAnswer[],
  left: readonly ReachGap[],
  estate: Estate,
  { colour }: { readonly colour: boolean },
): string {
  const colours = pc.createColors(colour)
  const names = [...new Set(answers.map(({ to }) => to))]
  const rows = [...new Set(answers.map(({ from }) => from))]
  const isNamed = names.every((name) => name.length <= maxHead)
  const fitting = [...(isNamed ? [headed(names, answers, false)] : []), headed(names, answers, true)].find(
    ({ columns, isNumbered }) => sidesOf(rows, names, isNumbered).width + widthOf(columns) <= maxWidth,
  )
  const isWide = fitting === undefined
  const { columns, isNumbered } = fitting ?? lettered(names)
  const { sides, width } = sidesOf(rows, names, isNumbered)
  const byPair = new Map(answers.map((answer) => [`${answer.from}\n${answer.to}`, answer.verdict]))
  const head = ['from'.padEnd(width), ...columns.map((one) => one.head.padEnd(one.width))].join('  ')
  const lines = rows.map((row, index) => {
    const cells = columns.map((one) => cellOf(byPair.get(`${row}\n${one.name}`), one.width, isWide, colours))
    return [(sides[index] ?? '').padEnd(width), ...cells].join('  ').trimEnd()
  })
  const legend = isWide
    ? [
        '',
        Object.entries(letters)
          .map(([verdict, letter]) => `${letter} ${verdict}`)
          .join(', '),
      ]
    : []
  return `${[colours.bold(head.trimEnd()), ...lines, ...legend, ...leftOut(left, estate, colours)].join('\n')}\n`
}

const headed = (names: readonly string[], answers: readonly ReachAnswer[], isNumbered: boolean) => {
  const columns = names.map((name, at): Column => {
    const head = isNumbered ? String(at + 1) : printable(name)
    const cells = answers.flatMap(({ to, verdict }) => (to === name ? [verdict.length] : []))
    return { name, head, width: Math.max(head.length, ...cells) }
  })
  return { columns, isNumbered }
}

const lettered = (names: readonly string[]) => ({
  columns: names.map((name, at): Column => ({ name, head: String(at + 1), width: String(names.length).length })),
  isNumbered: true,
})

const widthOf = (columns: readonly Column[]) => columns.reduce((sum, { width }) => sum + width + 2, 0)

function sidesOf(rows: readonly string[], names: readonly string[], isNumbered: boolean) {
  const numbers = new Map(names.map((name, at) => [name, String(at + 1)]))
  const digits = String(names.length).length
  const sides = rows.map((row) =>
    isNumbered ? `${(numbers.get(row) ?? '').padStart(digits)} ${printable(row)}` : printable(row),
  )
  return { sides, width: Math.max(4, ...sides.map((side) => side.length)) }
}

function cellOf(verdict: ReachVerdict | undefined, width: number, isLetter: boolean, colours: Colours): string {
  const cell = (verdict === undefined ? '-' : isLetter ? letters[verdict] : verdict).padEnd(width)
  if (verdict === undefined || verdict === 'unreachable') return colours.dim(cell)
  return verdict === 'reachable' ? colours.red(cell) : colours.yellow(cell)
}

function leftOut(left: readonly ReachGap[], estate: Estate, colours: Colours): readonly string[] {
  if (left.length === 0) return []
  const lines = left.map(
    ({ says, origin }) => `  ? ${printable(says)} ${colours.dim(printable(showPlace(origin, estate)))}`,
  )
  return ['', 'Left out:', ...lines.map((line) => line.trimEnd())]
}
