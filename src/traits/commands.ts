import { secretsInCommand } from '../analysis/credentials/command-secrets.ts'
import type { containerDefinition } from '../model/resources/container-definition.ts'
import type { List, StructOf } from '../model/shape.ts'
import type { Read } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { type Answer, unknown } from './answer.ts'
import { answerTo } from './plaintext.ts'

type Container = StructOf<typeof containerDefinition>

/** The secrets in what a container runs: its command, its entry point, its health check. */
export const someCommandSecret = (container: Container, world: World): readonly Answer[] =>
  world.once(someCommandSecret, container, () => judge(container, world))

function judge(container: Container, world: World): readonly Answer[] {
  const check = world.read(container, 'healthCheck')
  return [
    ...inCommand(world.read(container, 'command'), 'command', world),
    ...inCommand(world.read(container, 'entryPoint'), 'entryPoint', world),
    ...(check.is === 'known' ? inCommand(world.read(check.value, 'command'), 'healthCheck.command', world) : []),
    ...(check.is === 'unknown' ? [unknown(check, 'healthCheck')] : []),
  ]
}

function inCommand(list: Read<List<string>>, field: string, world: World): readonly Answer[] {
  if (list.is === 'absent') return []
  if (list.is === 'unknown') return [unknown(list, field)]
  return secretsInCommand(list.value, world).map(({ text, option, found }) =>
    answerTo(found, text, option === undefined ? field : `${field}, after ${option},`),
  )
}
