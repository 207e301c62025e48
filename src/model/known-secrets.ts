import type { FileId } from './origin.ts'

/** A secret where it stands, half-open as every range. */
export interface SecretPlace {
  readonly kind: string
  readonly start: number
  readonly end: number
}

/** The secrets that the files of an estate hold, as far as names and places tell: they are never shown, wherever they turn up. */
export interface KnownSecrets {
  /** Their texts, each with its kind. */
  readonly texts: ReadonlyMap<string, string>
  /** The values of a file that are secrets as a whole, in order of place. */
  in(file: FileId): readonly SecretPlace[]
}

export const noSecrets: KnownSecrets = { texts: new Map(), in: () => [] }
