import type { GapCode } from '../../../model/gap.ts'
import type { FileId, Origin } from '../../../model/origin.ts'
import type { Guard } from '../../../model/slot.ts'
import type { Reading } from '../../reading.ts'
import { type MapValue, type Value, valueIf } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import type { Body, Expression, HclReader } from '../syntax/ast.ts'
import { afterApply } from './access.ts'
import { collection, picked } from './all-instances.ts'
import { valuesOf } from './bodies.ts'
import { dataAttribute } from './data-sources.ts'
import { withTags } from './default-tags.ts'
import { evaluateExpression } from './expression.ts'
import { type Instance, inInstance, instancesOf } from './instances.ts'
import { type Declaration, isTrueAt, type ModuleSource } from './module-source.ts'
import { named } from './named-by.ts'
import { handedOn, nameOfProvider, type Provider, providerIn, providerOf } from './providers.ts'
import { resourcesIn } from './resources-in.ts'
import {
  type Budget,
  type Environment,
  evaluate,
  faulty,
  inField,
  type ModuleScope,
  Names,
  notDeclared,
  outOfSteps,
  placeIn,
  type Resolved,
  type Step,
  scalar,
  unknown,
  withNames,
} from './scope.ts'
import { readTemplate, type Shared, type State } from './shared.ts'
import { asType } from './types.ts'

/** What an instance of a module, and of a resource, takes to make and to judge: more, the deeper its module is. */
const stepsOfModule = 20
const stepsOfResource = 10

/** Of so many instances one is found in a step. */
const instancesPerStep = 16

/** What an instance takes as one of a collection. */
const stepsOfObject = 4

/** What a file takes to read. */
const stepsOfFile = 100

/** A template that fills in another one goes deeper than an expression inside another. */
const depthOfTemplate = 3

/** How deep modules may call modules. */
const maxModuleDepth = 60

/** Where an instance of a module stands among those that call one another. */
interface Standing {
  /** `module.a["x"].`, or nothing for the root module. */
  readonly prefix: string
  readonly guard: Guard
  /** Under which the module gives what its outputs say, where it is not there itself. */
  readonly assumed: Guard
  readonly depth: number
  /** What calls it; nothing calls the root module. */
  readonly from?: { readonly caller: Module; readonly call: Body }
}

/** One instance of a module: a root module, or one that another calls. Values are evaluated on demand, each once. */
export class Module implements ModuleScope {
  readonly source: ModuleSource
  readonly folder: string
  readonly place: Origin | undefined
  readonly reading: Reading
  readonly hcl: HclReader
  readonly budget: Budget
  readonly #shared: Shared
  readonly #prefix: string
  readonly #guard: Guard
  readonly #assumed: Guard
  readonly #depth: number
  readonly #from: Standing['from']
  readonly #given: (name: string) => Value | undefined
  readonly #known = new Map<string, Value | 'evaluating'>()
  readonly #instances = new Map<Declaration, readonly Instance[]>()
  readonly #children = new Map<string, Module | undefined>()

  constructor(
    source: ModuleSource,
    shared: Shared,
    given: (name: string) => Value | undefined,
    at: Standing = { prefix: '', guard: true, assumed: true, depth: 0 },
  ) {
    this.source = source
    this.folder = source.folder
    this.place = source.standIn?.place
    this.reading = shared.reading
    this.hcl = shared.hcl
    this.budget = shared.budget
    this.#shared = shared
    this.#given = given
    this.#prefix = at.prefix
    this.#guard = at.guard
    this.#assumed = at.assumed
    this.#depth = at.depth
    this.#from = at.from
    shared.made(source, this.#address(''))
  }

  /** The resources of the module and of all that it calls. */
  *resources(): Generator<Evaluated> {
    for (const [name, declaration] of this.source.resources) yield* this.#evaluatedOf(name, declaration)
    for (const name of this.source.modules.keys()) {
      for (const child of this.children(name)) yield* child.resources()
    }
  }

  *#evaluatedOf(name: string, declaration: Declaration): Generator<Evaluated> {
    const { block, file } = declaration
    const [type = ''] = block.labels
    const environment = this.#environment(file, name)
    const tags = this.#defaultTags(type)
    for (const instance of this.#instancesOf(declaration, name)) {
      const guard = this.reading.choices.every([this.#guard, instance.guard]) ?? instance.guard
      if (guard === false) continue
      if (!this.budget.spend(stepsOfResource * (1 + this.#depth))) {
        outOfSteps(placeIn(environment, block.head), environment)
        return
      }
      const values = valuesOf(block.body, inInstance(environment, instance))
      yield {
        type,
        address: this.#address(`${name}${instance.suffix}`),
        mode: 'managed',
        values: tags ? withTags(values, tags) : values,
        guard,
        place: placeIn(environment, block.head),
      }
    }
  }

  /** The instances of a module that this one calls. */
  children(name: string): readonly Module[] {
    const call = this.source.modules.get(name)
    if (!call) return []
    return this.#instancesOf(call, `module.${name}`).flatMap((instance) => this.#child(name, call, instance) ?? [])
  }

  #child(name: string, call: Declaration, instance: Instance): Module | undefined {
    const key = `module.${name}${instance.suffix}`
    if (this.#children.has(key)) return this.#children.get(key)
    this.#children.set(key, undefined)
    const source = this.#shared.sourceOf(call, this.source, `${this.#prefix}module.${name}`)
    if (!source) {
      this.#handOn(call, instance, `module.${name}`)
      return undefined
    }
    const here = this.#environment(call.file, key)
    if (this.#depth >= maxModuleDepth || !this.budget.spend(stepsOfModule * (1 + this.#depth))) {
      const at = placeIn(here, call.block.head)
      if (this.#depth < maxModuleDepth) outOfSteps(at, here)
      else this.#report('value-too-large', 'From here on too many modules call one another.', at)
      return undefined
    }
    const environment = inInstance(this.#environment(call.file, `module.${name}`), instance)
    const given = (input: string) => {
      const written = call.block.body.attributes.get(input)?.value
      return written && evaluate(written, inField(environment, `module.${name}.${input}`))
    }
    const assumed = this.#assumedOf(source, `module.${name}`)
    const guard = this.reading.choices.every([this.#guard, instance.guard, assumed]) ?? instance.guard
    const prefix = `${this.#prefix}${key}.`
    const from = { caller: this, call: call.block.body }
    const child = new Module(source, this.#shared, given, { prefix, guard, assumed, depth: this.#depth + 1, from })
    this.#children.set(key, child)
    return child
  }

  /** A module that is not read may add to whatever it is given. */
  #handOn({ block, file }: Declaration, instance: Instance, name: string): void {
    const environment = { ...inInstance(this.#environment(file, name), instance), report: () => {} }
    for (const { value } of block.body.attributes.values())
      for (const address of resourcesIn(evaluate(value, environment))) this.reading.handedOn.add(address)
  }

  /** What stands in for a module makes what it makes if the module does; what that calls is assumed with it. */
  #assumedOf({ standIn }: ModuleSource, name: string): Guard {
    if (!standIn || this.place) return true
    return { is: 'choice', on: this.reading.choices.whether(this.#address(name), standIn.says), yes: true, no: false }
  }

  resolve(root: string, steps: readonly Step[], at: Origin, environment: Environment): Resolved | undefined {
    const [first, second] = steps.map((step) => (step.is === 'attribute' ? step.name : undefined))
    switch (root) {
      case 'var':
        return first === undefined ? undefined : this.#taken(this.variable(first, at), 1)
      case 'local':
        return first === undefined ? undefined : this.#taken(this.#local(first, at), 1)
      case 'path':
        return {
          value: scalar(first === 'module' ? this.folder : first === 'root' ? this.#shared.root : '.', at),
          used: 1,
        }
      case 'terraform': {
        const name = `terraform.${first}`
        return { value: unknown({ because: 'pseudo-parameter', name }, { name, variable: name }, at), used: 1 }
      }
      case 'module':
        return first === undefined ? undefined : this.#moduleValue(first, steps.slice(1), at, environment, 1)
      case 'data':
      case 'ephemeral': {
        const name = `${first}.${second}`
        const declaration = this.source[root].get(name)
        return declaration && this.#resourceValue(`${root}.${name}`, declaration, steps.slice(2), at, environment, 2)
      }
      default: {
        const name = `${root}.${first}`
        const declaration = this.source.resources.get(name)
        return declaration && this.#resourceValue(name, declaration, steps.slice(1), at, environment, 1)
      }
    }
  }

  evaluate(expression: Expression, environment: Environment): Value {
    return evaluateExpression(expression, environment)
  }

  template(text: string, names: ReadonlyMap<string, Value>, at: Origin, environment: Environment): Value {
    const { templates } = this.#shared
    let read = templates.get(text)
    if (!read) {
      if (!this.budget.spend(text.length)) return outOfSteps(at, environment)
      read = readTemplate(text, this.hcl)
      templates.set(text, read)
    }
    if (!('is' in read))
      return faulty('template-invalid', `The template cannot be read: ${read.says}.`, 'template', at, environment)
    this.budget.depth += depthOfTemplate
    const value = evaluate(read, withNames({ ...environment, at }, names))
    this.budget.depth -= depthOfTemplate
    return value
  }

  readText(path: string): string | undefined {
    return this.budget.spend(stepsOfFile) ? this.#shared.readText(path, this.folder) : undefined
  }

  list(folder: string): readonly string[] | undefined {
    return this.#shared.list(folder, this.folder)
  }

  #taken(value: Value | undefined, used: number): Resolved | undefined {
    return value && { value, used }
  }

  /** Evaluated once; a value that is asked for while it is being made is a cycle. */
  #once(name: string, at: Origin, make: () => Value): Value {
    const known = this.#known.get(name)
    if (known === 'evaluating') {
      this.#report('reference-cycle', `${name} refers to itself.`, at)
      return unknown({ because: 'cycle', name }, { name }, at)
    }
    if (known) return known
    this.#known.set(name, 'evaluating')
    const value = make()
    this.#known.set(name, value)
    return value
  }

  /** Source: Terraform documentation, "Input Variables". */
  variable(name: string, at: Origin): Value | undefined {
    const declaration = this.source.variables.get(name)
    return declaration && this.#once(`var.${name}`, at, () => this.#variableOf(name, declaration))
  }

  #variableOf(name: string, { block, file }: Declaration): Value {
    const { body } = block
    const own = `var.${name}`
    const environment = this.#environment(file, own)
    const at = placeIn(environment, block.head)
    const variable = `${this.#address(own)}`
    if (isTrueAt(body, 'sensitive')) return unknown({ because: 'sensitive', name: own }, { name: own, variable }, at)
    const type = body.attributes.get('type')?.value
    const fallback = body.attributes.get('default')?.value
    const inDefault = inField(environment, `${own}.default`)
    const given = this.#given(name)
    // A null is given on: only a variable that is not nullable takes its default then.
    const isGiven = given && (given.is !== 'nothing' || !isFalseAt(body.attributes.get('nullable')?.value))
    const value = isGiven ? given : fallback && evaluate(fallback, inDefault)
    if (!value) return unknown({ because: 'parameter', name: own }, { name: own, variable }, at)
    return asType(value, type, (expression) => evaluate(expression, inDefault))
  }

  #local(name: string, at: Origin): Value | undefined {
    const local = this.source.locals.get(name)
    const own = `local.${name}`
    return local && this.#once(own, at, () => evaluate(local.value, this.#environment(local.file, own)))
  }

  output(name: string, at: Origin): Value | undefined {
    const declaration = this.source.outputs.get(name)
    const value = declaration?.block.body.attributes.get('value')?.value
    const own = `output.${name}`
    if (!declaration || !value) return undefined
    return this.#once(own, at, () => {
      const made = evaluate(value, this.#environment(declaration.file, own))
      const shown = `${this.#prefix}${name}`
      const hole = { name: shown, variable: this.#address(name) }
      return valueIf(this.#assumed, made, unknown({ because: 'not-scanned', name: shown }, hole, at))
    })
  }

  outputs(at: Origin): Value {
    const entries = new Map<string, Value>()
    for (const name of this.source.outputs.keys()) {
      const value = this.output(name, at)
      if (value) entries.set(name, value)
    }
    return { is: 'map', entries, origin: at }
  }

  #moduleValue(
    name: string,
    steps: readonly Step[],
    at: Origin,
    environment: Environment,
    used: number,
  ): Resolved | undefined {
    const call = this.source.modules.get(name)
    if (!call) return undefined
    const instances = this.#instancesOf(call, `module.${name}`)
    if (!this.budget.spend(instances.length / instancesPerStep)) {
      return { value: outOfSteps(at, environment), used: used + steps.length }
    }
    const { instance, taken } = picked(instances, steps, environment)
    const step = steps[taken]
    const own = `module.${name}`
    if (instance && step?.is === 'attribute') {
      const child = this.#child(name, call, instance)
      const variable = `${this.#address(`${own}${instance.suffix}`)}.${step.name}`
      const hole = { name: `${own}.${step.name}`, variable }
      const value =
        child?.output(step.name, at) ?? unknown({ because: 'attribute', of: own, attribute: step.name }, hole, at)
      return { value, used: used + taken + 1 }
    }
    const object = (one: Instance): Value => {
      const child = this.#child(name, call, one)
      if (child) return child.outputs(at)
      const rest = unknown({ because: 'not-scanned', name: own }, { name: own }, at)
      return { is: 'map', entries: new Map(), origin: at, rest }
    }
    if (!this.budget.spend(instances.length * stepsOfObject)) return { value: outOfSteps(at, environment), used }
    return { value: collection(call, instances, object, at), used: used + (instance ? taken : 0) }
  }

  #resourceValue(
    name: string,
    declaration: Declaration,
    steps: readonly Step[],
    at: Origin,
    environment: Environment,
    used: number,
  ): Resolved {
    const instances = this.#instancesOf(declaration, name)
    if (!this.budget.spend(instances.length / instancesPerStep)) {
      return { value: outOfSteps(at, environment), used: used + steps.length }
    }
    const { instance, taken } = picked(instances, steps, environment)
    const step = steps[taken]
    const state = instance && name.startsWith(remoteState) && this.#stateOf(name, declaration, instance)
    const output = state && this.#outputOf(state, steps.slice(taken), at, environment)
    if (output) return { value: output.value, used: used + taken + output.used }
    if (instance && step?.is === 'attribute') {
      return { value: this.#attribute(name, declaration, instance, step.name, at), used: used + taken + 1 }
    }
    if (instance && taken === steps.length)
      return { value: this.#object(name, declaration, instance, at), used: used + taken }
    if (!this.budget.spend(instances.length * stepsOfObject)) return { value: outOfSteps(at, environment), used }
    return { value: collection(declaration, instances, (one) => this.#object(name, declaration, one, at), at), used }
  }

  #stateOf(name: string, declaration: Declaration, instance: Instance): State | undefined {
    const found = this.#shared.stateOf(this.#values(`${name}${instance.suffix}`, declaration, instance, name))
    return found?.folder === this.#shared.root ? undefined : found
  }

  /** What a state holds: below `outputs`, and before Terraform 0.12 by itself. */
  #outputOf(state: State, steps: readonly Step[], at: Origin, environment: Environment): Resolved | undefined {
    const [first, second] = steps
    if (first?.is !== 'attribute') return undefined
    const isBelow = first.name === 'outputs'
    if (isBelow && !second) return { value: state.outputs(at), used: 1 }
    const wanted = isBelow ? second : first
    const key = wanted?.is === 'index' ? evaluate(wanted.key, environment) : undefined
    const name = wanted?.is === 'attribute' ? wanted.name : key?.is === 'scalar' ? key.text : undefined
    const value = name === undefined ? undefined : state.output(name, at)
    return value && { value, used: isBelow ? 2 : 1 }
  }

  /** An attribute of a resource: as it is written, and as a reference to the resource. */
  #attribute(name: string, declaration: Declaration, instance: Instance, attribute: string, at: Origin): Value {
    const { block, file } = declaration
    const own = `${name}${instance.suffix}`
    if (/^(?:data|ephemeral)\./.test(name)) {
      const values = this.#values(own, declaration, instance, name)
      const [type = ''] = block.labels
      const environment = inInstance(this.#environment(file, name), instance)
      const by = providerOf(block.body)
      const provider = by === undefined ? undefined : this.provider(by)
      return this.#once(`${own}.${attribute}`, at, () =>
        dataAttribute(type, { name: own, address: this.#address(own) }, values, attribute, at, environment, provider),
      )
    }
    const written = block.body.attributes.get(attribute)?.value
    const environment = inInstance(this.#environment(file, name), instance)
    const resource = { address: this.#address(own), name: own }
    if (written) {
      const value = this.#once(`${own}.${attribute}`, at, () =>
        evaluate(written, inField(environment, `${name}.${attribute}`)),
      )
      return named(value, resource, attribute)
    }
    if (
      block.body.blocks.some(
        ({ type, labels }) => type === attribute || (type === 'dynamic' && labels[0] === attribute),
      )
    ) {
      return (
        this.#values(own, declaration, instance, name).entries.get(attribute) ?? afterApply(resource, attribute, at)
      )
    }
    return afterApply(resource, attribute, at)
  }

  #object(name: string, declaration: Declaration, instance: Instance, at: Origin): Value {
    const own = `${name}${instance.suffix}`
    if (this.#known.get(own) === 'evaluating') return unknown({ because: 'cycle', name: own }, { name: own }, at)
    const values = this.#values(own, declaration, instance, name)
    return { ...values, resource: { address: this.#address(own), name: own } }
  }

  #values(own: string, { block, file }: Declaration, instance: Instance, name: string): MapValue {
    const environment = inInstance(this.#environment(file, name), instance)
    const value = this.#once(own, placeIn(environment, block.head), () => valuesOf(block.body, environment))
    return value.is === 'map'
      ? value
      : {
          is: 'map',
          entries: new Map(),
          origin: value.is === 'choice' ? placeIn(environment, block.head) : value.origin,
        }
  }

  #instancesOf(declaration: Declaration, name: string): readonly Instance[] {
    const known = this.#instances.get(declaration)
    if (known) return known
    // While the number of instances is being told, it is one: who asks for it then goes in a circle.
    this.#instances.set(declaration, [{ suffix: '', key: undefined, guard: true, names: [] }])
    const instances = instancesOf(declaration.block.body, this.#environment(declaration.file, name), name)
    this.#instances.set(declaration, instances)
    return instances
  }

  /** A provider by its name in this module. What the call hands on wins over a block of the module's own. */
  provider(name: string): Provider | undefined {
    const { caller, call } = this.#from ?? {}
    const outer = call && handedOn(call, name)
    const given = call?.attributes.has('providers') && outer !== undefined
    const own = given ? undefined : this.source.providers.find(({ block }) => nameOfProvider(block) === name)
    if (!own) return outer === undefined ? undefined : caller?.provider(outer)
    return providerIn(own.block.body, (expression, argument) => {
      const environment = this.#environment(own.file, `provider.${name}.${argument}`)
      return this.#once(`provider.${name}.${argument}`, placeIn(environment, expression), () =>
        evaluate(expression, environment),
      )
    })
  }

  #defaultTags(type: string): Value | undefined {
    if (!type.startsWith('aws_')) return undefined
    for (const { block, file } of this.source.providers) {
      const tags = block.body.blocks.find((one) => one.type === 'default_tags')?.body.attributes.get('tags')?.value
      if (block.labels[0] !== 'aws' || !tags || block.body.attributes.has('alias')) continue
      return this.#once('provider.aws.default_tags', placeIn(this.#environment(file, ''), tags), () =>
        evaluate(tags, this.#environment(file, 'provider.aws.default_tags.tags')),
      )
    }
    return undefined
  }

  #address(name: string): string {
    const { root } = this.#shared
    return `${root === '.' ? '' : `${root}#`}${this.#prefix}${name}`
  }

  #environment(file: FileId, name: string): Environment {
    const report = (code: GapCode, says: string, at: Origin) => this.#report(code, says, at)
    return { module: this, file, field: `${this.#prefix}${name}`, names: new Names(), report }
  }

  /** One gap a place and sentence, however often the value is used. Of what a text of ours does not say nobody is told. */
  #report(code: GapCode, says: string, origin: Origin): void {
    if (this.place) return
    // Once a name is declared it is everywhere.
    const isEverywhere = says.endsWith(notDeclared)
    const key = `${code} ${says} ${origin.at === 'text' && !isEverywhere ? `${origin.file} ${origin.start}` : ''}`
    if (this.#shared.reported.has(key)) return
    this.#shared.reported.add(key)
    this.reading.gaps.push({ code, says, origin })
  }
}

const remoteState = 'data.terraform_remote_state.'

const isFalseAt = (value: { readonly is: string; readonly value?: unknown } | undefined) =>
  value?.is === 'literal' && value.value === false
