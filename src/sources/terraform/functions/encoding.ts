import type { Plain, Value } from '../../value.ts'
import { partsIn, textIn, toText } from './conversions.ts'
import { parseCsv } from './csv.ts'
import { jsonPieces } from './json.ts'
import { decodeJson } from './json-decode.ts'
import type { Maker } from './maker.ts'
import { define, type Group, string, whatever } from './signature.ts'
import { decodeText, encodeText, wellFormed } from './text-encodings.ts'
import { decodeYaml } from './yaml-decode.ts'
import { yamlPieces } from './yaml-encode.ts'

/** Bytes out of base64 as Go reads it: padding must be there, line ends may. */
export function base64Bytes(text: string): Buffer | undefined {
  const compact = text.replace(/[\r\n]/g, '')
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined
  return Buffer.from(compact, 'base64')
}

/** The text is kept, so that what is in it can be judged. */
function base64Encode(value: Plain, make: Maker): Value | undefined {
  const text = toText(value)
  switch (text?.is) {
    case 'scalar':
      return {
        ...make.text(textIn(text)),
        encoded: true,
        ...(text.json && !text.encoded && { json: text.json }),
      }
    case 'text':
      return { ...text, parts: partsIn(text), origin: make.at, encoded: true }
    case 'unknown':
      return { is: 'text', parts: [text.hole], why: text.why, origin: make.at, encoded: true }
    default:
      return undefined
  }
}

function base64Decode(value: Plain, make: Maker): Value | undefined {
  if ((value.is === 'scalar' || value.is === 'text') && value.encoded) return { ...value, encoded: false }
  const read = string.read(value)
  if (!read) return undefined
  if (!('found' in read)) return make.unknown(read.why)
  const bytes = base64Bytes(read.found)
  const text = bytes && decodeText(bytes, 'utf-8')
  return text === undefined ? undefined : make.text(text)
}

function jsonEncode(value: Plain, make: Maker): Value {
  if (value.is === 'unknown') return make.unknown(value.why)
  const { parts, why } = jsonPieces(value)
  const made = make.parts(parts, why)
  return made.is === 'unknown' ? made : { ...made, json: value }
}

/** Go leaves letters, digits and `-_.~`; a space is a plus sign. */
const urlEncoded = (text: string): string =>
  encodeURIComponent(wellFormed(text))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')

/** Source: Terraform documentation, "Built-in Functions", Encoding Functions. */
export const encodingFunctions: Group = {
  base64decode: define([whatever], ([value], make) => base64Decode(value, make)),
  base64encode: define([whatever], ([value], make) => base64Encode(value, make)),
  base64gzip: define([string], (_, make) => make.byNature()),
  csvdecode: define([string], ([text], make) => {
    const [header, ...rows] = parseCsv(text) ?? []
    if (!header || new Set(header).size < header.length) return undefined
    if (rows.some((row) => row.length !== header.length)) return undefined
    return make.list(
      rows.map((row) => make.map(header.map((name, column) => [name, make.text(row[column] ?? '')] as const))),
    )
  }),
  jsondecode: define([whatever], ([value], make, context) => decodeJson(value, make, context)),
  jsonencode: define([whatever], ([value], make) => jsonEncode(value, make)),
  textdecodebase64: define([string, string], ([source, encoding], make) => {
    const bytes = base64Bytes(source)
    const text = bytes && decodeText(bytes, encoding)
    return text === undefined ? undefined : make.text(text)
  }),
  textencodebase64: define([string, string], ([text, encoding], make) => {
    const bytes = encodeText(text, encoding)
    return bytes && make.text(bytes.toString('base64'))
  }),
  urlencode: define([string], ([text], make) => make.text(urlEncoded(text))),
  yamldecode: define([whatever], ([value], make, context) => decodeYaml(value, make, context)),
  yamlencode: define([whatever], ([value], make) => {
    if (value.is === 'unknown') return make.unknown(value.why)
    const pieces = yamlPieces(value)
    return pieces ? make.parts(pieces.parts, pieces.why) : make.byNature()
  }),
}
