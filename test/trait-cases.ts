import { describe, expect, test } from 'vitest'
import { type Intent, undeclared } from '../src/model/config.ts'
import type { Estate } from '../src/model/estate.ts'
import type { ResourceType } from '../src/model/resource.ts'
import { maskOf } from '../src/secrets/mask.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import type { Level } from '../src/traits/level.ts'
import { type Judgement, judge, type Verdict } from '../src/traits/runner.ts'
import type { Trait } from '../src/traits/trait.ts'
import { inFolder } from './folder.ts'

/** A verdict, and what else matters about it. `says` are the sentences of the evidence or of what is missing, in order. */
export type Expected =
  | Verdict['is']
  | {
      readonly is: Verdict['is']
      readonly severity?: Level
      readonly certainty?: 'certain' | 'possible'
      readonly when?: readonly string[]
      readonly says?: readonly string[]
    }

/** One line of a trait's table. */
export interface Case {
  readonly name: string
  /** The properties of the one resource that is judged, in CloudFormation's words. */
  readonly properties?: object
  /** Instead: a whole template, with `Resources`, `Parameters`, `Conditions`. */
  readonly template?: object
  /** Further files beside the template, by name. */
  readonly files?: Readonly<Record<string, object>>
  readonly intent?: Intent
  /** The day on which it is judged. */
  readonly today?: string
  /** By subject; where several resources are judged, by `LogicalId` or `LogicalId/subject`. Every judgement is listed. */
  readonly gives: Readonly<Record<string, Expected>>
}

/**
 * Runs a trait's table of cases, each read by the real sources. The table must show the trait present, absent and unknown;
 * `never` excuses a verdict that it cannot give.
 */
export function traitCases<T extends ResourceType>(
  trait: Trait<T>,
  cases: readonly Case[],
  { never = [] }: { readonly never?: readonly Verdict['is'][] } = {},
): void {
  describe(trait.id, () => {
    for (const { name, gives, ...given } of cases) {
      test(name, () => {
        const estate = estateOf(trait.resource, given)
        const judgements = [...judge(estate, [trait], given.intent ?? undeclared)]
        expect(Object.fromEntries(judgements.map((each) => shown(each, judgements, gives)))).toEqual(gives)
        const mask = maskOf(estate.secrets.texts)
        for (const says of judgements.flatMap(({ verdict }) => sentencesOf(verdict)))
          expect(ownWords(mask.sentence(says))).toBe(ownWords(says))
      })
    }
    test('its table shows each verdict', () => {
      const shownVerdicts = new Set(
        cases.flatMap(({ gives }) => Object.values(gives).map((one) => (typeof one === 'string' ? one : one.is))),
      )
      for (const is of ['present', 'absent', 'unknown'] as const)
        if (!never.includes(is)) expect(shownVerdicts).toContain(is)
    })
  })
}

/** All that a verdict says. */
export function sentencesOf(verdict: Verdict): readonly string[] {
  switch (verdict.is) {
    case 'present':
      return [...verdict.evidence.map(({ says }) => says), ...verdict.when]
    case 'unknown':
      return verdict.missing.map(({ says }) => says)
    case 'not-applicable':
      return [verdict.because]
    case 'absent':
      return []
  }
}

/** A sentence without what it quotes. Only that may be hidden: the program's own words never are. */
export const ownWords = (says: string): string => says.replace(/".*"/s, '""')

/** The estate of a template, or of one resource `It` with the properties given. */
export function estateOf(
  type: ResourceType,
  { properties, template, files = {}, today }: Omit<Case, 'name' | 'gives'>,
): Estate {
  const documents = { ...files }
  if (properties || template) {
    documents['template.json'] = template ?? { Resources: { It: { Type: type, Properties: properties } } }
  }
  const texts = Object.entries(documents).map(([name, document]) => [name, JSON.stringify(document)])
  return inFolder(Object.fromEntries(texts), (folder) => readEstate([folder], { root: folder, today }).estate)
}

function shown(judgement: Judgement, all: readonly Judgement[], gives: Case['gives']): readonly [string, Expected] {
  const { resource, subject, verdict } = judgement
  const several = new Set(all.map((each) => each.resource.address)).size > 1
  const id = resource.address.slice(resource.address.lastIndexOf('#') + 1)
  const key = several ? (subject === '' ? id : `${id}/${subject}`) : subject
  const wanted = gives[key]
  if (typeof wanted !== 'object') return [key, verdict.is]
  const full = {
    is: verdict.is,
    severity: verdict.is === 'present' ? verdict.severity : undefined,
    certainty: verdict.is === 'present' ? verdict.certainty : undefined,
    when: verdict.is === 'present' ? verdict.when : undefined,
    says:
      verdict.is === 'present'
        ? verdict.evidence.map(({ says }) => says)
        : verdict.is === 'unknown'
          ? verdict.missing.map(({ says }) => says)
          : undefined,
  }
  return [
    key,
    Object.fromEntries(Object.keys(wanted).map((name) => [name, full[name as keyof typeof full]])) as Expected,
  ]
}
