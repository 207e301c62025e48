import { newestActive, revisionUsedBy } from '../../analysis/workload/revisions.ts'
import { all, knownBy, no, notApplicable, unknown, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskDefinitionServiceRevisionBehind = trait({
  id: 'task-definition-service-revision-behind',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Service pinned to an older revision than the newest ACTIVE one',
  why: 'What a newer revision puts right, a flaw or a secret in plain text, stays as it was in the running tasks.',
  fix: 'Update the service to the newest revision.',
  example: { type: 'AWS::ECS::Service', set: { taskDefinition: 'web:13' } },
  severity: 'low',
  references: [
    'Amazon ECS API Reference, UpdateService',
    'Amazon ECS Developer Guide, Amazon ECS task definition states',
  ],
  evaluate: (service, world) => {
    const named = world.read(service, 'taskDefinition')
    if (named.is === 'absent') return whole(notApplicable('The service names no task definition.'))
    if (named.is === 'unknown') return whole(unknown(named, 'taskDefinition'))
    const task = world.follow(service, 'taskDefinition')
    if (task.is === 'known' && task.value.from !== 'reply') return whole(no)
    if (service.from !== 'reply' && named.value.text !== undefined && !/:\d+$/.test(named.value.text)) {
      // Deployed with a family alone, the service gets the newest ACTIVE revision.
      return whole(no)
    }
    const used = revisionUsedBy(service, world)
    const newest = used && newestActive(used, world.estate)
    if (used && newest && newest.revision > used.revision) {
      return whole(
        all([
          knownBy(used.family, yes(`taskDefinition is revision ${used.revision} of ${used.family}.`, named.origin)),
          knownBy('ACTIVE', yes(`Revision ${newest.revision} of ${newest.family} is ACTIVE.`, newest.task.place)),
        ]),
      )
    }
    const says = 'Whether a newer revision is ACTIVE is not known: not all revisions of the family are in this scan.'
    return whole({ is: 'unknown', missing: [{ says, origin: named.origin }] })
  },
})
