import type { Why } from '../../../model/slot.ts'
import type { Part } from '../../../model/text.ts'
import type { Value } from '../../value.ts'
import { withoutEnd } from '../without-end.ts'
import { partsIn, textIn } from './conversions.ts'
import { sortedEntries } from './order.ts'
import type { Pieces } from './signature.ts'

/** Behind this column a quoted text goes on in the next line, at a space. */
const bestWidth = 80

/**
 * The YAML of a value as Terraform writes it: keys sorted and every string quoted, of several lines as a literal block.
 * Undefined where a key has several lines, or a text the mark of byte order, which Terraform writes in a way of its own.
 *
 * Source: Terraform documentation, "yamlencode Function".
 */
export function yamlPieces(value: Value): Pieces | undefined {
  const writer = new Writer()
  if (!writer.value(value, 0)) return undefined
  const isPlain = value.is === 'nothing' || (value.is === 'scalar' && typeof value.value !== 'string')
  writer.write(isPlain ? '\n...\n' : '\n', true)
  return { parts: writer.parts, why: writer.why }
}

class Writer {
  readonly parts: Part[] = []
  why: Why | undefined
  #column = 0
  #endsLine = false

  /** `onlyIfNeeded`: a block has ended its last line already. */
  write(text: string, onlyIfNeeded = false): void {
    if (onlyIfNeeded && this.#endsLine) return
    this.parts.push(text)
    const line = text.lastIndexOf('\n')
    this.#column = line === -1 ? this.#column + text.length : text.length - line - 1
    this.#endsLine = text.endsWith('\n')
  }

  /** False: it cannot be written. `indent` is the column in which the items or keys of the value stand. */
  value(value: Value, indent: number): boolean {
    switch (value.is) {
      case 'scalar':
        if (typeof value.value !== 'string') this.write(textIn(value))
        else if (value.text.includes('\ufeff')) return false
        else this.#string([textIn(value)], indent)
        return true
      case 'text':
        this.why ??= value.why
        this.#string(partsIn(value), indent)
        return true
      case 'nothing':
        this.write('null')
        return true
      case 'unknown':
      case 'choice':
        this.why ??= value.is === 'unknown' ? value.why : { because: 'too-large', what: 'the text in every case' }
        this.#hole(value.is === 'unknown' ? value.hole : { name: 'condition' })
        return true
      case 'list':
        return this.#list(value.items, indent)
      case 'map':
        if (value.rest) this.why ??= value.rest.why
        return this.#map(sortedEntries(value.entries), value.rest?.hole, indent)
    }
  }

  #hole(hole: Part): void {
    this.parts.push(hole)
    this.#endsLine = false
  }

  #next(isFirst: boolean, indent: number): void {
    if (isFirst) return
    this.write('\n', true)
    this.write(' '.repeat(indent))
  }

  #list(items: readonly Value[], indent: number): boolean {
    if (items.length === 0) this.write('[]')
    return items.every((item, index) => {
      this.#next(index === 0, indent)
      this.write('- ')
      return this.value(item, indent + 2)
    })
  }

  #map(entries: readonly (readonly [string, Value])[], rest: Part | undefined, indent: number): boolean {
    if (entries.length === 0 && !rest) this.write('{}')
    const isWritten = entries.every(([key, value], index) => {
      if (key.includes('\n')) return false
      this.#next(index === 0, indent)
      this.write(`"${[...key].map(escaped).join('')}":`)
      const inside = isBlock(value) ? 'block' : 'line'
      // The items of a list stand in the column of their key.
      const column = value.is === 'list' ? indent : indent + 2
      if (inside === 'line') this.write(' ')
      else {
        this.write('\n')
        this.write(' '.repeat(column))
      }
      return this.value(value, column)
    })
    if (rest) {
      this.#next(entries.length === 0, indent)
      this.#hole(rest)
    }
    return isWritten
  }

  #string(parts: readonly Part[], indent: number): void {
    const column = Math.max(indent, 2)
    const whole = parts.every((part) => typeof part === 'string') ? parts.join('') : undefined
    if (whole !== undefined && isLiteral(whole)) this.#literal(whole, column)
    else this.#quoted(parts, column)
  }

  #literal(text: string, indent: number): void {
    const hint = /^[ \n]/.test(text) ? '2' : ''
    const body = withoutEnd(text, /\n/)
    const end = text.slice(body.length)
    // A text of line ends alone keeps them all.
    const chomping = end === '' ? '-' : end === '\n' && body !== '' ? '' : '+'
    this.write(`|${hint}${chomping}\n`)
    const lines = body === '' ? [] : body.split('\n')
    for (const [index, line] of lines.entries()) {
      this.write(line === '' ? '' : ' '.repeat(indent) + line)
      if (index < lines.length - 1) this.write('\n')
    }
    this.write(end)
  }

  #quoted(parts: readonly Part[], indent: number): void {
    this.write('"')
    for (const [at, part] of parts.entries()) {
      if (typeof part !== 'string') {
        this.#hole(part)
        continue
      }
      const characters = [...part]
      let wasSpace = false
      for (const [index, character] of characters.entries()) {
        const isEdge = (index === 0 && at === 0) || (index === characters.length - 1 && at === parts.length - 1)
        const breaks = character === ' ' && !wasSpace && this.#column > bestWidth && !isEdge
        if (breaks) this.write(`\n${' '.repeat(indent)}${characters[index + 1] === ' ' ? '\\' : ''}`)
        else this.write(escaped(character))
        wasSpace = character === ' '
      }
    }
    this.write('"')
  }
}

const isBlock = (value: Value): boolean =>
  (value.is === 'list' && value.items.length > 0) || (value.is === 'map' && (value.entries.size > 0 || !!value.rest))

/** Several lines of printable characters, without spaces at the end of one. */
const isLiteral = (text: string): boolean =>
  text.includes('\n') &&
  !/ (\n|$)/.test(text) &&
  [...text].every((one) => one === '\n' || escaped(one) === one || /["\\]/.test(one))

const named: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\0', '\\0'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\x1b', '\\e'],
  ['\u0085', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
])

function escaped(character: string): string {
  const name = named.get(character)
  if (name) return name
  const code = character.codePointAt(0) ?? 0
  const isPrintable =
    (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd)
  if (isPrintable && code !== 0xfeff) return character
  const hex = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}
