import type { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import type { Judgement, QuietCounts } from '../traits/runner.ts'

/** What a reporter writes. `judgements` can be walked once: they are made as they are asked for. */
export interface Report {
  readonly estate: Estate
  readonly judgements: Iterable<Judgement>
  /** Judgements that were made and are not among them; complete once they have been walked. */
  readonly quiet: Readonly<QuietCounts>
  /** What could not be read, and what is wrong with the configuration; complete once the judgements have been walked. */
  gaps(): readonly Gap[]
  readonly toolVersion: string
}

export interface ReportOptions {
  readonly colour: boolean
}

/** Writes a report in one format, piece by piece. The same report gives the same text. */
export type Reporter = (report: Report, options: ReportOptions) => Iterable<string>
