import { closeSync, openSync, readSync } from 'node:fs'
import type { Gap } from '../model/gap.ts'

/** The largest file that is read: far beyond any template, and what a day's replies of AWS may come to. */
export const maxFileBytes = 64 * 1024 * 1024

/** The largest text that can be YAML: CloudFormation takes 1 MB. */
export const maxYamlLength = 10 * 1024 * 1024

/**
 * Reads a file as UTF-8 text, or says why not. Reads at most `maxFileBytes`, whatever the file claims to be.
 */
export function readText(absolute: string, path: string): { readonly text: string } | Unread {
  let bytes: Buffer | undefined
  try {
    bytes = readBytes(absolute)
  } catch (error) {
    return { gap: { code: 'file-unreadable', says: `It could not be opened (${codeOf(error)}).`, path } }
  }
  if (!bytes) {
    const says = `It is larger than ${maxFileBytes / 1024 / 1024} MiB, which is the most that is read.`
    return { gap: { code: 'file-too-large', says, path } }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { gap: { code: 'file-not-text', says: 'It is not UTF-8 text.', path }, sign: signOf(bytes) }
  }
}

/** Why a file could not be read. `sign` is what can be told of a text in another encoding. */
interface Unread {
  readonly gap: Gap
  readonly sign?: string
}

/** The letters of a text in any encoding that has ASCII in it, as UTF-16 has between zeros. */
const signOf = (bytes: Buffer) => bytes.subarray(0, signLength).toString('latin1').replaceAll('\0', '')

const signLength = 1024 * 1024

/** Where each piece of a file is read to, before it is copied. */
const chunk = Buffer.allocUnsafe(1024 * 1024)

/** The file's bytes; undefined when there are more than `maxFileBytes`. Pipes and devices are read until they end. */
function readBytes(absolute: string): Buffer | undefined {
  const file = openSync(absolute, 'r')
  try {
    const chunks: Buffer[] = []
    let total = 0
    for (;;) {
      const read = readSync(file, chunk, 0, chunk.length, null)
      if (read === 0) return Buffer.concat(chunks, total)
      total += read
      if (total > maxFileBytes) return undefined
      chunks.push(Buffer.from(chunk.subarray(0, read)))
    }
  } finally {
    closeSync(file)
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
}
