/**
 * The encodings of `textencodebase64`, by the names of IANA: Unicode's, and those with a byte for each character.
 *
 * Undefined is text that the encoding does not have, or an encoding that is not known here.
 */
export function encodeText(text: string, encoding: string): Buffer | undefined {
  const name = encoding.toLowerCase()
  switch (name) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'utf-16':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  }
  const table = tableOf(name)
  if (!table) return undefined
  const bytes = Array.from(text, (character) => table.indexOf(character))
  return bytes.includes(-1) ? undefined : Buffer.from(bytes)
}

/** Halves of characters replaced, which UTF-8 does not have. */
export const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

export function decodeText(bytes: Buffer, encoding: string): string | undefined {
  const name = encoding.toLowerCase()
  if (/^utf-(8|16[bl]e)$/.test(name)) {
    try {
      return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch (error) {
      if (error instanceof TypeError) return undefined
      throw error
    }
  }
  const table = tableOf(name)
  const characters = table && Array.from(bytes, (byte) => table[byte] ?? '')
  return characters?.includes('') ? undefined : characters?.join('')
}

/** What `windows-1252` has from 0x80 on; the decoder of Node 20 takes it for Latin-1. */
const western = [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'].map((character) => character.trim())

/** The character of each byte. */
function tableOf(name: string): readonly string[] | undefined {
  if (name === 'iso-8859-1' || name === 'latin1') return bytesTo(256, String.fromCharCode)
  if (name === 'windows-1252') return bytesTo(256, (byte) => western[byte - 0x80] ?? String.fromCharCode(byte))
  if (name === 'us-ascii') return bytesTo(128, String.fromCharCode)
  if (!/^(windows-125[0134578]|iso-8859-([2-9]|1[03456])|koi8-[ru])$/.test(name)) return undefined
  const decoder = new TextDecoder(name)
  return bytesTo(256, (byte) => decoder.decode(Uint8Array.of(byte)))
}

const bytesTo = (count: number, character: (byte: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, byte) => character(byte))
