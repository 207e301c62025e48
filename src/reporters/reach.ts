import type { Estate } from '../model/estate.ts'
import type { ReachAnswer, ReachGap } from '../model/reach-answer.ts'
import { matrixJson, reachJson } from './reach-json.ts'
import { matrixText } from './reach-matrix.ts'
import { reachText } from './reach-text.ts'
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

/** The same of all answers that `reach --all` gives, of what could not be read, and of who was `left` out for it. */
export function matrixWritten(
  format: ReachFormat,
  answers: readonly ReachAnswer[],
  { gaps, left }: { readonly gaps: readonly ReachGap[]; readonly left: readonly ReachGap[] },
  { estate, colour }: ReachOptions,
): string {
  const clean = answers.map((answer) => answerWithoutSecrets(answer, estate))
  const masked = (all: readonly ReachGap[]) => all.map((gap) => reachGapWithoutSecrets(gap, estate))
  if (format === 'text') return matrixText(clean, masked(left), estate, { colour })
  return matrixJson(clean, masked([...left, ...gaps]), estate)
}
