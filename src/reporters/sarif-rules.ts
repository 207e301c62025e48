import { gapCodes } from '../model/gap.ts'
import type { Level } from '../traits/level.ts'
import type { Trait } from '../traits/trait.ts'
import { helpOf } from './explain.ts'

/** A score in the middle of GitHub's range for the level; `critical` begins above 9.0. */
export const scores: Readonly<Record<Level, number>> = { critical: 9.5, high: 8, medium: 5.5, low: 2.5, info: 0.5 }

export type SarifLevel = 'error' | 'warning' | 'note'

/** GitHub fails a check for errors; good practice never is one. */
export function sarifLevel({ category }: Trait, severity: Level): SarifLevel {
  if (category === 'Best Practice') return 'note'
  return severity === 'critical' || severity === 'high' ? 'error' : severity === 'medium' ? 'warning' : 'note'
}

/** What a rule or result says of its severity: good practice has no score, so GitHub does not count it as security. */
export function scoreOf({ category }: Trait, severity: Level): Readonly<Record<string, unknown>> {
  if (category === 'Best Practice') return { 'problem.severity': 'recommendation' }
  return { 'security-severity': scores[severity].toFixed(1) }
}

/** A trait as a rule. It says the same in every run: what differs from case to case stands in the results. */
export function ruleOf(trait: Trait) {
  const { id, title, why, category, severity, resource, likewise = [] } = trait
  const practice = category === 'Best Practice'
  return {
    id,
    name: pascal(id),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: helpOf(trait),
    defaultConfiguration: { level: sarifLevel(trait, severity) },
    properties: {
      // GitHub shows ten at the most.
      tags: [...(practice ? [] : ['security']), 'aws', 'ecs', category.toLowerCase().replaceAll(' ', '-')],
      ...scoreOf(trait, severity),
      resourceTypes: [resource, ...likewise],
    },
  }
}

/** What a run can tell beside its results: every gap, and two things of its own. */
const notifications = {
  ...gapCodes,
  'not-decided': {
    what: 'Something could not be decided.',
    todo: 'Give what is missing, e.g. with --parameters or --var-file.',
  },
  'left-out': {
    what: 'There is more than GitHub takes in.',
    todo: 'Read the whole in another format, or scan in parts.',
  },
} as const

export type NotificationId = keyof typeof notifications

export function notificationRule(id: NotificationId) {
  const { what, todo } = notifications[id]
  return {
    id,
    name: pascal(id),
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${todo}` },
    help: { text: todo },
  }
}

const pascal = (id: string) => id.replace(/(?:^|-)(\w)/g, (_found, letter: string) => letter.toUpperCase())
