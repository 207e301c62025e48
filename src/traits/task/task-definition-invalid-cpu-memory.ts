import { cpuUnits, isFargateCpu, isFargateMemory, memoryMib } from '../../analysis/workload/fargate-sizes.ts'
import { operatingSystemOf } from '../../analysis/workload/operating-system.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, check, unknown } from '../answer.ts'
import { type Applies, onLaunchType, where } from '../applies.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskDefinitionInvalidCpuMemory = trait({
  id: 'task-definition-invalid-cpu-memory',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'CPU and memory pair not valid for Fargate',
  why: 'ECS refuses the task, so the version that is meant to run, with its fixes, does not.',
  fix: 'Set cpu and memory to a pair that Fargate takes.',
  example: { type: 'AWS::ECS::TaskDefinition', set: { cpu: '256', memory: '512' } },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS Developer Guide, Troubleshoot Amazon ECS task definition invalid CPU or memory errors'],
  evaluate: (task, world) =>
    whole(where(meantForFargate(task, world), () => any([cpuIsNone(task, world), memoryIsNone(task, world)]))),
})

type TaskDefinition = Resource<'AWS::ECS::TaskDefinition'>

/** ECS checks a task definition for what it declares, whatever it then runs on. */
function meantForFargate(task: TaskDefinition, world: World): Applies {
  const declared = world.items(task, 'requiresCompatibilities')
  if (declared.items.some(({ value }) => value === 'FARGATE')) return 'yes'
  const used = onLaunchType(task, world, ['FARGATE'], 'Only Fargate limits cpu and memory to certain pairs.')
  return used !== 'yes' && declared.unknown[0] ? unknown(declared.unknown[0], 'requiresCompatibilities') : used
}

function cpuIsNone(task: TaskDefinition, world: World): Answer {
  const system = operatingSystemOf(task, world)
  const refused = (windows: boolean) =>
    check(
      world,
      task,
      'cpu',
      (cpu) => !isFargateCpu(cpuUnits(cpu ?? '') ?? 0, windows),
      (cpu) => `cpu is "${cpu}", which Fargate does not offer${windows ? ' for Windows' : ''}.`,
    )
  if (system.is === 'known') return refused(system.value === 'windows')
  return any([refused(false), all([refused(true), unknown(system, 'operatingSystemFamily')])])
}

function memoryIsNone(task: TaskDefinition, world: World): Answer {
  const read = world.read(task, 'cpu')
  const units = read.is === 'known' ? cpuUnits(read.value) : undefined
  const cpu = units !== undefined && isFargateCpu(units, false) ? units : undefined
  return check(
    world,
    task,
    'memory',
    (memory) => !isFargateMemory(memoryMib(memory ?? '') ?? 0, cpu),
    (memory) =>
      `memory is "${memory}", which Fargate does not offer${read.is === 'known' && cpu !== undefined ? ` with cpu "${read.value}"` : ''}.`,
  )
}
