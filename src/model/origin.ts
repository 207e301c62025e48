/** Index of a file in `Estate.files`. */
export type FileId = number

/** A text that was read. Offsets into it count UTF-16 code units, as JavaScript strings do. */
export interface SourceFile {
  /** Path as a person writes it, relative to the scan's root; `../` leads outside it. */
  readonly path: string
  readonly text: string
}

/**
 * Where a value was read or comes from.
 *
 * A `text` origin is a half-open range `[start, end)`: a fix is spliced there. `via` lists the places the value passed
 * through, nearest first (a parameter's default, a local, a module input). `field` is the path in the file's own words.
 */
export type Origin =
  | {
      readonly at: 'text'
      readonly file: FileId
      readonly start: number
      readonly end: number
      readonly field: string
      readonly via?: readonly Origin[]
    }
  | { readonly at: 'call'; readonly call: string; readonly field: string }
  | { readonly at: 'plan'; readonly address: string; readonly field: string; readonly text?: Origin }
  | {
      readonly at: 'default'
      readonly by: 'aws' | 'provider' | 'module' | 'agent'
      /** What the default is and the page that says so. */
      readonly source: string
      readonly owner: Origin
    }

/** A place as editors count it: both from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

const lineStarts = new WeakMap<SourceFile, Uint32Array>()

/** Offset at which each line of the file begins. Computed once a file. */
function startsOf(file: SourceFile): Uint32Array {
  const known = lineStarts.get(file)
  if (known) return known
  const starts = [0]
  for (let at = file.text.indexOf('\n'); at !== -1; at = file.text.indexOf('\n', at + 1)) starts.push(at + 1)
  const table = Uint32Array.from(starts)
  lineStarts.set(file, table)
  return table
}

/** Line and column of an offset. Cost: the logarithm of the number of lines. */
export function positionOf(file: SourceFile, offset: number): Position {
  const starts = startsOf(file)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}

/** Range of a line without its line end, `[start, end)`. `line` counts from 1 and must exist. */
export function lineRange(file: SourceFile, line: number): readonly [start: number, end: number] {
  const starts = startsOf(file)
  const start = starts[line - 1] ?? 0
  const next = starts[line]
  let end = next === undefined ? file.text.length : next - 1
  if (end > start && file.text.charCodeAt(end - 1) === 13) end--
  return [start, end]
}
