import { nameSays } from './names.ts'
import type { Secret } from './secret.ts'
import { valueSays } from './values.ts'

/** Syllables of names that may speak of a secret. */
const telling = /pass|p(?:s?wd|sw)|[_-]pw|secret|token|key|cred|auth|senha|contrase/gi

/** Characters that a name may reach to either side of the syllable. */
const reach = 80
const inName = /[\w.-]/

/** Between a name and its value: `=`, `:`, `=>`, `:=`, and `:-` of a shell's default. */
const sign =
  /\\{0,4}["']?\]?(?:[ \t]{0,8}(?:=>|:=|:-|:(?![?+]))[ \t]{0,8}|[ \t]{1,8}=(?!=)[ \t]{0,8}|=(?!=)(?:[ \t]{1,8}(?=["']))?)/y
/** An option and its value are two words, or two items of a list. */
const apart = /\\{0,4}["']?(?:,\s{0,20}|[ \t]{1,8})/y
/** The entry of a list: `{"name": "TOKEN", "value": "…"}`, `Name: TOKEN` and `Value:` in the next line. */
const entry = /\\{0,4}["']?[ \t]{0,8},?\s{0,60}\\{0,4}["']?(?:parameter)?value\\{0,4}["']?[ \t]{0,8}[:=][ \t]{0,8}/iy
/** The same with the value first. */
const entryBefore =
  /value\\{0,4}["']?[ \t]{0,8}[:=][ \t]{0,8}\\{0,4}(["']?)(?<value>[^"'\n]{1,200}?)\\{0,4}\1[ \t]{0,8}(?:,|\n)\s{0,40}(?:- )?\\{0,4}["']?(?:parameter)?(?:name|key)\\{0,4}["']?[ \t]{0,8}[:=][ \t]{0,8}\\{0,4}["']?$/i
/** A sentence: `DB_PASSWORD is "hunter2"`. */
const verb = /\\{0,4}["']?[ \t](?:is|was|has|of|to)[ \t](?=["'])/y

const escapedQuote = /\\{1,4}(["'])([^"'\\\n]{0,1000})/y
const quoted = /("""|'''|["'])((?:\\.|(?!\1)[^\\]){0,2000})\1/y
const word = /[^\s"'`,;&|<>(){}\\]{1,500}/y
const restOfWord = /[^\s"'`]{1,500}/y
const restOfLine = /[^\n"'{}[\],#]{1,200}/y

/** What a list of secrets has for each: which field of it is meant, not what is in it. */
const bareSecret = /^secret\d{0,3}$/i
const fieldName = /^(?:user(?:name)?|password|token|api_?key|host|port|dbname|engine)$/i

/** The next of several assignments in one line: `ONE=x;TWO=y`. */
const nextPair = /;(?=[A-Z][A-Z0-9_]{2,60}=)/

/** A value where it stands. */
interface Value {
  readonly text: string
  readonly start: number
}

/** Secrets that a text gives to a name: `--password hunter2`, `TOKEN=…`, `"apiKey": "…"`. */
export function assignmentsIn(text: string): readonly Secret[] {
  const found: Secret[] = []
  telling.lastIndex = 0
  for (let match = telling.exec(text); match; match = telling.exec(text)) {
    const start = nameStart(text, match.index)
    const end = nameEnd(text, telling.lastIndex)
    telling.lastIndex = end
    const name = text.slice(start, end)
    const says = nameSays(name)
    if (says === 'nothing') continue
    const value = valueBeside(text, start, end, says === 'password')
    if (!value) continue
    // A key in a text may be any key: only the form of its value tells.
    const kind = says === 'perhaps' ? undefined : valueSays(value.text, says)
    if (kind === undefined || (bareSecret.test(name) && fieldName.test(value.text))) continue
    found.push({ kind, start: value.start, end: value.start + value.text.length })
    telling.lastIndex = Math.max(end, value.start + value.text.length)
  }
  return found
}

function nameStart(text: string, from: number): number {
  let start = from
  while (start > 0 && from - start < reach && inName.test(text[start - 1] ?? '')) start--
  // In JSON within JSON a name may follow a line break that is written out.
  return start > 0 && text[start - 1] === '\\' && /^[nrt]/.test(text.slice(start, start + 1)) ? start + 1 : start
}

function nameEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && end - from < reach && inName.test(text[end] ?? '')) end++
  return end
}

function valueBeside(text: string, start: number, end: number, mayBePhrase: boolean): Value | undefined {
  if (text[end] === '>' && (text[start - 1] === '<' || text.slice(Math.max(0, start - 4), start).includes('<'))) {
    return valueAt(text, end + 1, 'tag')
  }
  const assigned = matchAt(sign, text, end)
  if (assigned !== undefined) {
    const before = text[start - 1]
    // `…:secret:name` is a part of an ARN, `/token:` a place.
    if (assigned.startsWith(':') && (before === ':' || before === '/')) return undefined
    const isLine = /^=/.test(assigned.trim()) && startsLine(text, start)
    const value = valueAt(
      text,
      end + assigned.length,
      isLine ? 'line' : assigned.includes(':') ? 'entry' : 'word',
      mayBePhrase,
    )
    if (value) return value
  }
  const listed = matchAt(entry, text, end)
  if (listed !== undefined) return valueAt(text, end + listed.length, 'word')
  if (text[start] === '-') {
    const between = matchAt(apart, text, end)
    const at = end + (between?.length ?? 0)
    return between === undefined || text[at] === '-' || /^["']-/.test(text.slice(at, at + 2))
      ? undefined
      : valueAt(text, at, 'word')
  }
  const said = matchAt(verb, text, end)
  if (said !== undefined) return valueAt(text, end + said.length, 'word')
  return valueBefore(text, start)
}

function valueBefore(text: string, start: number): Value | undefined {
  if (!/["' \t:=]/.test(text[start - 1] ?? '')) return undefined
  const from = Math.max(0, start - 300)
  const match = entryBefore.exec(text.slice(from, start))
  const value = match?.groups?.['value']
  if (!match || value === undefined) return undefined
  return { text: value, start: from + match.index + match[0].indexOf(value, 'value'.length) }
}

/** Does the name begin its line, as in a shell script or an environment file? */
function startsLine(text: string, start: number): boolean {
  const from = Math.max(0, start - 20)
  return /(?:^|\n)[ \t]{0,8}(?:export |set |setx )?$/.test(`${from > 0 ? '.' : ''}${text.slice(from, start)}`)
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** The value that begins at a place: what is in quotes, else as far as its surroundings let it go. */
function valueAt(
  text: string,
  at: number,
  within: 'word' | 'line' | 'entry' | 'tag',
  mayBePhrase = false,
): Value | undefined {
  if (within === 'tag') {
    const to = text.indexOf('<', at)
    return to === -1 || to - at > 500 ? undefined : { text: text.slice(at, to), start: at }
  }
  escapedQuote.lastIndex = at
  const escaped = escapedQuote.exec(text)
  if (escaped) return { text: escaped[2] ?? '', start: at + escaped[0].length - (escaped[2]?.length ?? 0) }
  quoted.lastIndex = at
  const inQuotes = quoted.exec(text)
  if (inQuotes) return { text: inQuotes[2] ?? '', start: at + (inQuotes[1]?.length ?? 1) }
  const bare = matchAt(word, text, at)
  // A call gives the value, or a command does.
  if (bare === undefined || text[at + bare.length] === '(') return undefined
  if (within === 'line' && !bare.startsWith('$')) {
    return { text: (matchAt(restOfWord, text, at) ?? bare).split(nextPair, 1)[0] ?? bare, start: at }
  }
  if (within === 'entry' && /^[A-Za-z]+$/.test(bare)) {
    const rest = matchAt(restOfLine, text, at)?.trimEnd()
    // Letters and further words are a phrase, or prose.
    if (rest !== undefined && rest.length > bare.length) return mayBePhrase ? { text: rest, start: at } : undefined
  }
  return { text: bare, start: at }
}
