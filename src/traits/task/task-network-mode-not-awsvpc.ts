import { networkModeOf } from '../../analysis/workload/network-mode.ts'
import { any, check, unknown, unset } from '../answer.ts'
import { onLaunchType, where } from '../applies.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskNetworkModeNotAwsvpc = trait({
  id: 'task-network-mode-not-awsvpc',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Task cannot have its own security group',
  why: 'The security group of the instance stands for all its tasks, so the traffic of one can be neither limited nor watched apart.',
  fix: 'Set networkMode to awsvpc and name a security group for the task in networkConfiguration.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { networkMode: 'awsvpc' } },
  responsible: { FARGATE: 'AWS', EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Amazon ECS task networking options for EC2'],
  evaluate: (task, world) => {
    const because = 'Fargate takes awsvpc alone, and hosts outside AWS do not take it.'
    const onInstances = () => {
      const mode = networkModeOf(task, world)
      if (mode.is === 'unknown') return unknown(mode, 'networkMode')
      if (mode.is === 'known') return check(world, task, 'networkMode', (value) => value !== 'awsvpc')
      const taken = mode.default === undefined ? 'bridge on Linux and default on Windows' : `"${mode.default}"`
      return unset(
        `networkMode is not set and AWS takes ${taken}.`,
        `networkMode ${taken} (${task.shape.source})`,
        mode.origin,
      )
    }
    const onManaged = () => check(world, task, 'networkMode', (value) => value === 'host')
    return whole(
      any([
        where(onLaunchType(task, world, ['EC2'], because), onInstances),
        where(onLaunchType(task, world, ['MANAGED_INSTANCES'], because), onManaged),
      ]),
    )
  },
})
