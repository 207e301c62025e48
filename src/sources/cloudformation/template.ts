import type { Gap, GapCode } from '../../model/gap.ts'
import type { FileId, Origin } from '../../model/origin.ts'
import { isResourceType, type ResourceType } from '../../model/resource.ts'
import type { Guard } from '../../model/slot.ts'
import { isTypedIn } from '../../secrets/typed-in.ts'
import { toResource } from '../convert.ts'
import { entryField, itemField } from '../fields.ts'
import type { Reading } from '../reading.ts'
import { seenFrom } from '../seen-from.ts'
import { type Elsewhere, type MapSyntax, mapAt, type Syntax, textAt } from '../syntax/syntax.ts'
import { maxValueSize, type Plain, scalarOf, sizeOf, type UnknownValue, type Value } from '../value.ts'
import { withCfnInit } from './cfn-init.ts'
import { shownPath } from './construct-paths.ts'
import { reportCycles } from './cycles.ts'
import { declaredResources } from './declared.ts'
import { withSubstitutions } from './definition-substitutions.ts'
import type { Document } from './document.ts'
import { dynamicReferences } from './dynamic-references.ts'
import { guardOf } from './guards.ts'
import { extensions, intrinsics } from './intrinsics/registry.ts'
import { reportLimits } from './limits.ts'
import { parameterValue, readParameters } from './parameters.ts'
import { type Declared, type Parameter, type Scope, type Stack, tooLarge, unknown } from './scope.ts'
import { deploysTemplate } from './stack-resources.ts'
import { expanded, isExtended, macrosOf } from './transforms/expand.ts'
import { isFunction, longName, untagged } from './transforms/functions.ts'
import { withIncludes } from './transforms/include.ts'
import { isLoop } from './transforms/loops.ts'
import { languageExtensions, serverless, transformGap, transformName } from './transforms/names.ts'
import { templateWaivers } from './waivers.ts'

/** How deep values may refer to one another, and how much one template may cost to evaluate. */
const maxEvaluationDepth = 400
const maxEvaluations = 3_000_000

/**
 * One deployment of a template. Reads into the estate every resource that the model knows, and the parameters.
 *
 * Never throws on content: what cannot be evaluated is unknown, with a gap where something is wrong.
 */
export class Template implements Scope {
  readonly reading: Reading
  readonly stack: Stack
  readonly file: FileId
  readonly path: string
  parameters: ReadonlyMap<string, Parameter> = new Map()
  mappings: ReadonlyMap<string, Syntax> = new Map()
  readonly resources: ReadonlyMap<string, Declared> = new Map()
  readonly transformed: boolean
  readonly extended: boolean = false
  /** The paths of the files that it takes in. */
  readonly taken = new Set<string>()
  /** The text of the template, which mostly is its file's. */
  readonly #text: string
  /** As it stands in its file, and after its transforms. */
  readonly #written: MapSyntax
  #root: MapSyntax
  readonly #conditions = new Map<string, Guard | 'evaluating'>()
  readonly #properties = new Map<string, Value | undefined | 'evaluating'>()
  readonly #outputs = new Map<string, Value | undefined | 'evaluating'>()
  readonly #given = new Map<string, Value | 'evaluating'>()
  readonly #reported = new Set<string>()
  #depth = 0
  #evaluations = 0

  constructor({ root, file, path, text }: Document, stack: Stack, reading: Reading) {
    this.reading = reading
    this.#text = text ?? reading.files[file]?.text ?? ''
    this.stack = stack
    this.file = file
    this.path = path
    this.#written = root
    this.#root = root
    // While transforms are evaluated, nothing that is not found is said to be missing: they may declare it.
    this.transformed = true
    this.#declare()
    this.#root = withIncludes({ root, file, path }, this)
    this.extended = isExtended(this.#root)
    if (this.#root !== root) this.#declare()
    const made = expanded(this.#root, this)
    this.#conditions.clear()
    this.transformed = made.open
    if (made.root !== this.#root) {
      this.#root = made.root
      this.#declare()
    }
    this.resources = declaredResources(this.#section('Resources'), this)
  }

  #declare(): void {
    this.parameters = readParameters(this.#section('Parameters'))
    const mappings = this.#section('Mappings')
    this.mappings = new Map(
      mappings?.kind === 'map' ? [...mappings.entries].map(([name, { value }]) => [name, value]) : [],
    )
  }

  /** Opens the stacks that this one deploys. */
  open(): void {
    for (const resource of this.resources.values()) {
      if (!deploysTemplate(resource)) continue
      const guard = this.existence(resource)
      if (guard !== false) this.stack.deploy(resource, guard, this.placeOf(resource))
    }
  }

  /** Reads the stack. What is about the file and not about one deployment of it is read with its first one only. */
  read(first: boolean): void {
    if (first) {
      this.#transforms()
      this.#duplicates()
      reportLimits(this.#root, this.resources, this.#text, this)
      for (const parameter of this.parameters.values()) this.#addParameter(parameter)
    }
    for (const resource of this.resources.values()) this.#addResource(resource)
    if (!first) return
    this.#conditionsAndDependencies()
    this.#waivers()
    reportCycles(this.resources, (says, first) => this.report('reference-cycle', says, this.placeOf(first)))
  }

  address(id: string): string {
    return `${this.path}#${id}${this.stack.suffix}`
  }

  /** Where a resource is named. */
  placeOf(resource: Declared): Origin {
    return this.place({ ...resource, start: resource.keyStart, end: resource.keyEnd }, `Resources.${resource.id}`)
  }

  place(node: Elsewhere & { readonly start: number; readonly end: number }, field: string): Origin {
    const { start, end } = node
    return { at: 'text', file: node.file ?? this.file, start, end, field: node.field ?? field }
  }

  takesIn(path: string): void {
    this.taken.add(path)
  }

  #section(name: string): Syntax | undefined {
    return this.#root.entries.get(name)?.value
  }

  #waivers(): void {
    const suffix = this.stack.suffix === '' ? '' : '@*'
    const source = { root: this.#written, text: this.#text, file: this.file, path: this.path, suffix }
    for (const one of templateWaivers(source, this.resources, (gap) => this.#report(gap)))
      this.reading.acceptances.push(one)
  }

  /** What CloudFormation refuses although no resource that is read needs it. */
  #conditionsAndDependencies(): void {
    const conditions = this.#section('Conditions')
    if (conditions?.kind === 'map') {
      for (const [name, { value }] of conditions.entries) {
        if (!isFunction(name)) this.condition(name, this.place(value, `Conditions.${name}`))
      }
    }
    if (this.transformed) return
    for (const { id, syntax } of this.resources.values()) {
      const depends = syntax.entries.get('DependsOn')?.value
      for (const item of depends?.kind === 'list' ? depends.items : depends ? [depends] : []) {
        if (item.kind !== 'scalar' || this.resources.has(item.text)) continue
        const place = this.place(item, `Resources.${id}.DependsOn`)
        this.report('reference-undeclared', `${item.text} is not a resource of the template.`, place)
      }
    }
  }

  /** Says which declarations stand twice; of resources that is said where they are declared. */
  #duplicates(): void {
    const say = (what: string, map: Syntax | undefined, field: string) => {
      if (map?.kind !== 'map') return
      for (const [key, entry] of map.entries) {
        if (!entry.duplicate) continue
        const origin = this.place({ ...entry, start: entry.keyStart, end: entry.keyEnd }, `${field}${key}`)
        this.report('key-duplicate', `The ${what} ${key} stands twice; the last one counts here.`, origin)
      }
    }
    say('section', this.#written, '')
    for (const name of ['Parameters', 'Mappings', 'Conditions', 'Outputs']) {
      say(name.slice(0, -1).toLowerCase(), this.#section(name), `${name}.`)
    }
  }

  #transforms(): void {
    for (const { transform, field } of macrosOf(this.#root)) {
      const name = transformName(transform)
      if (name === languageExtensions || name === serverless) continue
      const { code, says } = transformGap(transform)
      this.report(code, says, this.place(transform, field))
    }
  }

  #addParameter(parameter: Parameter): void {
    const { name, type, noEcho, syntax, fallback } = parameter
    const origin = this.place(syntax, `Parameters.${name}`)
    const scalar = (text: string): Value => ({ is: 'scalar', value: text, text, origin })
    const entries = new Map<string, Value>([
      ['name', scalar(name)],
      ['type', scalar(type)],
      ['noEcho', { is: 'scalar', value: noEcho, text: String(noEcho), origin }],
    ])
    if (fallback?.kind === 'scalar') {
      if (!noEcho) entries.set('default', scalarOf(fallback, this.place(fallback, `Parameters.${name}.Default`)))
      const hasDefault = isTypedIn(fallback.text)
      entries.set('hasDefault', { is: 'scalar', value: hasDefault, text: String(hasDefault), origin })
    }
    this.#add('Breakwater::TemplateParameter', `${this.path}#${name}`, { is: 'map', entries, origin }, true, origin)
  }

  /** Whether a resource is made, by its own condition. */
  existence(resource: Declared): Guard {
    const condition = resource.syntax.entries.get('Condition')?.value
    return condition?.kind === 'scalar' ? this.condition(condition.text, this.placeOf(resource)) : true
  }

  #addResource(resource: Declared): void {
    const { id, type, syntax } = resource
    if (!isResourceType(type)) return
    const place = this.placeOf(resource)
    const own = this.existence(resource)
    const guard = this.stack.guard === true ? own : (this.reading.choices.every([this.stack.guard, own]) ?? own)
    if (guard === false) return
    const properties = syntax.entries.get('Properties')?.value
    const value: Value = properties
      ? withSubstitutions(this.#propertiesOf(resource, properties), this)
      : { is: 'map', entries: new Map(), origin: this.place(syntax, `Resources.${id}`) }
    const started = withCfnInit(value, type, syntax, (text, field) => this.evaluate(text, `Resources.${id}.${field}`))
    const path =
      textAt(mapAt(syntax, 'Metadata'), 'aws:cdk:path') ?? this.reading.assemblies.constructPath(this.path, id)
    this.#add(type, this.address(id), started, guard, place, path)
  }

  #propertiesOf({ id }: Declared, properties: Syntax): Value {
    const value = this.evaluate(properties, `Resources.${id}.Properties`)
    if (value.is !== 'list' && value.is !== 'scalar' && value.is !== 'text') return value
    const found = value.is === 'list' ? 'a list' : 'text'
    this.report('template-invalid', `The Properties of ${id} are ${found} and no mapping.`, value.origin)
    return unknown({ because: 'wrong-kind', found, expected: 'a mapping' }, { name: 'Properties' }, value.origin)
  }

  #add(type: ResourceType, wanted: string, value: Value, guard: Guard, place: Origin, path?: string): void {
    const { files } = this.reading
    const conversion = { files, report: (gap: Gap) => this.#report(gap) }
    const about = {
      guard,
      place,
      from: 'template',
      ...(path !== undefined && { constructPath: shownPath(path) }),
    } as const
    this.reading.addResource((address) => toResource(type, value, { address, ...about }, conversion), wanted)
  }

  evaluate(syntax: Syntax, field: string): Value {
    const at = this.place(syntax, field)
    const path = syntax.field ?? field
    if (++this.#evaluations > maxEvaluations || this.#depth >= maxEvaluationDepth) {
      this.report('value-too-large', 'Evaluating the template takes too many steps from here on.', at)
      return unknown({ because: 'too-large', what: 'the value' }, { name: '…' }, at)
    }
    this.#depth++
    const value = this.#evaluate(syntax, path, at)
    this.#depth--
    return value
  }

  #evaluate(syntax: Syntax, field: string, at: Origin): Value {
    if (syntax.tag !== undefined) return this.#call(longName(syntax.tag), untagged(syntax), at)
    switch (syntax.kind) {
      case 'scalar': {
        const value = scalarOf(syntax, at)
        return value.is === 'scalar' ? dynamicReferences(value, this) : value
      }
      case 'list':
        return {
          is: 'list',
          items: syntax.items.map((item, index) => this.evaluate(item, itemField(field, index))),
          origin: at,
        }
      case 'map': {
        const [only] = syntax.entries
        if (only && syntax.entries.size === 1 && isFunction(only[0])) return this.#call(only[0], only[1].value, at)
        return this.#map(syntax, field, at)
      }
    }
  }

  #map(syntax: MapSyntax, field: string, at: Origin): Value {
    const entries = new Map<string, Value>()
    let rest: UnknownValue | undefined
    for (const [key, entry] of syntax.entries) {
      const place = entryField(field, key)
      if (isFunction(key) && key !== 'Condition') {
        this.#addition(key, entry.value, this.place({ ...entry, start: entry.keyStart, end: entry.keyEnd }, place))
        rest = unknown({ because: 'intrinsic', name: key }, { name: key }, at)
        continue
      }
      const value = this.evaluate(entry.value, place)
      if (entry.duplicate) {
        const { keyStart, keyEnd, earlier, file = this.file } = entry
        const origin = this.place({ ...entry, start: keyStart, end: keyEnd }, place)
        this.report('key-duplicate', `The key ${key} stands twice.`, origin)
        entries.set(
          key,
          earlier ? this.#either(key, `${file}:${keyStart}`, value, this.evaluate(earlier, place)) : value,
        )
      } else entries.set(key, value)
    }
    return { is: 'map', entries, origin: at, ...(rest && { rest }) }
  }

  /** Says what is not known of a function that stands among the entries of a mapping. */
  #addition(key: string, argument: Syntax, at: Origin): void {
    if (key === 'Fn::Transform') {
      const { code, says } = transformGap(argument)
      this.report(code, says, at)
    } else if (!(this.extended && isLoop(key))) {
      this.report('transform-not-evaluated', `What ${key} adds here is not known.`, at)
    }
  }

  /** The last or the first value of a key that stands twice: parsers differ in which they take. */
  #either(key: string, place: string, last: Value, first: Value): Value {
    const on = this.reading.choices.whether(
      `${this.stack.key}#@${place} ${key}`,
      `the last ${key} counts`,
      `the first ${key} counts`,
    )
    return { is: 'choice', on, yes: last, no: first }
  }

  #call(name: string, argument: Syntax, at: Origin): Value {
    const intrinsic = intrinsics.get(name) ?? (this.extended ? extensions.get(name) : undefined)
    if (intrinsic) return this.#bounded(name, intrinsic(argument, at, this), at)
    if (name === 'Fn::Transform' || (this.extended && isLoop(name))) this.#addition(name, argument, at)
    else this.report('intrinsic-unknown', `${name} is not a function that is evaluated.`, at)
    return unknown({ because: 'intrinsic', name }, { name }, at)
  }

  /** A value that is not too large to be handed on: values that double on their way would take all memory. */
  #bounded(name: string, value: Value, at: Origin): Value {
    const size = sizeOf(value)
    return size <= maxValueSize && this.reading.mayHandOver(size) ? value : tooLarge(name, at, this)
  }

  condition(name: string, at: Origin): Guard {
    const known = this.#conditions.get(name)
    if (known === 'evaluating') {
      this.report('reference-cycle', `The condition ${name} refers to itself.`, at)
      return this.#undecided(name)
    }
    if (known !== undefined) return known
    const section = this.#section('Conditions')
    const entry = section?.kind === 'map' ? section.entries.get(name) : undefined
    if (!entry || this.#depth >= maxEvaluationDepth) {
      if (entry) this.report('value-too-large', `The condition ${name} depends on too many others.`, at)
      else this.report('reference-undeclared', `${name} is not a condition of the template.`, at)
      return this.#undecided(name)
    }
    this.#conditions.set(name, 'evaluating')
    this.#depth++
    const guard = this.guard(entry.value, `Conditions.${name}`)
    this.#depth--
    this.#conditions.set(name, guard)
    return guard
  }

  /** A condition that the template does not settle: a choice by its name. */
  #undecided(name: string): Guard {
    const on = this.reading.choices.whether(`${this.stack.key}#Conditions.${name}`, `condition ${name} holds`)
    return { is: 'choice', on, yes: true, no: false }
  }

  guard(syntax: Syntax, field: string): Guard {
    const at = this.place(syntax, field)
    if (syntax.tag !== undefined) return guardOf(longName(syntax.tag), untagged(syntax), at, field, this)
    const [only] = syntax.kind === 'map' ? syntax.entries : []
    return guardOf(only?.[0] ?? 'A condition', only?.[1].value ?? syntax, at, field, this)
  }

  parameter(name: string, at: Origin): Value {
    const parameter = this.parameters.get(name)
    return parameter ? parameterValue(parameter, at, this) : unknown({ because: 'undeclared', name }, { name }, at)
  }

  property(resource: Declared, name: string, at: Origin): Value | undefined {
    const key = `${resource.id}.${name}`
    const known = this.#properties.get(key)
    if (known === 'evaluating') {
      this.report('reference-cycle', `${key} refers to itself.`, at)
      return unknown({ because: 'cycle', name: key }, { name: key }, at)
    }
    if (this.#properties.has(key)) return known
    const properties = resource.syntax.entries.get('Properties')?.value
    const entry = properties?.kind === 'map' ? properties.entries.get(name) : undefined
    this.#properties.set(key, 'evaluating')
    const made = entry && this.evaluate(entry.value, `Resources.${resource.id}.Properties.${name}`)
    const value = made && seenFrom(this.#bounded(key, made, at), at)
    this.#properties.set(key, value)
    return value
  }

  /** An output, with the places that it came through; undefined where the template has none of the name. */
  output(name: string, at: Origin): Value | undefined {
    const section = this.#section('Outputs')
    const entry = section?.kind === 'map' ? section.entries.get(name)?.value : undefined
    if (entry?.kind !== 'map') {
      this.report('reference-undeclared', `${this.path} has no output ${name}.`, at)
      return undefined
    }
    const known = this.#outputs.get(name)
    if (known === 'evaluating') {
      this.report('reference-cycle', `The output ${name} refers to itself.`, at)
      return unknown({ because: 'cycle', name }, { name }, at)
    }
    if (this.#outputs.has(name)) return known
    const value = entry.entries.get('Value')?.value
    this.#outputs.set(name, 'evaluating')
    const made = value && this.#bounded(`The output ${name}`, this.evaluate(value, `Outputs.${name}.Value`), at)
    this.#outputs.set(name, made)
    return made
  }

  /** The names under which outputs are exported. */
  *exportNames(): Generator<{ readonly output: string; readonly value: Plain; readonly origin: Origin }> {
    const section = this.#section('Outputs')
    if (section?.kind !== 'map') return
    for (const [output, { value }] of section.entries) {
      const exported = value.kind === 'map' ? value.entries.get('Export')?.value : undefined
      const name = exported?.kind === 'map' ? exported.entries.get('Name')?.value : undefined
      if (!name) continue
      const field = `Outputs.${output}.Export.Name`
      const made = this.evaluate(name, field)
      if (made.is !== 'choice') yield { output, value: made, origin: this.place(name, field) }
    }
  }

  /** What a resource gives to a parameter of the template that it deploys. */
  parameterGiven(resource: Declared, name: string, syntax: Syntax, field: string): Value {
    const key = `${resource.id} ${name}`
    const known = this.#given.get(key)
    if (known === 'evaluating') {
      const at = this.place(syntax, `Resources.${resource.id}.Properties.${field}`)
      this.report('reference-cycle', `What ${resource.id} is given for ${name} depends on itself.`, at)
      return unknown({ because: 'cycle', name }, { name }, at)
    }
    if (known) return known
    this.#given.set(key, 'evaluating')
    const given = this.evaluate(syntax, `Resources.${resource.id}.Properties.${field}`)
    const value = this.#bounded(
      `What ${resource.id} is given for ${name}`,
      given,
      given.is === 'choice' ? this.placeOf(resource) : given.origin,
    )
    this.#given.set(key, value)
    return value
  }

  report(code: GapCode, says: string, at: Origin): void {
    this.#report({ code, says, origin: at })
  }

  /** One gap a place and sentence, however often the value is used. */
  #report(gap: Gap): void {
    const { origin } = gap
    const key = `${gap.code} ${gap.says} ${origin?.at === 'text' ? `${origin.file} ${origin.start}` : ''}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.reading.gaps.push(gap)
  }
}
