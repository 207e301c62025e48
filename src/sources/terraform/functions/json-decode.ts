import { embeddedJson } from '../../embedded-json.ts'
import { readJson } from '../../syntax/json.ts'
import { type Syntax, SyntaxFault, scalarValue } from '../../syntax/syntax.ts'
import type { Plain, Value } from '../../value.ts'
import { numberValue, toText } from './conversions.ts'
import { decimalOf } from './decimal.ts'
import type { CallContext } from './function.ts'
import type { Maker } from './maker.ts'
import { string } from './signature.ts'
import { wellFormed } from './text-encodings.ts'

/** What a JSON text says; of one that `jsonencode` made, what it was made of. */
export function decodeJson(value: Plain, make: Maker, context: CallContext): Value | undefined {
  const text = toText(value)
  if ((text?.is === 'scalar' || text?.is === 'text') && text.json && !text.encoded) return text.json
  if (text?.is === 'text' && !text.encoded) return embeddedJson(text, { files: [], report: () => {} })
  const read = text && string.read(text)
  if (!read) return undefined
  if (!('found' in read)) return make.unknown(read.why)
  if (!context.spend(read.found.length >> 4)) return make.tooLarge()
  try {
    // Our own reader takes comments and commas at the end, which Terraform does not.
    JSON.parse(read.found)
    return syntaxValue(readJson(read.found), make)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof SyntaxFault) return undefined
    throw error
  }
}

function syntaxValue(syntax: Syntax, make: Maker): Value {
  switch (syntax.kind) {
    case 'list':
      return make.list(syntax.items.map((item) => syntaxValue(item, make)))
    case 'map':
      return make.map([...syntax.entries].map(([key, { value }]) => [key.normalize('NFC'), syntaxValue(value, make)]))
    case 'scalar': {
      const value = scalarValue(syntax)
      if (value === null) return make.nothing()
      if (typeof value === 'boolean') return make.flag(value)
      const decimal = typeof value === 'number' ? decimalOf(syntax.text) : undefined
      if (typeof value === 'number') return decimal ? numberValue(decimal, make.at) : make.tooLarge()
      return make.text(wellFormed(value))
    }
  }
}
