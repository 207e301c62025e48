import { heldOutSecrets, heldOutTraps } from './labelled-held-out.ts'
import { laterSecrets, laterTraps } from './labelled-later.ts'
import { secretRows } from './labelled-secrets.ts'
import { trapRows } from './labelled-traps.ts'

/** A value under its name, and whether a careful reader calls it a secret. */
export interface Row {
  readonly name: string
  readonly value: string
  readonly secret: boolean
  /** What it is there for. */
  readonly why: string
}

/** Rows of one sort: why, then name and value of each. */
export type Rows = Readonly<Record<string, readonly (readonly [name: string, value: string])[]>>

const rowsOf = (rows: Rows, secret: boolean): readonly Row[] =>
  Object.entries(rows).flatMap(([why, pairs]) => pairs.map(([name, value]) => ({ name, value, secret, why })))

/** The table by which the detector is measured. Half of it are traps. */
export const labelled: readonly Row[] = [
  ...rowsOf(secretRows, true),
  ...rowsOf(laterSecrets, true),
  ...rowsOf(heldOutSecrets, true),
  ...rowsOf(trapRows, false),
  ...rowsOf(laterTraps, false),
  ...rowsOf(heldOutTraps, false),
]
