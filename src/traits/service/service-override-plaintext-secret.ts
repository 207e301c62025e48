import { partsOf, shownText, textsOf } from '../../analysis/texts.ts'
import type { ScheduledTask } from '../../analysis/workload/scheduled-tasks.ts'
import type { Origin } from '../../model/origin.ts'
import type { environmentVariable } from '../../model/resources/container-definition.ts'
import type { containerOverride } from '../../model/resources/service.ts'
import type { StructOf } from '../../model/shape.ts'
import { placeOf, type World } from '../../model/world.ts'
import { type Secret, secretsIn } from '../../secrets/detector.ts'
import { type Answer, any, no, unknown, yes } from '../answer.ts'
import { eachScheduledTask } from '../launches.ts'
import { about, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

export const serviceOverridePlaintextSecret = trait({
  id: 'service-override-plaintext-secret',
  category: 'Sensitive Data',
  resource: 'AWS::Events::Rule',
  likewise: ['AWS::Scheduler::Schedule', 'AWS::Pipes::Pipe', 'AWS::StepFunctions::StateMachine'],
  title: 'Secret passed as a run-time override',
  why: 'Whoever may read the rule, the workflow or the descriptions of its tasks reads the secret and can use it.',
  fix: 'Take the secret out of the overrides, name it in secrets of the task definition, and change its value.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'web',
          secrets: [
            {
              name: 'DB_PASSWORD',
              valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-AbCdEf:password::',
            },
          ],
        },
      ],
    },
  },
  severity: 'high',
  references: [
    'Amazon ECS API Reference, ContainerOverride',
    'Amazon ECS Developer Guide, Pass sensitive data to an Amazon ECS container',
  ],
  evaluate: (scheduler, world) =>
    eachScheduledTask(scheduler, world, (task) => overridesHoldSecret(task, scheduler.place, world)),
})

function overridesHoldSecret(task: ScheduledTask, place: Origin, world: World): Answer {
  return any(
    task.overrides.flatMap((overrides): readonly Answer[] => {
      if (overrides.is === 'absent') return [no]
      if (overrides.is === 'unknown') {
        // Text that is no JSON overrides nothing.
        return [overrides.why.because === 'wrong-kind' ? no : unknown(overrides, 'What the task does otherwise')]
      }
      return someItem(world, overrides.value, 'containerOverrides', (container, name) => {
        const variables = someItem(world, container, 'environment', (variable) => isSecret(variable, place, world))
        return about(name, any([...variables, commandHoldsSecret(container, place, world)]))
      })
    }),
  )
}

function isSecret(variable: StructOf<typeof environmentVariable>, place: Origin, world: World): Answer {
  const value = world.read(variable, 'value')
  const named = world.read(variable, 'name')
  const name = named.is === 'absent' ? '' : shownText(named)
  if (value.is === 'absent') return no
  const beside = apartFrom(value.origin, placeOf(variable), place)
  const holds = (secret: Secret) => yes(`environment sets ${name}, which holds a secret (${secret.kind}).`, beside)
  if (value.is === 'known' && pathInEvent.test(value.value)) {
    const why = { because: 'placeholder', name: value.value } as const
    const read = { is: 'unknown', why, origin: value.origin } as const
    return secretsIn(anySecret, name).length > 0 ? unknown(read, `The value of ${name}`) : no
  }
  if (value.is === 'known') {
    const [secret] = secretsIn(value.value, name)
    return secret ? holds(secret) : no
  }
  // Deployment writes these where everybody reads them.
  const { why } = value
  if (why.because === 'no-echo') return yes(`environment sets ${name} to a NoEcho parameter.`, beside)
  if (why.because === 'dynamic-reference' && why.service !== 'ssm') {
    return yes(`environment sets ${name} to what deployment fetches from ${why.service}.`, beside)
  }
  const [written] = secretsIn(shownText(value))
  if (written) return holds(written)
  const whole = partsOf(value).length === 1
  const perhaps = secretsIn(whole ? anySecret : shownText(value), name).length > 0
  return perhaps ? unknown(value, `The value of ${name}`) : no
}

/** What a pipe takes from the event that it carries. Source: Amazon EventBridge User Guide, "Dynamic path parameters". */
const pathInEvent = /^\$\$?[.[]/

/** A text that is a secret under a name that says so, and nothing under any other. */
const anySecret = 'c0rrect-Horse-battery-9'

function commandHoldsSecret(container: StructOf<typeof containerOverride>, place: Origin, world: World): Answer {
  const command = world.read(container, 'command')
  if (command.is !== 'known') return no
  return any(
    textsOf(command.value, world).map((text) => {
      const [secret] = secretsIn(shownText(text))
      const beside = apartFrom(text.origin, placeOf(container), place)
      return secret ? yes(`command holds a secret (${secret.kind}).`, beside) : no
    }),
  )
}

/** The owner's place, where it can be shown without the secret: not where both stand in one text. */
function apartFrom(secret: Origin, owner: Origin, otherwise: Origin): Origin {
  if (secret.at !== 'text' || owner.at !== 'text' || secret.file !== owner.file) return otherwise
  return owner.end <= secret.start || secret.end <= owner.start ? owner : otherwise
}
