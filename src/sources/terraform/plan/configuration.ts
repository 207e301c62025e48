import { type MapSyntax, mapAt, type Syntax } from '../../syntax/syntax.ts'

/**
 * An instance of a module: where references in its configuration lead from. The root module has no name.
 *
 * `address` is `module.a["x"].module.b`, `key` the instance's own (`["x"]`, `[0]`, or nothing).
 */
export interface Scope {
  readonly address: string
  readonly key: string
  /** The module as it is written; undefined where the plan does not say, as a state never does. */
  readonly module: MapSyntax | undefined
  /** The block that calls the module, and where it stands. */
  readonly call: MapSyntax | undefined
  readonly parent: Scope | undefined
}

/** The configuration that a plan was made from, where it is one. */
export function rootScope(root: Syntax): Scope {
  const module = mapAt(mapAt(root, 'configuration'), 'root_module')
  return { address: '', key: '', module, call: undefined, parent: undefined }
}

/** The instance of a module that is called in a scope. */
export function moduleScope(parent: Scope, name: string, key: string): Scope {
  const call = mapAt(mapAt(parent.module, 'module_calls'), name)
  return { address: within(parent, `module.${name}${key}`), key, module: mapAt(call, 'module'), call, parent }
}

/** The address of what is named in a scope. */
export const within = ({ address }: Scope, name: string): string => (address === '' ? name : `${address}.${name}`)

/** The scope of a module by its address; undefined where the address is none of a child of `parent`. */
export function childScope(parent: Scope, address: string): Scope | undefined {
  const prefix = within(parent, 'module.')
  const step = address.startsWith(prefix) ? steps(address.slice(prefix.length)) : []
  const [name, key = ''] = step
  if (name === undefined || step.length > 2 || (key !== '' && !isKey(key))) return undefined
  return moduleScope(parent, name, key)
}

const stepPattern = /\.?([\p{L}\p{N}_-]+)|(\[(?:"(?:[^"\\]|\\.)*"|\d+)\])/uy

/** `a["x"].b` as `a`, `["x"]`, `b`; empty where it is no reference. */
export function steps(reference: string): readonly string[] {
  const found: string[] = []
  stepPattern.lastIndex = 0
  while (stepPattern.lastIndex < reference.length) {
    const step = stepPattern.exec(reference)
    if (!step) return []
    found.push(step[1] ?? step[2] ?? '')
  }
  return found
}

/** Is the step a key in brackets? */
export const isKey = (step: string | undefined): step is string => step?.startsWith('[') === true

const resourcesOf = new WeakMap<MapSyntax, ReadonlyMap<string, MapSyntax>>()

/** A resource as a module has it written; `name` is its address in the module, without a key. */
export function writtenResource({ module }: Scope, name: string): MapSyntax | undefined {
  if (!module) return undefined
  let known = resourcesOf.get(module)
  if (!known) {
    const found = new Map<string, MapSyntax>()
    for (const item of itemsAt(module, 'resources')) {
      const address = item.kind === 'map' ? item.entries.get('address')?.value : undefined
      if (item.kind === 'map' && address?.kind === 'scalar') found.set(address.text, item)
    }
    resourcesOf.set(module, found)
    known = found
  }
  return known.get(name)
}

/** The items of the list under a key. */
export function itemsAt(node: Syntax | undefined, key: string): readonly Syntax[] {
  const found = node?.kind === 'map' ? node.entries.get(key)?.value : undefined
  return found?.kind === 'list' ? found.items : []
}

/**
 * What an expression refers to, without the objects on the way: of `aws_vpc.shop.id` the plan lists `aws_vpc.shop` too.
 * Undefined where it is no expression.
 */
export function referencesIn(expression: Syntax | undefined): readonly string[] | undefined {
  if (expression?.kind !== 'map') return undefined
  const direct: string[] = []
  let last = ''
  for (const item of itemsAt(expression, 'references')) {
    if (item.kind !== 'scalar') continue
    const isPart = last.startsWith(item.text) && (last[item.text.length] === '.' || last[item.text.length] === '[')
    if (isPart) continue
    last = item.text
    if (!direct.includes(last)) direct.push(last)
  }
  return direct
}
