import type { Why } from '../../../model/slot.ts'
import type { Part } from '../../../model/text.ts'
import type { TextValue, UnknownValue, Value } from '../../value.ts'
import { partsIn, textIn } from './conversions.ts'
import { byCodePoint } from './order.ts'
import type { Pieces } from './signature.ts'

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** The inside of a JSON string as Go writes it. */
export const escaped = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character)

/**
 * The JSON of a value as Terraform writes it: keys sorted, no space, `<`, `>` and `&` escaped. What is unknown is a hole, in
 * quotes where it is certain that it is a string.
 *
 * Source: Terraform documentation, "jsonencode Function".
 */
export function jsonPieces(value: Value): Pieces {
  const writer = new Writer()
  writer.value(value)
  return { parts: writer.parts, why: writer.why }
}

class Writer {
  readonly parts: Part[] = []
  why: Why | undefined

  value(value: Value): void {
    switch (value.is) {
      case 'scalar':
        this.parts.push(typeof value.value === 'string' ? `"${escaped(textIn(value))}"` : textIn(value))
        return
      case 'text':
        this.#text(value)
        return
      case 'nothing':
        this.parts.push('null')
        return
      case 'unknown':
        this.#hole(value)
        return
      case 'choice':
        this.why ??= { because: 'too-large', what: 'the text in every case' }
        this.parts.push({ name: 'condition' })
        return
      case 'list':
        this.parts.push('[')
        for (const [index, item] of value.items.entries()) {
          if (index > 0) this.parts.push(',')
          this.value(item)
        }
        this.parts.push(']')
        return
      case 'map':
        this.#map(value.entries, value.rest)
    }
  }

  #map(entries: ReadonlyMap<string, Value>, rest: UnknownValue | undefined): void {
    this.parts.push('{')
    let isFirst = true
    for (const key of [...entries.keys()].sort(byCodePoint)) {
      const entry = entries.get(key)
      if (!entry) continue
      this.parts.push(`${isFirst ? '' : ','}"${escaped(key)}":`)
      this.value(entry)
      isFirst = false
    }
    if (rest) {
      if (!isFirst) this.parts.push(',')
      this.#hole(rest)
    }
    this.parts.push('}')
  }

  #hole({ why, hole }: UnknownValue): void {
    this.why ??= why
    this.parts.push(hole)
  }

  #text(value: TextValue): void {
    this.why ??= value.why
    this.parts.push('"')
    for (const part of partsIn(value)) {
      if (typeof part === 'string') this.parts.push(escaped(part))
      // Where the text of a hole is known and looks different in JSON, that is what stands there.
      else if (part.text !== undefined && escaped(part.text) !== part.text) this.parts.push(escaped(part.text))
      else this.parts.push(part)
    }
    this.parts.push('"')
  }
}
