import type { ScheduledTask } from '../../analysis/scheduled-tasks.ts'
import { shownText, textsOf } from '../../analysis/texts.ts'
import type { environmentVariable } from '../../model/resources/container-definition.ts'
import type { containerOverride } from '../../model/resources/service.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { secretsIn } from '../../secrets/detector.ts'
import { type Answer, any, no, unknown, yes } from '../answer.ts'
import { eachScheduledTask } from '../launches.ts'
import { about, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const serviceOverridePlaintextSecret = trait({
  id: 'service-override-plaintext-secret',
  category: 'Sensitive Data',
  resource: 'AWS::Events::Rule',
  likewise: ['AWS::Scheduler::Schedule', 'AWS::StepFunctions::StateMachine'],
  title: 'Secret passed as a run-time override',
  why: 'Whoever may read the rule, the workflow or the descriptions of its tasks reads the secret and can use it.',
  fix: 'Take the secret out of the overrides, name it in secrets of the task definition, and change its value.',
  severity: 'high',
  references: [
    'Amazon ECS API Reference, ContainerOverride',
    'Amazon ECS Developer Guide, Pass sensitive data to an Amazon ECS container',
  ],
  evaluate: (scheduler, world) => eachScheduledTask(scheduler, world, (task) => overridesHoldSecret(task, world)),
})

function overridesHoldSecret(task: ScheduledTask, world: World): Answer {
  return any(
    task.overrides.flatMap((overrides): readonly Answer[] => {
      if (overrides.is === 'absent') return [no]
      if (overrides.is === 'unknown') {
        // Text that is no JSON overrides nothing.
        return [overrides.why.because === 'wrong-kind' ? no : unknown(overrides, 'What the task does otherwise')]
      }
      return someItem(world, overrides.value, 'containerOverrides', (container, name) =>
        about(
          name,
          any([
            ...someItem(world, container, 'environment', (variable) => isSecret(variable, world)),
            commandHoldsSecret(container, world),
          ]),
        ),
      )
    }),
  )
}

function isSecret(variable: StructOf<typeof environmentVariable>, world: World): Answer {
  const value = world.read(variable, 'value')
  const named = world.read(variable, 'name')
  const name = named.is === 'absent' ? '' : shownText(named)
  if (value.is === 'absent') return no
  if (value.is === 'unknown') {
    // Deployment writes the secret where everybody reads it.
    if (value.why.because === 'no-echo') return yes(`environment sets ${name} to a NoEcho parameter.`, value.origin)
    if (value.why.because === 'dynamic-reference' && value.why.service !== 'ssm') {
      return yes(`environment sets ${name} to what deployment fetches from ${value.why.service}.`, value.origin)
    }
  }
  const [secret] = secretsIn(shownText(value), name)
  if (secret) return yes(`environment sets ${name}, which holds a secret (${secret.kind}).`, value.origin)
  return value.is === 'unknown' && mayBeSecret(name) ? unknown(value, `The value of ${name}`) : no
}

/** Would any text under this name be taken for a secret? Of another name's value nothing need be known. */
const mayBeSecret = (name: string): boolean => secretsIn('c0rrect-Horse-battery-9', name).length > 0

function commandHoldsSecret(container: StructOf<typeof containerOverride>, world: World): Answer {
  const command = world.read(container, 'command')
  if (command.is !== 'known') return no
  return any(
    textsOf(command.value, world).map((text) => {
      const [secret] = secretsIn(shownText(text))
      return secret ? yes(`command holds a secret (${secret.kind}).`, text.origin) : no
    }),
  )
}
