import type { Estate } from '../model/estate.ts'
import type { Origin } from '../model/origin.ts'
import { type Secret, secretsIn } from '../secrets/detector.ts'

type Place = Extract<Origin, { at: 'text' }>

/** Of a value longer than this only the beginning is searched: a frame shows one line. */
const maxSearched = 100_000

/** Text around a value in which its name may stand. */
const around = 400

/** A list of pieces; its tag may stand before the place. */
const isJoined = (before: string, written: string) =>
  /^(?:!Join\b|\{\s*["']?Fn::Join\b)/.test(written) || /(?:!Join|Fn::Join["']?\s*:)\s*$/.test(before)

/** A text that is a secret under a name that says so, and nothing under any other. */
const anySecret = 'c0rrect-Horse-battery-9'

/** What a template refers to instead of writing it. */
const reference = /^(?:!(?:Ref|GetAtt|ImportValue)\b|\{\s*["']?(?:Ref|Fn::GetAtt|Fn::ImportValue)\b)/

/**
 * The secrets in the value at a place of a file, as ranges of the file.
 *
 * What the value is called stands elsewhere than in it: it is its key, the name beside it where it is the value of an entry
 * such as `Name: DB_PASSWORD`, the parameter whose default it is, or the option before it in a command.
 */
export function secretsAt(place: Place, estate: Estate): readonly Secret[] {
  const text = estate.files[place.file]?.text ?? ''
  if (isNoEcho(place, estate)) return [{ kind: 'no-echo', start: place.start, end: place.end }]
  const end = Math.min(place.end, place.start + maxSearched)
  const written = text.slice(place.start, end)
  const quote = /^["']/.exec(written)?.[0] ?? ''
  // What a secret is made of is one, whatever it looks like.
  if (/(?:^|\.)SecretString$/i.test(place.field) && !reference.test(written))
    return [{ kind: 'secret', start: place.start, end: place.end }]
  const value = quote !== '' && written.endsWith(quote) ? written.slice(1, -1) : written
  const start = place.start + (value === written ? 0 : 1)
  const joined = isJoined(text.slice(Math.max(0, place.start - around), place.start), written)
  for (const name of namesOf(place, text)) {
    const found = secretsIn(value, name)
    // What is joined has no place of its own.
    if (joined && secretsIn(anySecret, name).length > 0) return [{ kind: 'secret', start: place.start, end: place.end }]
    if (found.length > 0) return found.map((one) => ({ ...one, start: one.start + start, end: one.end + start }))
  }
  return []
}

/** What a value may be called. The empty name is last: a value may be a secret whatever it is called. */
function namesOf({ start, end, field }: Place, text: string): readonly string[] {
  const keys = field.replace(/\[\d+\]/g, '').split('.')
  const key = keys.at(-1) ?? ''
  const owner = /^Resources\.([^.]+)\.Properties\.Value$/.exec(field)?.[1]
  const names = [key, ...(owner === undefined ? [] : [owner]), ...(/^Default$/i.test(key) ? [keys.at(-2) ?? ''] : [])]
  const before = text.slice(Math.max(0, start - around), start)
  const after = text.slice(end, end + around)
  const option = /(?:^|[\s"',[])(--?[A-Za-z][\w.-]*)["']?\s*,?\s*(?:-\s+)?["']?$/.exec(before)?.[1]
  if (option !== undefined) names.push(option)
  if (/value$/i.test(key)) {
    // An entry begins at its brace or dash and ends before the next one.
    const item = before.split(/\n\s*- |\{/).at(-1) ?? ''
    const rest = after.split(/\n\s*- |\}/, 1)[0] ?? ''
    for (const side of [item, rest]) {
      const name = /\b(?:name|key|parameterkey)["']?\s*[:=]\s*["']?([^"'\s,}]+)/i.exec(side)?.[1]
      if (name !== undefined) names.push(name)
    }
  }
  return [...names, '']
}

/** Parameters with NoEcho of an estate: their names, and where they are declared. */
interface NoEcho {
  readonly names: ReadonlySet<string>
  readonly places: readonly Place[]
}

const noEchoOf = new WeakMap<Estate, NoEcho>()

function noEcho(estate: Estate): NoEcho {
  let known = noEchoOf.get(estate)
  if (!known) {
    const declared = estate
      .ofType('Breakwater::TemplateParameter')
      .filter(({ slots }) => slots.noEcho?.is === 'known' && slots.noEcho.value)
    known = {
      names: new Set(declared.flatMap(({ slots }) => (slots.name?.is === 'known' ? [slots.name.value] : []))),
      places: declared.flatMap(({ origin }) => (origin.at === 'text' ? [origin] : [])),
    }
    noEchoOf.set(estate, known)
  }
  return known
}

/** What belongs to a parameter with NoEcho is never shown, whatever it is. */
function isNoEcho({ file, start, end, field }: Place, estate: Estate): boolean {
  const { names, places } = noEcho(estate)
  // A file of values for parameters has their names for keys.
  if (names.has(field)) return true
  return places.some((place) => place.file === file && start < place.end && end > place.start)
}
