import type { ResourceType } from '../../model/resource.ts'
import type { MapSyntax, Syntax } from '../syntax/syntax.ts'
import { mapAt } from '../syntax/syntax.ts'
import type { Plain, Value } from '../value.ts'

const hosts: ReadonlySet<ResourceType> = new Set([
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::EC2::Instance',
  'AWS::EC2::LaunchTemplate',
])

/**
 * The properties of what starts instances, with the commands and files that `cfn-init` runs and writes there.
 *
 * Source: AWS CloudFormation Template Reference, "AWS::CloudFormation::Init".
 */
export function withCfnInit(
  value: Value,
  type: ResourceType,
  resource: MapSyntax,
  evaluate: (syntax: Syntax, field: string) => Value,
): Value {
  const init = hosts.has(type) ? mapAt(mapAt(resource, 'Metadata'), 'AWS::CloudFormation::Init') : undefined
  if (!init || value.is !== 'map') return value
  const items = textsIn(init).flatMap((text) => encoded(evaluate(text, 'Metadata')))
  if (items.length === 0) return value
  return { ...value, entries: new Map([...value.entries, ['CfnInit', { is: 'list', items, origin: value.origin }]]) }
}

/** Texts as they are, not in base64. */
const encoded = (value: Value): readonly Value[] => {
  if (value.is === 'list') return value.items.flatMap(encoded)
  return value.is === 'scalar' || value.is === 'text' ? [{ ...value, encoded: true } satisfies Plain] : []
}

function textsIn(init: MapSyntax): readonly Syntax[] {
  return [...init.entries.keys()].flatMap((name) => {
    const config = name === 'configSets' ? undefined : mapAt(init, name)
    return [...partsOf(mapAt(config, 'commands'), 'command'), ...partsOf(mapAt(config, 'files'), 'content')]
  })
}

const partsOf = (all: MapSyntax | undefined, field: string): readonly Syntax[] =>
  [...(all?.entries.keys() ?? [])].flatMap((name) => mapAt(all, name)?.entries.get(field)?.value ?? [])
