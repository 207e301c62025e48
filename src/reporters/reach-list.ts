import type pc from 'picocolors'
import type { ReachMatrix, ReachVerdict } from '../model/reach-answer.ts'
import { printable } from './printable.ts'

type Colours = ReturnType<typeof pc.createColors>

const openVerdicts = ['reachable', 'possible', 'forward-only'] as const

type OpenVerdict = (typeof openVerdicts)[number]

/** Senders that are named; the rest are counted. */
const maxSenders = 12

/** For each workload who gets through to it; those to whom nobody does are counted. */
export function* listed({ names, verdict }: ReachMatrix, colours: Colours): Generator<string> {
  yield `${names.length} services and tasks. Who gets through to them, from the internet and from each other:\n`
  const senders = names.map(() => new Map<ReachVerdict, string[]>(openVerdicts.map((one) => [one, []])))
  for (const from of [undefined, ...names.keys()]) {
    const name = from === undefined ? 'internet' : (names[from] ?? '')
    for (const [to, known] of senders.entries()) if (from !== to) known.get(verdict(from, to))?.push(name)
  }
  let closed = 0
  for (const [to, known] of senders.entries()) {
    const lines = openVerdicts.flatMap((one) => senderLine(one, known.get(one) ?? [], colours))
    if (lines.length > 0) yield `\n${colours.bold(printable(names[to] ?? ''))}\n${lines.join('')}`
    else closed++
  }
  if (closed > 0) yield `\nNobody gets through to ${closed === names.length ? 'any of them' : `the other ${closed}`}.\n`
}

function senderLine(verdict: OpenVerdict, from: readonly string[], colours: Colours): readonly string[] {
  if (from.length === 0) return []
  const named = from.slice(0, maxSenders).map(printable)
  const more = from.length - named.length
  const rest = more > 0 ? ` and ${more} more (--format json has all)` : ''
  const paint = verdict === 'reachable' ? colours.red : colours.yellow
  return [`  ${paint(verdict.padEnd('forward-only'.length))}  ${named.join(', ')}${rest}\n`]
}
