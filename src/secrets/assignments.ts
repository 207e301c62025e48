import { nameSays } from './names.ts'
import { isHole } from './shapes.ts'
import { valueSays } from './values.ts'

/** A secret that a text gives to a name: `--password hunter2`, `TOKEN=…`, `"apiKey": "…"`. */
export interface Assignment {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** Names that may speak of a secret, wherever they stand in a text. Bounded, so that no text makes it slow. */
const telling =
  /[\w.-]{0,40}?(?:passw|passphrase|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|auth[_-]?key|credential|_pass\b|-pass\b)[\w.-]{0,40}/gi

/** What stands between a name and its value. */
const separator = /["']?\s{0,5}(?:=>|:=|=|:)\s{0,5}|["']?\s{1,5}(?=["']?[^\s"'=:-])/y

/** A value: quoted, or up to what ends a word in shells, JSON and URLs. */
const quoted = /(["'])((?:\\.|(?!\1)[^\\]){0,2000})\1/y
const bare = /[^\s"'`,;&|<>(){}]{1,2000}/y

/** Options of well-known programs that take a password. */
const programs: readonly RegExp[] = [
  /\bmysql(?:dump|admin)?\b[^\n|;&]{0,200}?\s-p(?<secret>[^\s'"`]{2,100})/g,
  /\b(?:sshpass|docker login|podman login|mongo(?:sh|dump|restore)?|crictl)\b[^\n|;&]{0,200}?\s(?:-p)\s+(?<secret>[^\s'"`]{2,100})/g,
  /\bredis-cli\b[^\n|;&]{0,200}?\s-a\s+(?<secret>[^\s'"`]{2,100})/g,
  /\b(?:curl|wget|http|https)\b[^\n|;]{0,300}?\s(?:-u|--user)[ =]["']?[^\s:'"`]{1,100}:(?<secret>[^\s'"`]{2,100})/g,
  /\bldap(?:search|add|modify)\b[^\n|;&]{0,200}?\s-w\s+(?<secret>[^\s'"`]{2,100})/g,
]

const programSigns = /mysql|sshpass|login|mongo|redis-cli|curl|wget|http|ldap|crictl/

/** The secrets that a text assigns to names or hands to programs. */
export function assignmentsIn(text: string): readonly Assignment[] {
  const found: Assignment[] = []
  for (const match of text.matchAll(telling)) {
    const name = match[0].replace(/^-+/, '')
    const says = nameSays(name)
    if (says !== 'password' && says !== 'secret') continue
    const value = valueAfter(text, match.index + match[0].length, match[0].startsWith('--') || match[0].startsWith('-'))
    if (!value) continue
    const kind = valueSays(value.text, says)
    if (kind !== undefined) found.push({ kind, start: value.start, end: value.end })
  }
  if (programSigns.test(text)) {
    for (const program of programs) {
      for (const match of text.matchAll(program)) {
        const secret = match.groups?.['secret'] ?? ''
        if (secret === '' || isHole(secret) || valueSays(secret, 'password') === undefined) continue
        const start = match.index + match[0].lastIndexOf(secret)
        found.push({ kind: 'password', start, end: start + secret.length })
      }
    }
  }
  return found
}

function valueAfter(text: string, from: number, option: boolean) {
  separator.lastIndex = from
  const between = separator.exec(text)?.[0]
  if (between === undefined) return undefined
  // Without a sign only an option is followed by its value; elsewhere it is the next word of a sentence.
  if (!/[=:]/.test(between) && !option) return undefined
  const at = from + between.length
  quoted.lastIndex = at
  const inQuotes = quoted.exec(text)
  if (inQuotes) return { text: inQuotes[2] ?? '', start: at + 1, end: at + inQuotes[0].length - 1 }
  bare.lastIndex = at
  const word = bare.exec(text)?.[0]
  return word === undefined ? undefined : { text: word, start: at, end: at + word.length }
}
