import type { FileId, Origin } from '../../../model/origin.ts'
import type { Guard } from '../../../model/slot.ts'
import type { MapSyntax, Syntax } from '../../syntax/syntax.ts'
import type { MapValue, Value } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import { type Scope, within, writtenResource } from './configuration.ts'
import { KnownNames } from './known-names.ts'
import { type About, readValues } from './read-values.ts'
import { forEachOf, References } from './references.ts'
import { ofResource } from './written.ts'

/** A resource as it will be, or is. */
export interface Planned {
  /** What has its address, and in a plan or state its marks of what is sensitive. */
  readonly syntax: MapSyntax
  /** Without the folder of the plan. */
  readonly address: string
  readonly type: string
  readonly mode: Evaluated['mode']
  readonly scope: Scope
  /** `aws_ecs_service.web`, and the key of the instance. */
  readonly name: string
  readonly key: string
  readonly values: MapSyntax | undefined
  readonly change: MapSyntax | undefined
  readonly guard: Guard
}

/** The policy that the values of `data "aws_iam_policy_document"` describe. */
export type PolicyOf = (values: MapValue, at: Origin) => Value

/** What is made of the resources of a plan or state. */
export class Evaluating {
  /** Ranges of the file in which sensitive values stand. */
  readonly sensitive: [start: number, end: number][] = []
  readonly #names = new KnownNames()
  readonly #references: References
  readonly #byAddress = new Map<string, Planned>()
  readonly #values = new Map<Planned, MapValue>()
  readonly #open = new Set<Planned>()
  readonly #about: { readonly prefix: string; readonly file: FileId; readonly policyOf: PolicyOf | undefined }

  constructor(
    planned: readonly Planned[],
    about: { readonly prefix: string; readonly file: FileId; readonly policyOf: PolicyOf | undefined },
  ) {
    this.#about = about
    const keys = new Map<string, Set<string>>()
    const modules = new Map<string, Set<string>>()
    const listed = new Set<Scope>()
    for (const one of planned) {
      this.#byAddress.set(one.address, one)
      if (one.mode === 'managed' && one.values) this.#names.add(one.address, one.values)
      add(keys, within(one.scope, one.name), one.key)
      for (let { scope } = one; scope.parent && !listed.has(scope); scope = scope.parent) {
        listed.add(scope)
        add(modules, scope.address.slice(0, scope.address.length - scope.key.length), scope.key)
      }
    }
    this.#references = new References(keys, modules)
  }

  evaluated(planned: Planned): Evaluated {
    const { type, mode, guard, syntax } = planned
    const address = this.#about.prefix + planned.address
    const named = syntax.entries.get('address')?.value ?? syntax
    return { type, address, mode, values: this.#valuesOf(planned), guard, place: this.#place(address, named, '') }
  }

  #valuesOf(planned: Planned): MapValue {
    const known = this.#values.get(planned)
    if (known) return known
    this.#open.add(planned)
    const { syntax, values, change, scope, name } = planned
    const whole = {
      value: values,
      unknown: change?.entries.get('after_unknown')?.value,
      sensitive: [syntax.entries.get('sensitive_values')?.value, change?.entries.get('after_sensitive')?.value],
      written: ofResource(writtenResource(scope, name)),
    }
    const made = readValues(whole, values ?? syntax, this.#aboutOf(planned))
    this.#open.delete(planned)
    this.#values.set(planned, made)
    return made
  }

  #aboutOf({ address, scope, name, key }: Planned): About {
    const own = this.#about.prefix + address
    return {
      address: own,
      prefix: this.#about.prefix,
      instance: { scope, key, forEach: forEachOf(scope, name) },
      references: this.#references,
      names: this.#names,
      place: (at, field) => this.#place(own, at, field),
      hide: ({ start, end }) => this.sensitive.push([start, end]),
      policy: (data, at) => this.#policy(data, at),
    }
  }

  #place(address: string, { start, end }: Syntax, field: string): Origin {
    return { at: 'plan', address, field, text: { at: 'text', file: this.#about.file, start, end, field } }
  }

  #policy(address: string, at: Origin): Value | undefined {
    const data = this.#byAddress.get(address)
    const { policyOf } = this.#about
    return data && policyOf && !this.#open.has(data) ? policyOf(this.#valuesOf(data), at) : undefined
  }
}

function add(lists: Map<string, Set<string>>, name: string, key: string): void {
  const known = lists.get(name)
  if (known) known.add(key)
  else lists.set(name, new Set([key]))
}
