import { all, any, check, no, notApplicable, unknown } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/**
 * A count of 0 is what is deployed, even where auto scaling may raise it afterwards: until then nothing runs, and what is
 * kept for nobody is looked after by nobody.
 */
export const serviceNoRunningTasks = trait({
  id: 'service-no-running-tasks',
  category: 'Best Practice',
  resource: 'AWS::ECS::Service',
  title: 'Service keeps nothing running',
  why: 'A service that nobody misses keeps its roles, openings and images, and nobody sees when someone starts it again.',
  fix: 'Delete the service with all that belongs to it, or set desiredCount to the number of tasks that are needed.',
  example: { type: 'AWS::ECS::Service', set: { desiredCount: 2 } },
  severity: 'low',
  references: ['Amazon ECS API Reference, Service', 'Amazon ECS API Reference, DeploymentConfiguration'],
  evaluate: (service, world) => {
    const scheduling = world.read(service, 'schedulingStrategy')
    if (scheduling.is === 'known' && scheduling.value === 'DAEMON') {
      return whole(notApplicable('A daemon has as many tasks as there are instances.'))
    }
    const config = world.read(service, 'deploymentConfiguration')
    const limits =
      config.is === 'known'
        ? all([
            check(world, config.value, 'minimumHealthyPercent', (percent) => percent === 0),
            check(world, config.value, 'maximumPercent', (percent) => percent === 0),
          ])
        : config.is === 'unknown'
          ? unknown(config, 'deploymentConfiguration')
          : no
    return whole(any([check(world, service, 'desiredCount', (count) => count === 0), limits]))
  },
})
