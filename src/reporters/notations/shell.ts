import type { Json } from '../../traits/trait.ts'
import { program } from './jq.ts'

/** Text as one word of a shell. */
export const word = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** JSON as one word. */
export const jsonWord = (json: Json): string => word(JSON.stringify(json))

/** Reads what is there, makes the changes with jq and writes it back; nothing where there is nothing to change. */
export function revise(
  read: string,
  whole: string,
  edits: readonly string[],
  write: string | readonly string[],
): readonly string[] {
  if (edits.length === 0) return []
  return [
    `${read} > now.json`,
    `jq ${word(program(whole, edits))} now.json > fixed.json`,
    ...(typeof write === 'string' ? [write] : write),
  ]
}

/** A document of its own, in a file that a command then names. */
export const file = (name: string, json: Json): readonly string[] => [
  `cat > ${name} <<'END'`,
  JSON.stringify(json, null, 2),
  'END',
]
