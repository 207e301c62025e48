import type { Estate } from '../model/estate.ts'
import { lineRange, type Origin, positionOf, type SourceFile } from '../model/origin.ts'
import { clipped } from './markdown-text.ts'
import { pathOf, textOrigin } from './places.ts'
import { printable } from './printable.ts'

type Region = Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>

export interface PhysicalLocation {
  readonly artifactLocation: { readonly uri: string; readonly uriBaseId: '%SRCROOT%' }
  readonly region: Region
  readonly contextRegion?: Region
}

/** A sentence is longer only where an input wants it to be. */
const maxMessage = 1_000

/** A text for a message, in which nothing becomes a link that is not meant as one. */
export const messageText = (text: string): string => clipped(printable(text), maxMessage).replaceAll('](', '] (')

/** A path as a URI reference: every segment percent-encoded, so that a colon or a space in a name is no trouble. */
export const uriOf = (path: string): string =>
  path
    .split('/')
    // A lone surrogate cannot be encoded.
    .map((segment) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/')

/**
 * Where a value stands: the first line of it, with the whole as context. A range of many lines would be shown in a pull
 * request only if every line of it had changed (GitHub Docs, SARIF support for code scanning).
 */
export function physicalLocation(origin: Origin, estate: Estate): PhysicalLocation | undefined {
  const place = textOrigin(origin)
  const file = place && estate.files[place.file]
  if (!place || !file) return undefined
  const whole = regionOf(file, place.start, place.end)
  const artifactLocation = { uri: uriOf(pathOf(file, estate)), uriBaseId: '%SRCROOT%' } as const
  if (whole.startLine === whole.endLine) return { artifactLocation, region: whole }
  const [, lineEnd] = lineRange(file, whole.startLine)
  return { artifactLocation, region: regionOf(file, place.start, lineEnd), contextRegion: whole }
}

function regionOf(file: SourceFile, start: number, end: number): Region {
  const from = positionOf(file, start)
  const to = positionOf(file, Math.max(start, end))
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column }
}

/**
 * What has no file is placed in one that is named by its address: GitHub refuses a whole upload for one result without a
 * place.
 */
export const placeByAddress = (address: string): PhysicalLocation => ({
  artifactLocation: { uri: uriOf(printable(address)), uriBaseId: '%SRCROOT%' },
  region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
})
