import { closest } from '../model/closest.ts'
import type { Acceptance } from '../model/config.ts'
import { isDay } from '../model/day.ts'

/** What a waiver may say beside its traits and its reason, in a comment as in Metadata. */
export const waiverKeys = ['until', 'owner', 'subject'] as const

export interface Waiver {
  readonly traits: readonly string[]
  readonly about: Pick<Acceptance, 'until' | 'owner' | 'subject' | 'reason'>
}

/** What is wrong with a waiver, as the rest of a sentence about it. */
export interface Fault {
  readonly wrong: string
}

/** A sentence on what is wrong with `what`, a comment perhaps. */
export const sayFault = (what: string, { wrong }: Fault): string =>
  wrong === namesNone.wrong ? `${what} ${wrong}.` : `${what} ${wrong}, so it does not hold.`

const namesNone: Fault = { wrong: 'names no trait' }

const id = /^[a-z0-9*-]+$/

/** One of several ids is told from a word of the reason by what every id has. */
const further = /^(?:,([a-z0-9*-]+)|\s*,\s*([a-z0-9*]*[-*][a-z0-9*-]*))(?=[\s,]|$)/

const most = 40
const short = (text: string) => (text.length > most ? `${text.slice(0, most)}…` : text)

/**
 * Reads `trait-id[, trait-id] [until=DATE] [owner=WHO] [subject=WHICH] reason…`.
 *
 * What is nearly right is a fault: a date that is none, or a key that is none, would make a waiver that holds for longer or
 * for more than its author thinks.
 */
export function readWaiver(text: string): Waiver | Fault {
  const [first = ''] = /^[^\s,]*/.exec(text.trim()) ?? []
  if (first === '') return namesNone
  if (!id.test(first))
    return {
      wrong: `names ${short(first)}, which is no id of a trait${/[A-Z]/.test(first) ? ': those are in lower case' : ''}`,
    }
  const traits = [first]
  let rest = text.trim().slice(first.length)
  for (let match = further.exec(rest); match; match = further.exec(rest)) {
    traits.push(match[1] ?? match[2] ?? '')
    rest = rest.slice(match[0].length)
  }
  const about: { until?: string; owner?: string; subject?: string; reason?: string } = {}
  const reason: string[] = []
  for (const word of rest.replace(/^\s*,/, '').trim().split(/\s+/)) {
    const [, key, value = ''] = /^([A-Za-z][\w-]*)=(.*)$/.exec(word) ?? []
    if (reason.length > 0) {
      if (key !== undefined && isMisplaced(key, value)) return { wrong: `says ${short(word)} behind its reason` }
      reason.push(word)
    } else if (key === undefined) reason.push(word)
    else {
      const known = waiverKeys.find((one) => one === key)
      if (!known) return { wrong: `has ${short(key)}=, which is no key${keyMeant(key)}` }
      if (about[known] !== undefined) return { wrong: `has ${key}= twice` }
      const wrong = faultOf(known, value)
      if (wrong !== undefined) return { wrong }
      about[known] = value
    }
  }
  const said = reason.join(' ').trim()
  return { traits, about: said === '' ? about : { ...about, reason: said } }
}

/** What is wrong with the value of a key. */
export function faultOf(key: string, value: string): string | undefined {
  if (value === '') return `has ${key} without a value`
  if (key !== 'until' || isDay(value)) return undefined
  return `has until ${short(value)}, which is no date such as 2027-01-31`
}

/** What was meant by a key that is none, for the end of a sentence. */
export function keyMeant(key: string, keys: readonly string[] = waiverKeys): string {
  const meant = closest(key, keys)
  return meant === undefined ? `: there are ${keys.join(', ')}` : `: ${meant} is near`
}

/** A reason may hold what looks like a key; one of a waiver's own was meant as one. */
const isMisplaced = (key: string, value: string): boolean =>
  waiverKeys.some((one) => one === key.toLowerCase()) || (isDay(value) && closest(key, waiverKeys) !== undefined)
