import { gapOf } from '../../parse-file.ts'
import type { Reading } from '../../reading.ts'
import { readJson } from '../../syntax/json.ts'
import { SyntaxFault } from '../../syntax/syntax.ts'
import type { Plan } from '../evaluate/covering.ts'
import { essentialPlan } from './essential.ts'
import type { PolicyOf } from './evaluating.ts'
import { readPlan } from './read-plan.ts'
import { planKind } from './recognise.ts'

/**
 * Reads a text that looks like a plan or state (`looksLikePlan`). Undefined when it is none after all; a text that is not
 * JSON is a gap.
 *
 * Of the text only what is read is kept: the rest is most of it, and has secrets.
 */
export function readPlanFile(text: string, path: string, reading: Reading, policyOf?: PolicyOf): Plan | undefined {
  const essential = essentialPlan(text)
  try {
    const root = readJson(essential)
    if (planKind(root) === undefined) return undefined
    return readPlan(root, reading.addFile({ path, text: essential }), path, reading, policyOf)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    reading.gaps.push(gapOf(error, essential, path, reading))
    return { path, evaluated: [], declared: undefined }
  }
}
