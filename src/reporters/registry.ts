import type { Format } from './formats.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import type { Reporter } from './report.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'

export const reporters: { readonly [F in Format]: Reporter } = { text, json, sarif, markdown }
