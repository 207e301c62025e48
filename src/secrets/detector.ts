import { assignmentsIn } from './assignments.ts'
import { nameSays } from './names.ts'
import { tokenShapes } from './shapes.ts'
import { valueSays } from './values.ts'

/** A secret in a text: what it is, and where. */
export interface Secret {
  /** E.g. `aws-access-key-id`, `password`: the id of a form, or what the name says. */
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** Cheap signs that some known form may be in a text. Text without them is not searched for forms. */
const formSigns =
  /-----BEGIN|AKIA|ASIA|ABIA|ACCA|gh[pousr]_|github_pat_|gl[a-z]{2,5}[-_]|xox[abeoprs]-|hooks\.slack|sk_|rk_|whsec_|SG\.|AIza|GOCSPX|sk-|npm_|pypi-|dckr_|hv[sbr]\.|atlasv1|SK[0-9a-f]{4}|key-[0-9a-f]|sq0|shp[a-z]{2}_|NR[A-Z]{2}-|NRAL|dapi[0-9a-f]|do[opr]_v1|lin_api|figd_|:AA|discord|AccountKey|eyJ|AGE-SECRET|:\/\/|[Pp]assword\s*=|[Pp]wd\s*=|PASSWORD\s*=|PWD\s*=|Bearer|[Bb]asic/

/**
 * The secrets that a value holds, given the name that it has: forms that speak for themselves, what a text assigns to a
 * telling name, and, where the value's own name says so, the whole value unless it is plainly something else.
 *
 * Placeholders, references, hashes, public keys, switches and plain numbers are no secrets. Base64 is looked into once.
 * Sorted by place; ranges do not overlap.
 */
export function secretsIn(value: string, name = ''): readonly Secret[] {
  const found = secretsInText(value)
  if (found.length > 0) return found
  const says = name === '' ? 'nothing' : nameSays(name)
  if (says !== 'nothing') {
    const kind = valueSays(value, says)
    if (kind !== undefined) return [{ kind, start: 0, end: value.length }]
  }
  const inside = decoded(value)
  const [first] = inside === undefined ? [] : secretsInText(inside)
  return first ? [{ kind: first.kind, start: 0, end: value.length }] : []
}

/** The secrets that a text holds whatever it is called. */
export function secretsInText(text: string): readonly Secret[] {
  const found: Secret[] = [...formsIn(text), ...assignmentsIn(text)]
  if (found.length < 2) return found
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Secret[] = []
  for (const secret of found) {
    const last = apart.at(-1)
    if (!last || secret.start >= last.end) apart.push(secret)
  }
  return apart
}

function formsIn(text: string): readonly Secret[] {
  if (!formSigns.test(text)) return []
  const found: Secret[] = []
  for (const { kind, pattern, accepts } of tokenShapes) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.groups?.['secret'] ?? match[0]
      if (accepts && !accepts(secret)) continue
      const start = match.index + (secret === match[0] ? 0 : match[0].lastIndexOf(secret))
      found.push({ kind, start, end: start + secret.length })
    }
  }
  return found
}

/** The text that a value is the base64 form of, if it is one of some text. */
function decoded(value: string): string | undefined {
  const compact = value.trim()
  if (compact.length < 16 || compact.length > 100_000 || compact.length % 4 !== 0) return undefined
  if (!/^[A-Za-z0-9+/\r\n]+={0,2}$/.test(compact)) return undefined
  const text = Buffer.from(compact, 'base64').toString('utf8')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: text has none of these, random bytes do
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? undefined : text
}
