import type { Estate } from '../../src/model/estate.ts'
import type { Origin } from '../../src/model/origin.ts'
import { formats } from '../../src/reporters/formats.ts'
import { written } from '../../src/reporters/registry.ts'
import type { Reading } from '../../src/sources/reading.ts'
import type { Syntax } from '../../src/sources/syntax/syntax.ts'
import { Acceptances } from '../../src/traits/acceptances.ts'
import { traits } from '../../src/traits/registry.ts'
import { judge } from '../../src/traits/runner.ts'
import { planted } from './words.ts'

/** A law that an input broke without a crash. */
export class Broken extends Error {}

export function checkTree(node: Syntax, text: string): void {
  const { start, end } = node
  if (!(start >= 0 && start <= end && end <= text.length)) throw new Broken('A value stands outside of the text')
  if (node.kind === 'list') for (const item of node.items) checkTree(item, text)
  if (node.kind === 'map') {
    for (const { keyStart, keyEnd, value } of node.entries.values()) {
      if (!(keyStart >= 0 && keyStart <= keyEnd && keyEnd <= text.length)) {
        throw new Broken('A key stands outside of the text')
      }
      checkTree(value, text)
    }
  }
}

/** The same of a tree of any form; chains in it may be longer than the stack is deep. */
export function checkPlaces(root: unknown, text: string): void {
  const waiting = [root]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (typeof node !== 'object' || node === null) continue
    if ('start' in node && 'end' in node) {
      const [start, end] = [Number(node.start), Number(node.end)]
      if (!(start >= 0 && start <= end && end <= text.length)) throw new Broken('A node stands outside of the text')
    }
    for (const inner of node instanceof Map ? node.values() : Object.values(node)) waiting.push(inner)
  }
}

export function checkOrigin(origin: Origin, files: readonly { readonly text: string }[]): void {
  if (origin.at === 'default') checkOrigin(origin.owner, files)
  if (origin.at === 'plan' && origin.text) checkOrigin(origin.text, files)
  if (origin.at !== 'text') return
  const { start, end, file, via = [] } = origin
  const length = files[file]?.text.length ?? -1
  if (!(start >= 0 && start <= end && end <= length)) throw new Broken('A place lies outside of its file')
  for (const step of via) checkOrigin(step, files)
}

/** The places of all that was read. */
export function checkReading({ gaps, resources, files }: Reading): void {
  for (const { origin } of gaps) if (origin) checkOrigin(origin, files)
  for (const { origin, place } of resources) {
    checkOrigin(origin, files)
    checkOrigin(place, files)
  }
}

const ids = traits.map(({ id }) => id)

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/** The planted secret as a word: what a function has joined to other letters is no token any more. */
const shown = new RegExp(`(?<![A-Za-z0-9_])${planted}(?![A-Za-z0-9_])`)

/** Judges an estate by every trait and writes it in every format. */
export function report(estate: Estate, whole: boolean): void {
  const acceptances = new Acceptances(estate.acceptances, '2026-01-01', ids)
  const judgements = [...acceptances.mark(judge(estate, traits, {}))]
  for (const { verdict } of judgements) {
    if (verdict.is === 'present') for (const { origin } of verdict.evidence) checkOrigin(origin, estate.files)
    if (verdict.is === 'unknown') for (const { origin } of verdict.missing) checkOrigin(origin, estate.files)
  }
  const gaps = () => [...estate.gaps, ...acceptances.gaps()]
  const made = { estate, judgements, quiet: { absent: 0, 'not-applicable': 0 }, gaps, toolVersion: '0' }
  for (const format of formats) {
    const output = [...written(format, made, { colour: false })].join('')
    if (format === 'json' || format === 'sarif') JSON.parse(output)
    else if (unprintable.test(output)) throw new Broken(`An unprintable character is written as ${format}`)
    if (whole && shown.test(output)) throw new Broken(`A secret is written as ${format}`)
  }
}
