import { assignmentsIn } from './assignments.ts'
import { connectionShapes } from './connections.ts'
import { nameSays } from './names.ts'
import { handedToPrograms } from './programs.ts'
import type { Secret } from './secret.ts'
import { type TokenShape, tokenShapes } from './shapes.ts'
import { valueSays } from './values.ts'

export type { Secret } from './secret.ts'

/**
 * The secrets that a value holds, given the name that it has: forms that speak for themselves, what a text assigns to a
 * telling name, and, where the value's own name says so, the whole value unless it is plainly something else.
 *
 * The name is the variable's, the key's, the option's before a word of a command line (`--password`). Placeholders,
 * references, hashes, public keys, switches and plain numbers are no secrets. Base64 is looked into once.
 *
 * Sorted by place; ranges do not overlap. Never throws; time grows with the length of the value.
 */
export function secretsIn(value: string, name = ''): readonly Secret[] {
  const found = secretsInText(value, true)
  const says = name === '' ? 'nothing' : nameSays(name)
  const kind = says === 'nothing' ? undefined : valueSays(value, says)
  if (kind === undefined) return found
  const [first] = found
  return first?.start === 0 && first.end === value.length
    ? found
    : [{ kind: first?.kind ?? kind, start: 0, end: value.length }]
}

function secretsInText(text: string, decode: boolean): readonly Secret[] {
  const found = [
    ...formsIn(text),
    ...assignmentsIn(text),
    ...handedToPrograms(text),
    ...(decode ? encodedIn(text) : []),
  ]
  return apart(found)
}

/** The secrets in a text that show by their form alone, whatever stands around them. */
export const tokensIn = (text: string): readonly Secret[] => apart(formsIn(text))

/** Sorted, and joined where they overlap. */
export function apart(found: readonly Secret[]): readonly Secret[] {
  if (found.length < 2) return found
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end)
  const joined: Secret[] = []
  for (const secret of sorted) {
    const last = joined.at(-1)
    if (!last || secret.start >= last.end) joined.push(secret)
    else if (secret.end > last.end) joined[joined.length - 1] = { ...last, end: secret.end }
  }
  return joined
}

const shapesBySign = new Map<string, TokenShape[]>()
for (const shape of [...tokenShapes, ...connectionShapes]) {
  for (const sign of shape.signs) shapesBySign.set(sign, [...(shapesBySign.get(sign) ?? []), shape])
}

/** Any sign of any form; a longer one before what it begins with. */
const anySign = new RegExp(
  [...shapesBySign.keys()]
    .sort((a, b) => b.length - a.length)
    .map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
  'g',
)

/** Characters before a sign that may belong to the form. */
const reachBefore = 64

function formsIn(text: string): readonly Secret[] {
  const found: Secret[] = []
  anySign.lastIndex = 0
  for (let hit = anySign.exec(text); hit; hit = anySign.exec(text)) {
    for (const shape of shapesBySign.get(hit[0]) ?? []) {
      const secret = formAt(text, hit.index, shape)
      if (!secret) continue
      found.push(secret)
      anySign.lastIndex = Math.max(anySign.lastIndex, secret.end)
      const pair = shape.kind === 'aws-access-key-id' ? secretKeyAfter(text, secret.end) : undefined
      if (pair) found.push(pair)
      break
    }
  }
  return found
}

function formAt(text: string, at: number, { kind, pattern, before, inside, accepts }: TokenShape): Secret | undefined {
  let start = at
  if (before) {
    const lead = before.exec(text.slice(Math.max(0, at - reachBefore), at))?.[0]
    if (lead === undefined) return undefined
    start -= lead.length
  } else if (!inside && continuesWord(text, at)) return undefined
  pattern.lastIndex = at
  const match = pattern.exec(text)
  if (!match) return undefined
  const secret = match.groups?.['secret']
  if (accepts && !accepts(secret ?? match[0])) return undefined
  if (kind === 'private-key') return { kind, start, end: endOfKey(text, at + match[0].length) }
  if (secret === undefined) return { kind, start, end: endOfToken(text, at, at + match[0].length) }
  const inMatch = at + match[0].lastIndexOf(secret)
  return { kind, start: inMatch, end: inMatch + secret.length }
}

/** Patterns are bounded, so that no text makes them slow; a longer token goes on. */
const longToken = 500
const tokenRest = /[\w.~+/=-]*/y

function endOfToken(text: string, start: number, end: number): number {
  if (end - start < longToken) return end
  tokenRest.lastIndex = end
  tokenRest.exec(text)
  return tokenRest.lastIndex
}

/** Does a word go on here? The `n` of a line break that is written out is no letter of it. */
function continuesWord(text: string, at: number): boolean {
  if (!/\w/.test(text[at - 1] ?? '')) return false
  return !/\\[nrt]$/.test(text.slice(Math.max(0, at - 2), at))
}

const maxKeyLength = 20_000

/** A private key goes to its last line; one that is cut off as far as it looks like a key. */
function endOfKey(text: string, from: number): number {
  const body = text.slice(from, from + maxKeyLength)
  const foot = /-----END [A-Z0-9 ]{1,60}-----/.exec(body)
  if (foot) return from + foot.index + foot[0].length
  return from + (/^[A-Za-z0-9+/=\s\\]*/.exec(body)?.[0].length ?? 0)
}

/** The secret access key that stands not far behind its id. */
function secretKeyAfter(text: string, from: number): Secret | undefined {
  const match = /(?<![A-Za-z0-9/+])(?=[A-Za-z0-9/+]{0,39}\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/.exec(
    text.slice(from, from + 200),
  )
  if (!match) return undefined
  const start = from + match.index
  return { kind: 'aws-secret-access-key', start, end: start + 40 }
}

/** Base64 of ASCII: the first letter of each four is one of the first 32 of the alphabet. The run goes on as `runEnd`. */
const base64Run = /(?<![A-Za-z0-9+/])(?:[A-Za-f][A-Za-z0-9+/]{3}){5,}/g
const runEnd = /[A-Za-z0-9+/]*={0,2}/y
const wrapped = /^[A-Za-z0-9+/]{40,80}\r?\n[A-Za-z0-9+/=\r\n]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these, random bytes do
const noText = /[\u0000-\u0008\u000e-\u001f\u007f-\uffff]/

/** Runs of base64 that decode to a text with a secret in it. */
function encodedIn(text: string): readonly Secret[] {
  if (text.length < 20) return []
  const trimmed = text.trim()
  if (wrapped.test(trimmed)) {
    const kind = kindInside(trimmed.replace(/[\r\n]/g, ''))
    return kind === undefined ? [] : [{ kind, start: 0, end: text.length }]
  }
  const found: Secret[] = []
  base64Run.lastIndex = 0
  for (let run = base64Run.exec(text); run; run = base64Run.exec(text)) {
    runEnd.lastIndex = base64Run.lastIndex
    runEnd.exec(text)
    const end = runEnd.lastIndex
    const kind = kindInside(text.slice(run.index, end))
    if (kind !== undefined) found.push({ kind, start: run.index, end })
    base64Run.lastIndex = end
  }
  return found
}

function kindInside(encoded: string): string | undefined {
  if (noText.test(Buffer.from(encoded.slice(0, 24), 'base64').toString('latin1'))) return undefined
  const inside = Buffer.from(encoded, 'base64').toString('utf8')
  return secretsInText(inside, false)[0]?.kind
}
