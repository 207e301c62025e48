import { json } from './json.ts'
import type { Reporter } from './report.ts'
import { text } from './text.ts'

/** Every format a report can be written in. */
export const formats = { text, json } as const satisfies Record<string, Reporter>

export type Format = keyof typeof formats
