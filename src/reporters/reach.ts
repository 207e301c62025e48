import type { Estate } from '../model/estate.ts'
import type { ReachAnswer, ReachMatrix } from '../model/reach-answer.ts'
import { matrixJson, reachJson } from './reach-json.ts'
import { matrixText } from './reach-matrix.ts'
import { reachText } from './reach-text.ts'
import { answerWithoutSecrets, matrixWithoutSecrets } from './without-secrets.ts'

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

/** The same of all that `reach --all` asks, in pieces: it may be long. */
export function matrixWritten(
  format: ReachFormat,
  matrix: ReachMatrix,
  { estate, colour }: ReachOptions,
): Iterable<string> {
  const clean = matrixWithoutSecrets(matrix, estate)
  return format === 'json' ? matrixJson(clean, estate) : matrixText(clean, estate, { colour })
}
