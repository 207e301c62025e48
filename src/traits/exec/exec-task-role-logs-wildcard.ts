import { coversAction, coversEvery, hasEffect, keysLimiting, type Statement } from '../../analysis/identity/policies.ts'
import { documentsOfRole, execUsesWithRole } from '../../analysis/workload/exec-roles.ts'
import type { Maybe } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, no, notApplicable, unknown, yes } from '../answer.ts'
import { someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const writing = ['logs:CreateLogStream', 'logs:PutLogEvents']
const everyStream = { service: 'logs', path: 'log-group:*:log-stream:*' }

export const execTaskRoleLogsWildcard = trait({
  id: 'exec-task-role-logs-wildcard',
  category: 'Misconfiguration',
  resource: 'AWS::IAM::Role',
  title: 'Exec made the task role write to any log group',
  why: 'A break-in to the container can write false entries into every log of the account, and drown what it did.',
  fix: 'Name the log group of the sessions in Resource.',
  example: {
    type: 'AWS::IAM::Role',
    set: {
      policies: [
        {
          policyName: 'exec-log',
          policyDocument: {
            version: '2012-10-17',
            statement: [
              {
                sid: 'WriteSessionLog',
                effect: 'Allow',
                action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
                resource: ['arn:aws:logs:eu-west-1:111122223333:log-group:/shop/exec:*'],
              },
            ],
          },
        },
      ],
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Monitor Amazon ECS containers with ECS Exec',
    'Service Authorization Reference, Actions, resources, and condition keys for Amazon CloudWatch Logs',
  ],
  evaluate: (role, world) => {
    const { uses, unread } = execUsesWithRole(role, world)
    if (uses.length === 0 && unread.length === 0) {
      return whole(notApplicable('It is the task role of nothing in this scan that has ECS Exec enabled.'))
    }
    const entered: Answer = any([
      ...uses.map(({ starter }) => yes(`${starter.address} lets people enter its tasks.`, starter.place)),
      ...unread.map((read) => unknown(read, 'Whether its tasks can be entered')),
    ])
    const policies = documentsOfRole(role, world)
    const judged = policies.documents.flatMap(({ document }) =>
      someItem(world, document, 'statement', (statement) => writesAnyLog(statement, world)),
    )
    const hidden = policies.unread.map((read) => unknown(read, 'policyDocument'))
    return whole(all([any([...judged, ...hidden]), entered]))
  },
})

/** A grant of everything is no consequence of ECS Exec, and another matter. */
function writesAnyLog(statement: Statement, world: World): Answer {
  if (coversAction(statement, 'ecs:ExecuteCommand', world) === true) return no
  const keys = keysLimiting(statement, world)
  if (keys && keys.length > 0) return no
  const answers: readonly Maybe[] = [
    hasEffect(statement, 'Allow', world),
    ...writing.map((action) => coversAction(statement, action, world)),
    coversEvery(statement, everyStream, world),
    keys ? true : 'unknown',
  ]
  if (answers.includes(false)) return no
  if (!answers.includes('unknown')) {
    return yes(`${writing.join(' and ')} are allowed on every log group.`, world.read(statement, 'resource').origin)
  }
  const says = `Whether ${writing.join(' and ')} are allowed on every log group is not known.`
  return { is: 'unknown', missing: [{ says, origin: statement.origin }] }
}
