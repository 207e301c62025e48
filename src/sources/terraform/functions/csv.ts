/**
 * The records of a text as Go's reader has them: empty lines are none, and a quotation mark stands in a quoted field only.
 * Undefined is a text that it refuses.
 *
 * Source: RFC 4180; Terraform documentation, "csvdecode Function".
 */
export function parseCsv(text: string): readonly (readonly string[])[] | undefined {
  const lines = text.replaceAll('\r\n', '\n').replace(/\r$/, '')
  const records: string[][] = []
  let at = 0
  while (at < lines.length) {
    if (lines[at] === '\n') {
      at++
      continue
    }
    const record: string[] = []
    for (let more = true; more; ) {
      const field = lines[at] === '"' ? quoted(lines, at) : bare(lines, at)
      if (!field) return undefined
      record.push(field.text)
      at = field.end
      if (at < lines.length && lines[at] !== ',' && lines[at] !== '\n') return undefined
      more = lines[at] === ','
      at++
    }
    records.push(record)
  }
  return records
}

interface FieldFound {
  readonly text: string
  readonly end: number
}

function bare(lines: string, start: number): FieldFound | undefined {
  let end = start
  while (end < lines.length && lines[end] !== ',' && lines[end] !== '\n') {
    if (lines[end] === '"') return undefined
    end++
  }
  return { text: lines.slice(start, end), end }
}

function quoted(lines: string, start: number): FieldFound | undefined {
  const pieces: string[] = []
  for (let at = start + 1; ; ) {
    const end = lines.indexOf('"', at)
    if (end === -1) return undefined
    pieces.push(lines.slice(at, end))
    if (lines[end + 1] !== '"') return { text: pieces.join('"'), end: end + 1 }
    at = end + 2
  }
}
