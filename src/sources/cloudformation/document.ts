import type { FileId } from '../../model/origin.ts'
import type { MapSyntax } from '../syntax/syntax.ts'

/** A template as it stands in a file. */
export interface Document {
  readonly root: MapSyntax
  readonly file: FileId
  readonly path: string
  /** What of the file it is, where it stands in a text of another template: all else is blank. */
  readonly text?: string
}
