import { posix } from 'node:path'
import type { MapValue, Value } from '../../value.ts'
import type { Block } from '../syntax/ast.ts'
import { literalAt, type ModuleSource } from './module-source.ts'

/** Where a root module keeps its state, or where another one looks for it: what tells it from others, by name. */
export interface StatePlace {
  readonly backend: string
  readonly names: ReadonlyMap<string, string>
}

/**
 * What tells states in a backend apart; the first must be known of both sides, the others may be given on the command line.
 *
 * Source: Terraform documentation, "Backend Configuration" and the page of each backend.
 */
const told: Readonly<Record<string, readonly string[]>> = {
  azurerm: ['key', 'container_name', 'storage_account_name'],
  consul: ['path', 'address'],
  gcs: ['prefix', 'bucket'],
  http: ['address'],
  local: ['path'],
  remote: ['workspaces', 'organization'],
  s3: ['key', 'bucket', 'workspace_key_prefix'],
}

/** Where the state of a root module is, as far as its files say. */
export function stateOf({ files, folder }: ModuleSource): StatePlace {
  const settings = files.flatMap(({ body }) => body.blocks.filter(({ type }) => type === 'terraform'))
  for (const inner of settings.flatMap(({ body }) => body.blocks)) {
    if (inner.type === 'cloud') return { backend: 'remote', names: namesIn(inner, 'remote') }
    if (inner.type !== 'backend') continue
    const backend = inner.labels[0] ?? ''
    const names = namesIn(inner, backend)
    return backend === 'local' ? atPath(names.get('path'), folder) : { backend, names }
  }
  return atPath(undefined, folder)
}

const atPath = (path: string | undefined, folder: string): StatePlace => ({
  backend: 'local',
  names: new Map([['path', posix.join(folder, path ?? 'terraform.tfstate')]]),
})

function namesIn({ body }: Block, backend: string): ReadonlyMap<string, string> {
  const workspace = body.blocks.find(({ type }) => type === 'workspaces')
  const names = (told[backend] ?? []).flatMap((name): (readonly [string, string])[] => {
    const text = name === 'workspaces' ? workspace && literalAt(workspace.body, 'name') : literalAt(body, name)
    return text === undefined ? [] : [[name, text]]
  })
  return new Map(names)
}

/** Where a `terraform_remote_state` looks, as it is evaluated in a configuration; undefined where that is not known. */
export function stateMeant(values: MapValue, root: string): StatePlace | undefined {
  const backend = textOf(values.entries.get('backend'))
  const config = onlyOf(values.entries.get('config'))
  if (backend === undefined || config?.is !== 'map') return undefined
  const names = new Map<string, string>()
  for (const name of told[backend] ?? []) {
    const value = config.entries.get(name)
    const inner = name === 'workspaces' ? onlyOf(value) : undefined
    const text = textOf(inner?.is === 'map' ? inner.entries.get('name') : value)
    if (text !== undefined) names.set(name, text)
    else if (value && value.is !== 'nothing') return undefined
  }
  const path = names.get('path')
  if (backend === 'local' && path !== undefined)
    names.set('path', path.startsWith(`${root}/`) ? posix.normalize(path) : posix.join(root, path))
  return { backend, names }
}

/** Is it the state of that root module: what both sides say is the same, and both say the first? */
export function isSameState(one: StatePlace, other: StatePlace): boolean {
  const [first, ...others] = told[one.backend] ?? []
  if (first === undefined || one.backend !== other.backend || !one.names.has(first)) return false
  const isAlike = (name: string) =>
    !one.names.has(name) || !other.names.has(name) || one.names.get(name) === other.names.get(name)
  return one.names.get(first) === other.names.get(first) && others.every(isAlike)
}

const textOf = (value: Value | undefined): string | undefined => (value?.is === 'scalar' ? value.text : undefined)

/** A block is a list of one. */
function onlyOf(value: Value | undefined): Value | undefined {
  if (value?.is !== 'list') return value
  return value.items.length === 1 ? value.items[0] : undefined
}
