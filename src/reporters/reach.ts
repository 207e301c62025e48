import type { Estate } from '../model/estate.ts'
import type { ReachAnswer, ReachGap } from '../model/reach-answer.ts'
import { matrixJson, reachJson } from './reach-json.ts'
import { matrixText, reachText } from './reach-text.ts'
import { answerWithoutSecrets, reachGapWithoutSecrets } from './without-secrets.ts'

export const reachFormats = ['text', 'json'] as const

export type ReachFormat = (typeof reachFormats)[number]

interface ReachOptions {
  readonly estate: Estate
  readonly colour: boolean
}

/** An answer in one format: the only way from an answer to text. No format sees a secret of the inputs. */
export function answerWritten(format: ReachFormat, answer: ReachAnswer, { estate, colour }: ReachOptions): string {
  const clean = answerWithoutSecrets(answer, estate)
  return format === 'json' ? reachJson(clean, estate) : reachText(clean, estate, { colour })
}

/** The same of all answers that `reach --all` gives, and of what could not be read. */
export function matrixWritten(
  format: ReachFormat,
  answers: readonly ReachAnswer[],
  gaps: readonly ReachGap[],
  { estate, colour }: ReachOptions,
): string {
  const clean = answers.map((answer) => answerWithoutSecrets(answer, estate))
  if (format === 'text') return matrixText(clean, { colour })
  return matrixJson(
    clean,
    gaps.map((gap) => reachGapWithoutSecrets(gap, estate)),
    estate,
  )
}
