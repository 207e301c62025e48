import { createHash } from 'node:crypto'
import { type Definition, define, type Group, number, string, variadic } from './signature.ts'

/** A hash of a text, or of what a file holds. */
export const hashOf = (algorithm: string, form: 'hex' | 'base64', text: string): string =>
  createHash(algorithm).update(text, 'utf8').digest(form)

const hash = (algorithm: string, form: 'hex' | 'base64'): Definition =>
  define([string], ([text], make) => make.text(hashOf(algorithm, form, text)))

/** Source: RFC 9562, "UUID Format"; the name spaces of its appendix. */
const nameSpaces: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b8109dad11d180b400c04fd430c8'],
  ['url', '6ba7b8119dad11d180b400c04fd430c8'],
  ['oid', '6ba7b8129dad11d180b400c04fd430c8'],
  ['x500', '6ba7b8149dad11d180b400c04fd430c8'],
])

function uuidOf(nameSpace: string, name: string): string | undefined {
  const written = /^(?:urn:uuid:([0-9a-f-]{36})|\{([0-9a-f-]{36})\}|([0-9a-f-]{36})|([0-9a-f]{32}))$/i.exec(nameSpace)
  const [, urn, braced, plain, bare] = written ?? []
  const dashed = urn ?? braced ?? plain
  if (dashed !== undefined && !/^[^-]{8}-[^-]{4}-[^-]{4}-[^-]{4}-[^-]{12}$/.test(dashed)) return undefined
  const id = nameSpaces.get(nameSpace) ?? dashed?.replaceAll('-', '') ?? bare
  if (id === undefined) return undefined
  const bytes = createHash('sha1').update(Buffer.from(id, 'hex')).update(name, 'utf8').digest().subarray(0, 16)
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x50, 6)
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Source: Terraform documentation, "Built-in Functions", Hash and Crypto Functions. */
export const hashAndCryptoFunctions: Group = {
  base64sha256: hash('sha256', 'base64'),
  base64sha512: hash('sha512', 'base64'),
  bcrypt: variadic([string], number, (_, costs, make) => (costs.length > 1 ? undefined : make.byNature())),
  md5: hash('md5', 'hex'),
  rsadecrypt: define([string, string], (_, make) => make.byNature()),
  sha1: hash('sha1', 'hex'),
  sha256: hash('sha256', 'hex'),
  sha512: hash('sha512', 'hex'),
  uuid: define([], (_, make) => make.byNature()),
  uuidv5: define([string, string], ([nameSpace, name], make) => {
    const id = uuidOf(nameSpace, name)
    return id === undefined ? undefined : make.text(id)
  }),
}
