import type { deploymentConfiguration } from '../../model/resources/service.ts'
import type { Field, Struct, StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, check, notApplicable, unknown, unset } from '../answer.ts'
import { about, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

const source = 'Amazon ECS API Reference, DeploymentConfiguration'

/** Asks about rolling updates: any other kind of deployment is rolled back by what carries it out. */
export const serviceDeploymentRollbackDisabled = trait({
  id: 'service-deployment-rollback-disabled',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Failed deployment not rolled back',
  why: 'A broken or tampered release goes on being started, and the service stays down until somebody looks.',
  fix: 'Set enable and rollback of deploymentCircuitBreaker to true.',
  example: {
    type: 'AWS::ECS::Service',
    set: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, How the Amazon ECS deployment circuit breaker detects failures',
    'Amazon ECS API Reference, DeploymentCircuitBreaker',
    'Amazon ECS API Reference, DeploymentAlarms',
  ],
  evaluate: (service, world) => {
    const controller = world.read(service, 'deploymentController')
    if (controller.is === 'unknown') return whole(unknown(controller, 'deploymentController'))
    const type = controller.is === 'known' ? world.read(controller.value, 'type') : controller
    if (type.is === 'unknown') return whole(unknown(type, 'deploymentController.type'))
    if (type.is === 'known' && type.value !== 'ECS') return whole(notApplicable('Amazon ECS does not deploy it.'))
    const config = world.read(service, 'deploymentConfiguration')
    if (config.is === 'unknown') return whole(unknown(config, 'deploymentConfiguration'))
    if (config.is === 'absent') {
      return whole(unset('deploymentConfiguration is not set, so nothing rolls back.', source, config.origin))
    }
    const strategy = world.read(config.value, 'strategy')
    if (strategy.is === 'unknown') return whole(unknown(strategy, 'strategy'))
    if (strategy.is === 'known' && strategy.value !== 'ROLLING') {
      return whole(notApplicable('It is not deployed by rolling updates.'))
    }
    return whole(
      all([isNoWayBack(config.value, 'deploymentCircuitBreaker', world), isNoWayBack(config.value, 'alarms', world)]),
    )
  },
})

type Config = StructOf<typeof deploymentConfiguration>
type WayBack = Struct<{ readonly enable: Field<boolean>; readonly rollback: Field<boolean> }>

/** Yes where the circuit breaker, or the alarms, do not take a failed deployment back. */
function isNoWayBack(config: Config, field: 'deploymentCircuitBreaker' | 'alarms', world: World): Answer {
  const read = world.read(config, field)
  if (read.is === 'unknown') return unknown(read, field)
  if (read.is === 'absent') return unset(`${field} is not set.`, source, read.origin)
  const wayBack: WayBack = read.value
  const isOff = (flag: 'enable' | 'rollback') => check(world, wayBack, flag, (on) => on !== true)
  return about(field, any([isOff('enable'), isOff('rollback')]))
}
