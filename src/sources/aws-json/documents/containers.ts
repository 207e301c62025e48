import type { ListSyntax, Syntax } from '../../syntax/syntax.ts'
import type { Found } from './kind.ts'

/** What a container definition has and few other things do. */
const ofContainers = [
  'essential',
  'portMappings',
  'logConfiguration',
  'mountPoints',
  'memory',
  'memoryReservation',
  'environment',
]

export function isContainer(item: Syntax): boolean {
  const is = (key: string) => item.kind === 'map' && item.entries.get(key)?.value.kind === 'scalar'
  return item.kind === 'map' && is('name') && is('image') && ofContainers.some((key) => item.entries.has(key))
}

/** A list of container definitions by itself: the rest of the task definition stands elsewhere. */
export function bareContainers(list: ListSyntax): Found {
  const { start, end } = list
  const entries = new Map([['containerDefinitions', { keyStart: start, keyEnd: start + 1, value: list }]])
  return {
    type: 'AWS::ECS::TaskDefinition',
    syntax: { kind: 'map', entries, start, end },
    field: '',
    from: 'request',
    partial: true,
  }
}
