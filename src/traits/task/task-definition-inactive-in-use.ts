import { revisionUsedBy } from '../../analysis/workload/revisions.ts'
import { type Answer, all, check, knownBy, no, notApplicable, unknown, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskDefinitionInactiveInUse = trait({
  id: 'task-definition-inactive-in-use',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Running service or task uses an INACTIVE revision',
  why: 'A revision that was withdrawn, perhaps for a flaw, still runs and is started anew whenever the service scales.',
  fix: 'Update the service to an ACTIVE revision.',
  example: { type: 'AWS::ECS::Service', set: { taskDefinition: 'web:13' } },
  severity: 'low',
  references: ['Amazon ECS Developer Guide, Amazon ECS task definition states'],
  evaluate: (service, world) => {
    const task = world.follow(service, 'taskDefinition')
    if (task.is === 'absent') return whole(notApplicable('The service names no task definition.'))
    if (task.is === 'unknown') return whole(unknown(task, 'The task definition'))
    if (task.value.from !== 'reply') return whole(no)
    const used = revisionUsedBy(service, world)
    const missing = (says: string): Answer => ({ is: 'unknown', missing: [{ says, origin: task.origin }] })
    if (!used) return whole(missing('taskDefinition names no revision, and which one runs is not in this scan.'))
    if (world.read(task.value, 'status').is === 'absent') return whole(missing('The reply does not give the status.'))
    return whole(
      all([
        check(world, task.value, 'status', (status) => status === 'INACTIVE' || status === 'DELETE_IN_PROGRESS'),
        knownBy(used.family, yes(`taskDefinition is revision ${used.revision} of ${used.family}.`, task.origin)),
      ]),
    )
  },
})
