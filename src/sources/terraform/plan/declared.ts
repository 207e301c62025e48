import { mapAt, type Syntax, textAt } from '../../syntax/syntax.ts'
import { itemsAt } from './configuration.ts'

/**
 * What the root module of a plan's configuration declares: resources and data sources by their addresses, modules as
 * `module.name`. Undefined where the plan has no configuration, as a state never has.
 */
export function declaredIn(root: Syntax): ReadonlySet<string> | undefined {
  const module = mapAt(mapAt(root, 'configuration'), 'root_module')
  if (!module) return undefined
  const resources = itemsAt(module, 'resources').flatMap((item) => textAt(item, 'address') ?? [])
  const modules = [...(mapAt(module, 'module_calls')?.entries.keys() ?? [])].map((name) => `module.${name}`)
  // What is ephemeral is in no plan of an older version.
  return new Set([...resources, ...modules].filter((address) => !address.startsWith('ephemeral.')))
}
