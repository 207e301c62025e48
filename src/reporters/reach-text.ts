import pc from 'picocolors'
import type { Estate } from '../model/estate.ts'
import type { ReachAnswer, ReachStep, ReachTraffic, ReachVerdict } from '../model/reach-answer.ts'
import { showPlace } from './places.ts'
import { printable } from './printable.ts'

type Colours = ReturnType<typeof pc.createColors>

const words: Readonly<Record<ReachVerdict, string>> = {
  reachable: 'reachable',
  possible: 'possible: not all of it is known',
  'forward-only': 'forward only: what is sent arrives, but no answer comes back',
  unreachable: 'unreachable',
}

/** An answer of `reach` for people: the verdict, the hops one below the other, what stops packets, and what gets through. */
export function reachText(answer: ReachAnswer, estate: Estate, { colour }: { readonly colour: boolean }): string {
  const colours = pc.createColors(colour)
  const { verdict, from, to, hops, blockers, witness, traffic, gaps } = answer
  const lines = [
    `${colours.bold(`${printable(from)} → ${printable(to)}`)}${askedOf(answer)}: ${painted(verdict, colours)}`,
    '',
  ]
  const requests = hops.filter(({ isAnswer }) => !isAnswer)
  const answers = hops.filter(({ isAnswer }) => isAnswer)
  if (witness) {
    lines.push(`  ${printable(witness.source)} port ${witness.sourcePort}`)
    for (const step of requests) lines.push(...stepLines(step, '│', estate, colours))
    lines.push(`  ▼ ${printable(witness.destination)} port ${witness.destinationPort}`)
    if (answers.length > 0) {
      lines.push('  and back')
      for (const step of answers) lines.push(...stepLines(step, '│', estate, colours))
    }
    lines.push('')
  }
  if (blockers.length > 0) {
    lines.push(verdict === 'unreachable' ? '  What stops it:' : '  What stops the answer:')
    for (const step of blockers) lines.push(...stepLines(step, '✗', estate, colours))
    lines.push('')
  } else if (verdict === 'unreachable') lines.push('  There is no way between them.', '')
  if (traffic.forward.length > 0) lines.push(`  Gets through: ${sayTraffic(traffic.forward)}`)
  if (traffic.forward.length > 0 && !same(traffic.forward, traffic.return))
    lines.push(`  Of that has answers: ${traffic.return.length > 0 ? sayTraffic(traffic.return) : 'nothing'}`)
  if (verdict !== 'reachable' && gaps.length > 0) {
    lines.push('  Not known:')
    for (const { says, origin } of gaps.slice(0, maxGaps))
      lines.push(`    ? ${printable(says)} ${colours.dim(printable(showPlace(origin, estate)))}`.trimEnd())
    if (gaps.length > maxGaps) lines.push(`    and ${gaps.length - maxGaps} more (--format json has all)`)
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const maxGaps = 5

function askedOf({ protocol, port }: ReachAnswer): string {
  if (protocol === undefined) return ''
  return port === undefined ? ` on ${protocol}` : ` on ${protocol} ${port}`
}

function painted(verdict: ReachVerdict, colours: Colours): string {
  const text = words[verdict]
  if (verdict === 'reachable') return colours.red(text)
  return verdict === 'unreachable' ? colours.green(text) : colours.yellow(text)
}

function stepLines(step: ReachStep, mark: string, estate: Estate, colours: Colours): readonly string[] {
  const place = step.origin ? showPlace(step.origin, estate) : ''
  const doubt = step.isOpen ? colours.yellow(' (not certain)') : ''
  const line = `  ${mark} ${step.kind.padEnd(kindWidth)} ${printable(step.says)}${doubt}`
  return place === ''
    ? [line]
    : [line, `  ${mark === '✗' ? ' ' : mark} ${' '.repeat(kindWidth)} ${colours.dim(printable(place))}`]
}

const kindWidth = 16

const maxTraffic = 8

function sayTraffic(traffic: readonly ReachTraffic[]): string {
  if (traffic.every(({ ports }) => ports === 'all') && traffic.length <= 3 && traffic.some(isMost)) return 'all traffic'
  const shown = traffic
    .slice(0, maxTraffic)
    .map(({ protocol, ports }) => (ports === 'all' ? protocol : `${protocol} ${ports}`))
  const more = traffic.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

/** All protocols, or all but the ICMP of the other IP version. */
const isMost = ({ protocol }: ReachTraffic) => protocol === 'all' || protocol.includes('-255')

const same = (one: readonly ReachTraffic[], other: readonly ReachTraffic[]) =>
  JSON.stringify(one) === JSON.stringify(other)
