import fc from 'fast-check'
import { mutated, Numbers } from './mutate.ts'
import { formatOf, type Pieces } from './pieces.ts'
import { type Parser, parsers, soups } from './soups.ts'

/** Inputs are made so many at a time; each batch has a seed of its own. */
export const batchSize = 500

/** Share of the inputs that are made up as a whole; the others are mutations of real files and of what is made up. */
const madeUp = 0.5

export interface Input {
  readonly text: string
  /** Nothing was broken in it: a planted secret is whole. */
  readonly whole: boolean
}

/** The inputs of one batch: the same for the same arguments. */
export function inputsOf(parser: Parser, seed: number, batch: number, pieces: Pieces): readonly Input[] {
  const own = (Math.imul(seed, 1_000_003) + batch * parsers.length + parsers.indexOf(parser)) | 0
  const whole = fc.sample(soups[parser], { numRuns: batchSize * madeUp, seed: own })
  const numbers = new Numbers(own)
  const real = () => numbers.pick(pieces[numbers.pick(formatOf(parser))])
  const any = () => (numbers.below(4) === 0 ? numbers.pick(whole) : real())
  const broken = Array.from({ length: batchSize - whole.length }, () => mutated(any(), any(), numbers))
  return [...whole.map((text) => ({ text, whole: true })), ...broken.map((text) => ({ text, whole: false }))]
}
