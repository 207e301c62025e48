import {
  coversAction,
  coversEvery,
  hasEffect,
  keysLimiting,
  type PolicyDocument,
  type Statement,
} from '../../analysis/identity/policies.ts'
import { shownText, textsOf } from '../../analysis/texts.ts'
import type { Maybe } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no, yes } from '../answer.ts'
import { eachStatement } from '../policies.ts'
import { trait } from '../trait.ts'

const action = 'ecs:ExecuteCommand'
const everyTask = { service: 'ecs', path: 'task/*/*' }
const everyCluster = { service: 'ecs', path: 'cluster/*' }

/** One policy at a time: what others grant or forbid to the same principal is not looked at. */
export const execPrincipalWildcard = trait({
  id: 'exec-principal-wildcard',
  category: 'Assumability',
  resource: 'AWS::IAM::Policy',
  likewise: ['AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy', 'AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
  title: 'Anyone may exec into any task',
  why: 'Whoever gets hold of the permissions has a shell in every task that lets itself be entered, and so the role of each.',
  fix: 'Name the tasks of one cluster in Resource, and add a condition on ecs:container-name or on a tag.',
  example: {
    type: 'AWS::IAM::Policy',
    set: {
      policyDocument: {
        version: '2012-10-17',
        statement: [
          {
            sid: 'EnterShopTasks',
            effect: 'Allow',
            action: ['ecs:ExecuteCommand'],
            resource: ['arn:aws:ecs:eu-west-1:111122223333:task/shop/*'],
            condition: { StringEquals: { 'ecs:container-name': ['web'] } },
          },
        ],
      },
    },
  },
  severity: 'high',
  references: [
    'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec',
    'Service Authorization Reference, Actions, resources, and condition keys for Amazon Elastic Container Service',
  ],
  evaluate: (holder, world) =>
    eachStatement(holder, world, (statement, document) => {
      const maybe = letsEnterAll(statement, world)
      if (maybe === false || isForbidden(document, world)) return no
      const origin = world.read(statement, 'action').origin
      if (maybe === true) return yes(`${grants(statement, world)} covers ${action} on every task.`, origin)
      const says = `Whether it allows ${action} on every task is not known.`
      return { is: 'unknown', missing: [{ says, origin: statement.origin }] } satisfies Answer
    }),
})

function letsEnterAll(statement: Statement, world: World): Maybe {
  const keys = keysLimiting(statement, world)
  if (keys?.some(isLimit)) return false
  return every([
    hasEffect(statement, 'Allow', world),
    coversAction(statement, action, world),
    coversEvery(statement, everyTask, world),
    !namesClusters(statement, world),
    keys ? true : 'unknown',
  ])
}

/** Conditions that pick some tasks; others (an address, a second factor) still leave all of them. */
const isLimit = (key: string): boolean =>
  ['ecs:cluster', 'ecs:container-name', 'ecs:task', 'ecs:service'].includes(key) || /tag\//.test(key)

/** The action is asked of the cluster too: where clusters are named, tasks of others are out of reach. */
function namesClusters(statement: Statement, world: World): boolean {
  const resources = world.read(statement, 'resource')
  return (
    resources.is === 'known' &&
    coversEvery(statement, everyCluster, world) === false &&
    textsOf(resources.value, world).some((text) => shownText(text).includes(':cluster/'))
  )
}

/** Does the same policy forbid it all, without a condition? */
const isForbidden = (document: PolicyDocument, world: World): boolean =>
  world
    .items(document, 'statement')
    .items.some(
      ({ value }) =>
        world.read(value, 'condition').is === 'absent' &&
        every([
          hasEffect(value, 'Deny', world),
          coversAction(value, action, world),
          coversEvery(value, everyTask, world),
        ]) === true,
    )

/** The first actions of the statement, as evidence shows them. */
function grants(statement: Statement, world: World): string {
  const actions = world.read(statement, 'action')
  if (actions.is !== 'known') return 'notAction'
  const names = textsOf(actions.value, world).map(shownText)
  return `action ${names.find((name) => name.includes('*')) ?? action}`
}

const every = (answers: readonly Maybe[]): Maybe =>
  answers.includes(false) ? false : answers.includes('unknown') ? 'unknown' : true
