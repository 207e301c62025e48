import type { Format } from './formats.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import type { Report, Reporter, ReportOptions } from './report.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'
import { withoutSecrets } from './without-secrets.ts'

const reporters: { readonly [F in Format]: Reporter } = { text, json, sarif, markdown }

/** A report in one format, piece by piece: the only way from a report to text. No format sees a secret of the inputs. */
export function written(format: Format, report: Report, options: ReportOptions): Iterable<string> {
  return reporters[format](withoutSecrets(report), options)
}
