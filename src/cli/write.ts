import { closeSync, openSync, writeSync } from 'node:fs'
import { InputError } from '../sources/input-error.ts'

/** Writes in pieces of a size that keeps memory low and calls few. */
export function write(pieces: Iterable<string>, path?: string, option = '--output'): void {
  const target = path === undefined ? 1 : openOutput(path, option)
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length > 65_536) {
      writeAll(target, waiting)
      waiting = ''
    }
  }
  writeAll(target, waiting)
  if (path !== undefined) closeSync(target)
}

function openOutput(path: string, option: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    throw unwritable(error, path, option)
  }
}

const unwritable = (error: unknown, path = 'The report', option = 'the space that is left') =>
  new InputError(`${path} cannot be written: ${error instanceof Error ? error.message : error}.`, `Check ${option}.`)

/** Writes everything, also to a pipe that is full for the moment. */
function writeAll(target: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(target, bytes, at)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EPIPE') process.exit(0)
      if (code !== 'EAGAIN') throw unwritable(error)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
