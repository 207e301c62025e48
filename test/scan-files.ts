import type { Estate } from '../src/model/estate.ts'
import { type Origin, positionOf } from '../src/model/origin.ts'
import { leavesOf, type Read, type Slot, sayWhy } from '../src/model/slot.ts'
import { showText } from '../src/model/text.ts'
import { type ReadOptions, readEstate } from '../src/sources/read-estate.ts'
import { inFolder } from './folder.ts'

/** Reads files by their paths, as a scan of the folder that holds them. */
export function scanFiles(files: Readonly<Record<string, string>>, options: Partial<ReadOptions> = {}): Estate {
  return inFolder(files, (root) => readEstate([root], { root, ...options }).estate)
}

/** Every text that a slot may hold, in words. */
export const textsOf = (slot: Slot<string> | undefined): readonly string[] => leavesOf(slot).map(showRead)

function showRead(read: Read<string>): string {
  if (read.is === 'known') return read.value
  return read.is === 'absent' ? '(absent)' : `${showText(read.parts ?? [])} (${sayWhy(read.why)})`
}

/** The gaps in words, each with its file and line. */
export function gapsOf({ gaps, files }: Estate): readonly string[] {
  return gaps.map(({ code, says, origin, path }) => `${code}: ${says} ${origin ? placeIn(files, origin) : path}`)
}

/** `file:line` of an origin. */
export function placeIn(files: Estate['files'], origin: Origin | undefined): string {
  const file = origin?.at === 'text' ? files[origin.file] : undefined
  return file && origin?.at === 'text' ? `${file.path}:${positionOf(file, origin.start).line}` : '?'
}
