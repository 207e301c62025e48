import { mapAt } from '../../syntax/syntax.ts'
import { isKey, moduleScope, referencesIn, type Scope, steps, within, writtenResource } from './configuration.ts'

/** A resource of the plan that an expression refers to. */
export interface Referred {
  /** Without the folder of the plan. */
  readonly address: string
  /** Undefined where the plan does not say: of `aws_subnet.all[each.key].id` it lists `aws_subnet.all` alone. */
  readonly attribute: string | undefined
}

/** Where an expression is evaluated: `each` and `count` have a value there. */
export interface Instance {
  readonly scope: Scope
  /** The key of the instance, e.g. `["x"]`. */
  readonly key: string
  /** What the instances are made for. */
  readonly forEach: readonly string[] | undefined
}

/** How many steps the search for what one expression refers to may take. */
const maxSteps = 1_000

/** How deep modules may hand values on to one another. */
const maxHandOns = 50

/** Thrown inside where a reference leads to something else than resources of the plan. */
class Elsewhere extends Error {}

/** Made once: it is thrown often, and a trace of the stack takes time. */
const leadsElsewhere = new Elsewhere()

/** Finds the resources that references lead to, through calls and outputs of modules. */
export class References {
  /** Keys by address without key: of the resources, and of the modules. */
  readonly #resources: ReadonlyMap<string, ReadonlySet<string>>
  readonly #modules: ReadonlyMap<string, ReadonlySet<string>>
  #left = 0

  constructor(resources: ReadonlyMap<string, ReadonlySet<string>>, modules: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#resources = resources
    this.#modules = modules
  }

  /** What references lead to; undefined unless all of them lead to resources of the plan. */
  resolve(references: readonly string[], instance: Instance): readonly Referred[] | undefined {
    if (references.length === 0) return undefined
    this.#left = maxSteps
    try {
      const found = this.#all(references, [], instance, 0)
      const distinct = new Map(found.map((one) => [`${one.address} ${one.attribute ?? ''}`, one]))
      return distinct.size === 0 ? undefined : [...distinct.values()]
    } catch (error) {
      if (error instanceof Elsewhere) return undefined
      throw error
    }
  }

  /**
   * Is all that is referred to known before anything is made? Variables of the root module are, and those of others where
   * what is given to them is, or nothing. What a local value comes to a plan does not say.
   */
  areKnown(references: readonly string[], instance: Instance, depth = 0): boolean {
    if (depth > maxHandOns) return false
    return references.every((reference) => {
      const [root, name = ''] = steps(reference)
      if (root === 'count' || root === 'path' || reference === 'each.key') return true
      if (root !== 'var') return false
      const { parent, call, key } = instance.scope
      if (!parent) return instance.scope.module !== undefined
      const given = mapAt(mapAt(call, 'expressions'), name)
      if (!given) return call !== undefined
      const caller = { scope: parent, key, forEach: referencesIn(mapAt(call, 'for_each_expression')) }
      return this.areKnown(referencesIn(given) ?? [], caller, depth + 1)
    })
  }

  #all(references: readonly string[], rest: readonly string[], instance: Instance, depth: number): Referred[] {
    if (depth > maxHandOns) throw leadsElsewhere
    // They pick an instance of what is referred to beside them.
    const others = references.filter((reference) => reference !== 'each.key' && reference !== 'count.index')
    const picks = others.length < references.length
    // What is left of a path leads into one value: which of several is not told.
    if (others.length === 0 || (rest.length > 0 && others.length > 1)) throw leadsElsewhere
    return others.flatMap((reference) => this.#one([...steps(reference), ...rest], picks, instance, depth))
  }

  #one(path: readonly string[], picks: boolean, instance: Instance, depth: number): readonly Referred[] {
    if (this.#left-- <= 0) throw leadsElsewhere
    const [root, name = '', ...rest] = path
    switch (root) {
      case 'var':
        return this.#argument(name, rest, instance, depth)
      case 'each':
        return name === 'value' ? this.#each(rest, instance, depth) : elsewhere()
      case 'module':
        return this.#output(name, rest, picks, instance, depth)
      case 'data': {
        const [second = '', ...more] = rest
        return this.#resource(`data.${name}.${second}`, more, picks, instance)
      }
      case undefined:
      case 'count':
      case 'local':
      case 'path':
      case 'self':
      case 'terraform':
        return elsewhere()
      default:
        return this.#resource(`${root}.${name}`, rest, picks, instance)
    }
  }

  /** A variable of a module has the value that the call gives it. */
  #argument(name: string, rest: readonly string[], { scope }: Instance, depth: number): readonly Referred[] {
    const { parent, call } = scope
    const given = parent && referencesIn(mapAt(mapAt(call, 'expressions'), name))
    if (!parent || !given) return elsewhere()
    const caller = { scope: parent, key: scope.key, forEach: referencesIn(mapAt(call, 'for_each_expression')) }
    return this.#all(given, rest, caller, depth + 1)
  }

  /** Where instances are made for those of another resource, each has its own. */
  #each(rest: readonly string[], instance: Instance, depth: number): readonly Referred[] {
    const [made, ...others] = instance.forEach ?? []
    if (made === undefined || others.length > 0) return elsewhere()
    return this.#all([made], [instance.key, ...rest], { ...instance, forEach: undefined }, depth + 1)
  }

  #output(
    name: string,
    path: readonly string[],
    picks: boolean,
    { scope, key }: Instance,
    depth: number,
  ): readonly Referred[] {
    const [given, output, ...rest] = isKey(path[0]) ? path : ['', ...path]
    if (output === undefined) return elsewhere()
    const keys = this.#keys(this.#modules.get(within(scope, `module.${name}`)), given, key, picks)
    return keys.flatMap((one) => {
      const child = moduleScope(scope, name, one)
      const says = referencesIn(mapAt(mapAt(mapAt(child.module, 'outputs'), output), 'expression'))
      return says ? this.#all(says, rest, { scope: child, key: '', forEach: undefined }, depth + 1) : elsewhere()
    })
  }

  #resource(name: string, path: readonly string[], picks: boolean, { scope, key }: Instance): readonly Referred[] {
    const [given, attribute] = isKey(path[0]) ? path : ['', ...path]
    const address = within(scope, name)
    const keys = this.#keys(this.#resources.get(address), given, key, picks)
    return keys.map((one) => ({ address: address + one, attribute: isKey(attribute) ? undefined : attribute }))
  }

  /** Which of the instances are meant: the one with the key that is given, the only one, that of the same key, or all. */
  #keys(known: ReadonlySet<string> | undefined, given = '', own: string, picks: boolean): readonly string[] {
    if (!known) return elsewhere()
    if (given !== '') return known.has(given) ? [given] : elsewhere()
    if (picks && known.size > 1) return known.has(own) ? [own] : elsewhere()
    this.#left -= known.size
    return [...known]
  }
}

function elsewhere(): never {
  throw leadsElsewhere
}

/** What the instances of a resource are made for. */
export const forEachOf = (scope: Scope, name: string): readonly string[] | undefined =>
  referencesIn(mapAt(writtenResource(scope, name), 'for_each_expression'))
