import { posix } from 'node:path'
import type { Origin } from '../../model/origin.ts'
import type { Guard } from '../../model/slot.ts'
import type { Part } from '../../model/text.ts'
import { type Deployment, Reading } from '../reading.ts'
import { child } from '../syntax/syntax.ts'
import { type Plain, partsOf, type Value } from '../value.ts'
import type { Document } from './document.ts'
import { Exports } from './exports.ts'
import { inlineTemplate } from './inline-templates.ts'
import { TemplateIndex } from './locate.ts'
import { readParameters } from './parameters.ts'
import { actionsIn, configurationIn } from './pipelines.ts'
import { type Declared, type Given, type Stack, unknown } from './scope.ts'
import { assetPath, bodyProperty, deploysTemplate, givenParameters, templateProperty } from './stack-resources.ts'
import { StoredParameters } from './stored-parameters.ts'
import { Template } from './template.ts'

/** Stacks of one scan beyond which no more are opened. */
const maxStacks = 5_000

/** How deep stacks may deploy stacks. */
const maxStackDepth = 300

/** A template of the scan, and what is known of it before it is evaluated. */
interface Known {
  readonly document: Document
  readonly parameters: ReadonlySet<string>
  /** How many stacks deploy it, in all. */
  uses: number
}

/** A template as a stack, the way by which it is deployed, and the stacks that it deploys. */
interface Opened {
  readonly template: Template
  readonly document: Document
  /** The templates on the way to it, itself included. */
  readonly way: readonly Document[]
  readonly children: Map<string, Opened | undefined>
}

/** Reads templates into the estate, as they are deployed together. */
export function readTemplates(documents: readonly Document[], reading: Reading): void {
  new Stacks(documents, reading).read()
}

/**
 * The templates of a scan as they are deployed together: stacks that deploy others hand values down and get outputs back,
 * exports and stored parameters are found by name. Values flow on demand, so the order of files does not matter.
 *
 * A template that another one of the scan deploys is judged as deployed from there and not by itself.
 */
class Stacks {
  readonly #reading: Reading
  readonly #documents: readonly Known[]
  readonly #index: TemplateIndex
  readonly #byDocument = new Map<Document, Known>()
  readonly #keys = new Set<string>()
  readonly #opened: Opened[] = []
  readonly #exports: Exports
  readonly #stored: StoredParameters
  #tooMany = false

  constructor(documents: readonly Document[], reading: Reading) {
    this.#reading = reading
    this.#index = new TemplateIndex(documents)
    this.#documents = documents.map((document) => {
      const parameters = new Set(readParameters(document.root.entries.get('Parameters')?.value).keys())
      const known: Known = { document, parameters, uses: 0 }
      this.#byDocument.set(document, known)
      return known
    })
    this.#exports = new Exports(() => this.#opened.map(({ template }) => template))
    this.#stored = new StoredParameters(() => this.#opened.map(({ template }) => template))
  }

  /** Reads every stack of the scan. */
  read(): void {
    this.#pipelines()
    for (const document of this.#roots()) this.#openRoot(document)
    // Stacks are opened before any is evaluated, so that every export is there when it is asked for.
    for (let next = 0; next < this.#opened.length; next++) this.#opened[next]?.template.open()
    const seen = new Set<Document>()
    for (const { template, document } of this.#opened) {
      template.read(!seen.has(document))
      seen.add(document)
    }
    this.#exports.reportDuplicates()
  }

  /** What the pipelines of the scan give to the templates that they deploy. */
  #pipelines(): void {
    if (this.#documents.length < 2) return
    for (const { document } of this.#documents) {
      const draft = this.#draft(document)
      for (const resource of draft.resources.values()) {
        if (resource.type !== 'AWS::CodePipeline::Pipeline') continue
        for (const { template, configuration } of actionsIn(
          draft.property(resource, 'Stages', draft.placeOf(resource)),
        )) {
          const deployed = this.#index.find([template], document, () => true)
          const source = this.#reading.fileNamed(configuration)
          if (!deployed || !source) continue
          const { id: file } = source
          const values = configurationIn(source.text, (start, end, field) => ({ at: 'text', file, start, end, field }))
          if (values) this.#reading.deployments.add(deployed.path, { name: source.path, values })
        }
      }
    }
  }

  /** The templates that no other deploys; of templates that deploy one another in a circle the first. */
  #roots(): readonly Document[] {
    const [only, ...others] = this.#documents
    if (only && others.length === 0) return [only.document]
    const edges = new Map<Document, readonly Document[]>()
    for (const { document } of this.#documents) edges.set(document, this.#deployedBy(document))
    const deployed = new Set([...edges.values()].flat())
    const roots = this.#documents.map(({ document }) => document).filter((document) => !deployed.has(document))
    const reached = new Set<Document>()
    const reach = (start: Document) => {
      const waiting = [start]
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        if (reached.has(next)) continue
        reached.add(next)
        waiting.push(...(edges.get(next) ?? []))
      }
    }
    for (const root of roots) reach(root)
    const circular: Document[] = []
    for (const { document } of this.#documents) {
      if (reached.has(document)) continue
      circular.push(document)
      reach(document)
    }
    const all = [...roots, ...circular]
    this.#countUses(all, edges)
    return all
  }

  /** How often each template is deployed: once for each way that leads to it. */
  #countUses(roots: readonly Document[], edges: ReadonlyMap<Document, readonly Document[]>): void {
    const waiting: { readonly document: Document; readonly way: ReadonlySet<Document> }[] = roots.map((document) => ({
      document,
      way: new Set([document]),
    }))
    for (let next = waiting.pop(), count = 0; next && count < maxStacks; next = waiting.pop(), count++) {
      const known = this.#byDocument.get(next.document)
      if (known) known.uses++
      const { way } = next
      for (const child of edges.get(next.document) ?? []) {
        if (!way.has(child)) waiting.push({ document: child, way: new Set([...way, child]) })
      }
    }
  }

  /**
   * The templates that a template deploys, one for each resource, and those that it takes in, told without knowing what is
   * given to it.
   */
  #deployedBy(document: Document): readonly Document[] {
    const draft = this.#draft(document)
    const taken = this.#documents.flatMap((one) => (draft.taken.has(one.document.path) ? one.document : []))
    const deployed = [...draft.resources.values()].filter(deploysTemplate).flatMap((resource) => {
      const value = this.#placeOf(draft, resource)
      return value ? leaves(value).flatMap((plain) => this.#find(plain, resource, document) ?? []) : []
    })
    return [...taken, ...deployed]
  }

  /** A template by itself, in which nobody hears of gaps. */
  #draft(document: Document): Template {
    const unheard = new Reading(this.#reading.deployment, this.#reading.files)
    unheard.fileNamed = this.#reading.fileNamed
    return new Template(document, this.#plainStack(document), unheard)
  }

  /** The value that says where the template of a resource is. */
  #placeOf(template: Template, resource: Declared): Value | undefined {
    const asset = assetPath(resource)
    const property = templateProperty(resource)
    const at = template.placeOf(resource)
    if (asset !== undefined) return { is: 'scalar', value: asset, text: asset, origin: at }
    return property === undefined ? undefined : template.property(resource, property, at)
  }

  #find(place: Plain, resource: Declared, from: Document): Document | undefined {
    const parts = this.#publishedAs(partsOf(place), from)
    const given = [...givenParameters(resource).keys()]
    const accepts = (candidate: Document) => {
      const declared = this.#byDocument.get(candidate)?.parameters
      return given.every((name) => declared?.has(name))
    }
    return parts && this.#index.find(parts, from, accepts)
  }

  /** Where a template of an assembly lies whose address is made of its hash. */
  #publishedAs(url: readonly Part[] | undefined, { path }: Document): readonly Part[] | undefined {
    const last = url?.at(-1)
    const name = typeof last === 'string' ? /[0-9a-f]{64}\.[a-z.]+$/.exec(last)?.[0] : undefined
    const asset = name === undefined ? undefined : this.#reading.assemblies.assetPath(path, name)
    return asset === undefined ? url : [asset]
  }

  /** A template deployed by itself: parameters have what the user gives. */
  #plainStack({ path }: Document): Stack {
    const { deployment, parameters } = this.#reading
    return {
      key: path,
      suffix: '',
      guard: true,
      deployment,
      given: (name) => parameters.get(name),
      output: () => undefined,
      exported: () => undefined,
      storedParameter: () => undefined,
      deploy: () => {},
    }
  }

  #openRoot(document: Document): void {
    for (const name of this.#byDocument.get(document)?.parameters ?? []) this.#reading.declaredParameters.add(name)
    const { deployment, deployments, parameters, choices } = this.#reading
    const region = deployment.region ?? deployments.region(document.path)
    const account = deployment.account ?? deployments.account(document.path)
    const given = (name: string) => parameters.get(name) ?? deployments.given(document.path, name, choices)
    this.#open(document, [document], '', true, { region, account }, given)
  }

  #open(
    document: Document,
    way: readonly Document[],
    suffix: string,
    guard: Guard,
    deployment: Deployment,
    given: (name: string) => Given | undefined,
  ): Opened {
    let key = document.path + suffix
    for (let count = 2; this.#keys.has(key); count++) key = `${document.path}${suffix}@${count}`
    this.#keys.add(key)
    // Two documents of one file keep their addresses apart by a number, as any two namesakes do.
    const unique = way.length === 1 ? '' : key.slice(document.path.length)
    const children = new Map<string, Opened | undefined>()
    const stack: Stack = {
      key,
      suffix: unique,
      guard,
      deployment,
      given,
      output: (resource, name, at) => this.#output(opened, resource, name, at),
      exported: (name, at) => this.#exports.find(name, at, { path: document.path, stack }),
      storedParameter: (name, at) => this.#stored.find(name, at),
      deploy: (resource, resourceGuard, place) => this.#deploy(opened, resource, resourceGuard, place),
    }
    const opened: Opened = { template: new Template(document, stack, this.#reading), document, way, children }
    this.#opened.push(opened)
    return opened
  }

  /** Opens the stack, or stacks, that a resource deploys. */
  #deploy(parent: Opened, resource: Declared, guard: Guard, place: Origin): void {
    const property = bodyProperty(resource)
    const text = property === undefined ? undefined : child(child(resource.syntax, 'Properties'), property)
    if (text) {
      const body = parent.template.evaluate(text, `Resources.${resource.id}.Properties.${property}`)
      this.#deployBody(parent, resource, body, guard, place)
      return
    }
    const value = this.#placeOf(parent.template, resource)
    const shown = value ? shownPlace(value) : resource.type
    const branches = value ? branchesOf(value, guard, this.#reading) : []
    const isFound = ([plain, when]: readonly [Plain, Guard]) => {
      this.#child(parent, resource, plain, when)
      return this.#find(plain, resource, parent.document) !== undefined
    }
    if (branches.length > 0 && branches.map(isFound).every(Boolean)) return
    const isItself = value !== undefined && leaves(value).some((plain) => isPathOf(plain, parent.document))
    const says = `${resource.id} deploys ${shown}, ${isItself ? 'in which it stands itself' : 'which is not in this scan'}.`
    parent.template.report(isItself ? 'reference-cycle' : 'template-not-followed', says, place)
  }

  /** Opens the stack, or stacks, of a template that stands in the resource itself. */
  #deployBody(parent: Opened, resource: Declared, body: Value, guard: Guard, place: Origin): void {
    for (const [index, [plain, when]] of branchesOf(body, guard, this.#reading).entries()) {
      const document = inlineTemplate(plain, parent.document, this.#reading.files)
      if (document) {
        const parameters = new Set(readParameters(document.root.entries.get('Parameters')?.value).keys())
        // It shares the path of the template in which it stands, so that its addresses have to be told apart.
        this.#byDocument.set(document, { document, parameters, uses: 2 })
        this.#openChild(parent, resource, document, when, `${resource.id} ${index}`)
      } else {
        const why = plain.is === 'scalar' ? 'cannot be read as one' : 'is not known as a whole'
        const says = `${resource.id} deploys a template that stands in it and ${why}.`
        parent.template.report('template-not-followed', says, place)
      }
    }
  }

  #child(parent: Opened, resource: Declared, place: Plain, guard: Guard): Opened | undefined {
    const document = this.#find(place, resource, parent.document)
    return document && this.#openChild(parent, resource, document, guard, `${resource.id} ${document.path}`)
  }

  /** `key` tells the stacks of one resource apart. */
  #openChild(parent: Opened, resource: Declared, document: Document, guard: Guard, key: string): Opened | undefined {
    if (parent.children.has(key)) return parent.children.get(key)
    const at = parent.template.placeOf(resource)
    if (parent.way.includes(document)) {
      parent.template.report(
        'reference-cycle',
        `${resource.id} deploys ${document.path}, which deploys it in turn.`,
        at,
      )
      parent.children.set(key, undefined)
      return undefined
    }
    if (parent.way.length >= maxStackDepth || this.#opened.length >= maxStacks) {
      if (!this.#tooMany)
        parent.template.report('value-too-large', 'From here on too many stacks deploy one another.', at)
      this.#tooMany = true
      return undefined
    }
    const { uses, parameters } = this.#byDocument.get(document) ?? { uses: 1, parameters: new Set<string>() }
    const suffix = uses > 1 ? `@${resource.id}` : ''
    const given = givenParameters(resource)
    const both = this.#reading.choices.every([parent.template.stack.guard, guard]) ?? guard
    const child = this.#open(
      document,
      [...parent.way, document],
      suffix,
      both,
      parent.template.stack.deployment,
      (name) => {
        const one = given.get(name)
        if (!one) return undefined
        const value = parent.template.parameterGiven(resource, name, one.syntax, one.field)
        return value.is === 'nothing' ? undefined : { value }
      },
    )
    for (const [name, { syntax, field }] of given) {
      if (parameters.has(name)) continue
      const says = `${document.path} declares no parameter ${name}.`
      parent.template.report('parameter-not-declared', says, parent.template.place(syntax, field))
    }
    parent.children.set(key, child)
    return child
  }

  #output(parent: Opened, resource: Declared, name: string, at: Origin): Value | undefined {
    if (!deploysTemplate(resource)) return undefined
    const value = this.#placeOf(parent.template, resource)
    return value && this.#outputOf(parent, resource, name, value, at)
  }

  #outputOf(parent: Opened, resource: Declared, name: string, place: Value, at: Origin): Value | undefined {
    if (place.is === 'choice') {
      const yes = this.#outputOf(parent, resource, name, place.yes, at)
      const no = this.#outputOf(parent, resource, name, place.no, at)
      const missing = unknown({ because: 'attribute', of: resource.id, attribute: `Outputs.${name}` }, { name }, at)
      return yes || no ? { is: 'choice', on: place.on, yes: yes ?? missing, no: no ?? missing } : undefined
    }
    const child = this.#child(parent, resource, place, parent.template.existence(resource))
    return child?.template.output(name, at)
  }
}

function leaves(value: Value): readonly Plain[] {
  return value.is === 'choice' ? [...leaves(value.yes), ...leaves(value.no)] : [value]
}

/** What a value may be, and when. */
function branchesOf(value: Value, guard: Guard, reading: Reading): readonly (readonly [Plain, Guard])[] {
  if (value.is !== 'choice') return [[value, guard]]
  const { on } = value
  const when = (yes: boolean): Guard => reading.choices.every([guard, { is: 'choice', on, yes, no: !yes }]) ?? guard
  return [...branchesOf(value.yes, when(true), reading), ...branchesOf(value.no, when(false), reading)]
}

/** Is it the path of the very template that names it? */
function isPathOf(place: Plain, { path }: Document): boolean {
  return place.is === 'scalar' && posix.join(posix.dirname(path), place.text) === path
}

function shownPlace(value: Value): string {
  const [first] = leaves(value)
  const parts = first && partsOf(first)
  return parts ? shownParts(parts) : 'a template'
}

const shownParts = (parts: readonly Part[]) =>
  parts.map((part) => (typeof part === 'string' ? part : (part.text ?? `\${${part.name}}`))).join('')
