import { Reach } from '../src/analysis/network/answer.ts'
import { Ends } from '../src/analysis/network/ends/ends.ts'
import { Topology } from '../src/analysis/network/engine/topology.ts'
import { surveyOfEstate } from '../src/analysis/network/survey/survey.ts'
import type { Estate } from '../src/model/estate.ts'
import type { ReachAnswer } from '../src/model/reach-answer.ts'
import { estateOfTemplate } from './survey-case.ts'

const tcp = 6

/** Who gets to a TCP port of whom, in an estate. */
export function answerIn(estate: Estate, from: string, to: string, port?: number): ReachAnswer {
  const survey = surveyOfEstate(estate)
  const ends = new Ends(survey, estate)
  const [start, end] = [ends.find(from), ends.find(to)]
  if (start.is !== 'found' || end.is !== 'found') throw new Error(`${from} or ${to} is not found`)
  const question = { from: start.end, to: end.end, protocol: tcp, ...(port !== undefined && { port }) }
  return new Reach(new Topology(survey.network), survey.gaps).answer(question)
}

export const answerOfTemplate = (template: object, from: string, to: string, port?: number): ReachAnswer =>
  answerIn(estateOfTemplate(template), from, to, port)
