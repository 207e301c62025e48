import { readdirSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import type { Gap } from '../../../model/gap.ts'
import type { Origin } from '../../../model/origin.ts'
import { isTypedIn } from '../../../secrets/typed-in.ts'
import { toResource } from '../../convert.ts'
import { pathFrom } from '../../find-files.ts'
import { readText } from '../../read-text.ts'
import { Reading } from '../../reading.ts'
import { readJson } from '../../syntax/json.ts'
import { SyntaxFault } from '../../syntax/syntax.ts'
import type { MapValue, Value } from '../../value.ts'
import { addressFrom, prefixOf, withKeys } from '../addresses.ts'
import type { Evaluated } from '../evaluated.ts'
import { asOf, type KnownModule, textOf } from '../known-modules/known-module.ts'
import { type Found, knownModule } from '../known-modules/registry.ts'
import { mapResources } from '../mapping/map-resources.ts'
import { ConfigurationPlaces } from '../plan/placed.ts'
import { searchedFile, searchedValues, searchedVariables } from '../searched.ts'
import type { Body, Expression, HclReader } from '../syntax/ast.ts'
import { readTfJson } from '../syntax/read-tf-json.ts'
import { configurationWaivers } from '../waivers.ts'
import { coveredBy, type Plan } from './covering.ts'
import { Module } from './module.ts'
import { type Declaration, isTrueAt, literalAt, ModuleSource, type StandIn } from './module-source.ts'
import { isSameState, type StatePlace, stateMeant, stateOf } from './remote-states.ts'
import { Budget, evaluate, Names, Steps } from './scope.ts'
import type { Shared } from './shared.ts'

/** A configuration file of the scan. */
export interface ConfigurationFile {
  readonly absolute: string
  readonly path: string
  readonly text: string
}

/** How configurations are read, beside their files. */
export interface ConfigurationOptions {
  readonly root: string
  /** The folders that the scan was asked to read, as absolute paths: in or outside the root. */
  readonly folders?: readonly string[]
  /** Files of values for the variables of root modules; a later one wins. */
  readonly variableFiles: readonly string[]
  /** The plans of the scan, which may be of the configurations. */
  readonly plans?: readonly Plan[]
}

/** A configuration that plans of the scan were made of: its resources are judged as the plans say. */
export interface Covered {
  readonly plans: readonly Plan[]
  /** The root module's folder. */
  readonly folder: string
  /** The places of its resources. */
  readonly places: ConfigurationPlaces
}

export interface ReadConfigurations {
  readonly evaluated: readonly Evaluated[]
  readonly covered: readonly Covered[]
}

export const isConfiguration = (path: string): boolean => /\.tf(?:\.json)?$/.test(path)

/**
 * Evaluates the Terraform configurations among the files of a scan: every folder that no other one calls as a module is a
 * root module. Modules that they call are read from where they are, in the scan or not.
 */
export function readConfigurations(
  files: readonly ConfigurationFile[],
  reading: Reading,
  hcl: HclReader,
  options: ConfigurationOptions,
): ReadConfigurations {
  return new Configurations(reading, hcl, options).read(files)
}

/** A root module on its way. */
interface Root {
  readonly module: Module
  readonly budget: Budget
  /** The values of its variables, all of them read. */
  given(): void
}

class Configurations {
  readonly #reading: Reading
  readonly #hcl: HclReader
  readonly #options: ConfigurationOptions
  readonly #sources = new Map<string, ModuleSource | undefined>()
  readonly #texts = new Map<string, string>()
  /** Calls of modules that are not there, by where that is told. */
  readonly #missing = new Map<Reading, Set<string>>()
  #steps = new Steps(0)
  readonly #known = new Map<KnownModule, Body>()
  readonly #prefixes = new Map<ModuleSource, string[]>()
  readonly #roots = new Map<ModuleSource, Root>()
  readonly #states: { readonly place: StatePlace; readonly root: () => Root }[] = []
  readonly #installed = new Map<string, ReadonlyMap<string, string>>()

  constructor(reading: Reading, hcl: HclReader, options: ConfigurationOptions) {
    this.#reading = reading
    this.#hcl = hcl
    this.#options = options
  }

  read(files: readonly ConfigurationFile[]): ReadConfigurations {
    const folders = new Set<string>()
    for (const { absolute, path, text } of files) {
      this.#texts.set(absolute, text)
      folders.add(posix.dirname(path))
    }
    this.#steps = new Steps(files.reduce((sum, { text }) => sum + text.length, 0))
    const sources = [...folders].flatMap((folder) => this.#load(folder) ?? [])
    const called = new Set(sources.flatMap((source) => this.#localCalls(source)))
    const roots = sources.filter(({ folder }) => !called.has(folder))
    const judged = roots.length > 0 ? roots : sources.slice(0, 1)
    const plansOf = coveredBy(judged, this.#options.plans ?? [])
    for (const source of judged)
      if (!plansOf.has(source)) this.#states.push({ place: stateOf(source), root: () => this.#rootOf(source) })
    const evaluated: Evaluated[] = []
    const covered: Covered[] = []
    for (const source of judged) {
      const plans = plansOf.get(source)
      if (plans) covered.push(this.#covered(source, plans))
      else evaluated.push(...this.#evaluated(this.#rootOf(source)))
    }
    for (const source of this.#sources.values()) {
      if (!source) continue
      this.#addVariables(source)
      this.#addWaivers(source)
      if (!source.standIn) this.#search(source)
    }
    return { evaluated, covered }
  }

  /** Nobody hears of what cannot be known of a configuration whose plans know it. */
  #covered(source: ModuleSource, plans: readonly Plan[]): Covered {
    const aside = new Reading(this.#reading.deployment, this.#reading.files)
    const others = plans.map(({ path }) => posix.dirname(path)).filter((folder) => folder !== source.folder)
    mapResources(this.#evaluated(this.#begun(source, aside, [source.folder, ...others])), aside)
    return {
      plans,
      folder: source.folder,
      places: new ConfigurationPlaces(aside.resources, (address) => headOf(source, address)),
    }
  }

  #search({ files, folder }: ModuleSource): void {
    for (const { body, file } of files) this.#reading.secretSearch.lookAt(searchedFile(body, folder), file)
  }

  #localCalls(source: ModuleSource): readonly string[] {
    return [...source.modules.values()].flatMap(({ block }) => {
      const place = literalAt(block.body, 'source')
      return place !== undefined && isLocal(place) ? [posix.normalize(posix.join(source.folder, place))] : []
    })
  }

  /** A root module that others may ask for its outputs, made once. */
  #rootOf(source: ModuleSource): Root {
    const known = this.#roots.get(source) ?? this.#begun(source, this.#reading)
    this.#roots.set(source, known)
    return known
  }

  /** `planned` are the folders from which addresses lead to what is made here, where plans say what that is. */
  #begun(source: ModuleSource, reading: Reading, planned?: readonly string[]): Root {
    const { folder } = source
    const given = this.#variables(source)
    const budget = new Budget(this.#steps)
    const shared: Shared = {
      reading,
      hcl: this.#hcl,
      budget,
      root: folder,
      sourceOf: (call, from, address) => this.#sourceOf(call, from, address, folder, reading),
      stateOf: (values) => this.#rootWithState(values, folder),
      readText: (path, from) => this.#readText(path, from),
      list: (path, from) => this.#list(path, from),
      templates: new Map(),
      reported: new Set(),
      made: (made, prefix) => {
        const known = this.#prefixes.get(made) ?? []
        this.#prefixes.set(made, known)
        if (planned) known.push(...planned.map((one) => withKeys('[*]', addressFrom(folder, one, prefix))))
        else known.push(prefix)
      },
    }
    const module: Module = new Module(source, shared, (name) => given(module).get(name))
    return { module, budget, given: () => given(module) }
  }

  /** The only root module of the scan that keeps its state where a data source looks for one. */
  #rootWithState(values: MapValue, folder: string): Module | undefined {
    const meant = stateMeant(values, folder)
    const [found, another] = meant ? this.#states.filter(({ place }) => isSameState(place, meant)) : []
    return another ? undefined : found?.root().module
  }

  #evaluated({ module, budget, given }: Root): readonly Evaluated[] {
    const made = [...module.resources()]
    if (budget.end) {
      const says = 'Evaluating the configuration takes too many steps from here on: what that makes is not known.'
      this.#reading.gaps.push({ code: 'value-too-large', says, origin: budget.end })
    }
    // Values that nothing asks for are no less secret.
    given()
    for (const { address, values } of made)
      this.#reading.secretSearch.lookAt(searchedValues(address, values), undefined)
    return made
  }

  /** Source: Terraform documentation, "Variable Definition Precedence". */
  #variables(source: ModuleSource): (root: Module) => ReadonlyMap<string, Value> {
    const names = this.#namesIn(source.folder)
    const automatic = names.filter((name) => /\.auto\.tfvars(?:\.json)?$/.test(name)).sort()
    const own = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name))
    const absolute = [...own, ...automatic].map((name) => join(this.#absolute(source.folder), name))
    const paths = [...absolute, ...this.#options.variableFiles.map((path) => resolve(path))]
    let values: Map<string, Value> | undefined
    return (root) => {
      if (values) return values
      const made = new Map<string, Value>()
      values = made
      for (const path of paths) this.#addVariableFile(path, root, made)
      return made
    }
  }

  #addVariableFile(absolute: string, root: Module, into: Map<string, Value>): void {
    const file = this.#parse(absolute)
    if (!file) return
    this.#reading.secretSearch.lookAt(searchedVariables(file.body, root.folder), file.file)
    for (const [name, { value }] of file.body.attributes) {
      const report = ({ code, says, origin }: Gap) => this.#reading.gaps.push({ code, says, ...(origin && { origin }) })
      const environment = {
        module: root,
        file: file.file,
        field: name,
        names: new Names(),
        report: (code: Gap['code'], says: string, origin: Origin) => report({ code, says, origin }),
      }
      into.set(name, evaluate(value, environment))
    }
  }

  #absolute(folder: string): string {
    return resolve(this.#options.root, folder)
  }

  #namesIn(folder: string): readonly string[] {
    try {
      return readdirSync(this.#absolute(folder))
    } catch {
      return []
    }
  }

  /** The files of a folder as a module; undefined where it has none. Override files come last and win. */
  #load(folder: string): ModuleSource | undefined {
    if (this.#sources.has(folder)) return this.#sources.get(folder)
    const names = this.#namesIn(folder)
      .filter(isConfiguration)
      .sort((one, other) => order(one) - order(other) || (one < other ? -1 : 1))
    const files = names.flatMap((name) => this.#parse(join(this.#absolute(folder), name)) ?? [])
    const source = files.length > 0 ? new ModuleSource(folder, files) : undefined
    this.#sources.set(folder, source)
    return source
  }

  #parse(absolute: string): { readonly file: number; readonly path: string; readonly body: Body } | undefined {
    const path = pathFrom(this.#options.root, absolute)
    const known = this.#texts.get(absolute)
    const read = known === undefined ? readText(absolute, path) : { text: known }
    if ('gap' in read) {
      this.#reading.gaps.push(read.gap)
      return undefined
    }
    const { text } = read
    const file = this.#reading.addFile({ path, text })
    try {
      const body = path.endsWith('.json') ? readTfJson(readJson(text), this.#hcl) : this.#hcl.readFile(text)
      return { file, path, body }
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      const start = Math.min(error.offset, text.length)
      const origin = { at: 'text', file, start, end: Math.min(start + 1, text.length), field: '' } as const
      this.#reading.gaps.push({ code: error.code, says: `${error.message}.`, origin })
      return undefined
    }
  }

  /** The source of a module: a folder, what `terraform init` has fetched, else what is known of it. */
  #sourceOf(
    { block, file }: Declaration,
    from: ModuleSource,
    address: string,
    root: string,
    reading: Reading,
  ): ModuleSource | undefined {
    const place = literalAt(block.body, 'source')
    const origin: Origin = { at: 'text', file, start: block.head.start, end: block.head.end, field: address }
    const report = (says: string) => {
      // Once of a call, however many instances there are of it and of what it stands in.
      const call = `${file} ${block.head.start}`
      const told = this.#missing.get(reading) ?? new Set()
      this.#missing.set(reading, told)
      if (!told.has(call)) reading.gaps.push({ code: 'module-not-found', says, origin })
      told.add(call)
      return undefined
    }
    if (place === undefined) return report(`${address} has no source that is written out.`)
    const known = knownModule(place, literalAt(block.body, 'version'))
    if (from.standIn) return known && this.#standIn(known.module, from.folder, from.standIn)
    if (isLocal(place)) {
      return (
        this.#load(posix.normalize(posix.join(from.folder, place))) ??
        report(`${address} is ${place}, where no module is.`)
      )
    }
    const fetched = this.#fetched(root).get(address.replace(/\[[^\]]*\]/g, '').replace(/(^|\.)module\./g, '$1'))
    const source = fetched === undefined ? undefined : this.#load(posix.normalize(posix.join(root, fetched)))
    if (source) return source
    report(`${address} is ${place}, which is not in .terraform/modules${known ? told(known) : ''}.`)
    const says = known && `${address} makes what version ${known.version} of ${known.module.source} does`
    return known && says !== undefined ? this.#standIn(known.module, from.folder, { says, place: origin }) : undefined
  }

  #standIn(module: KnownModule, folder: string, standIn: StandIn): ModuleSource {
    const body = this.#known.get(module) ?? this.#hcl.readFile(textOf(module))
    this.#known.set(module, body)
    const file = standIn.place.at === 'text' ? standIn.place.file : 0
    return new ModuleSource(folder, [{ file, path: module.source, body }], standIn)
  }

  /** Where `terraform init` has put each module, by the names on the way to it. */
  #fetched(root: string): ReadonlyMap<string, string> {
    const known = this.#installed.get(root)
    if (known) return known
    const made = new Map<string, string>()
    this.#installed.set(root, made)
    const path = join(this.#absolute(root), '.terraform/modules/modules.json')
    const read = readText(path, pathFrom(this.#options.root, path))
    if ('gap' in read) return made
    try {
      const list: unknown = JSON.parse(read.text)
      const modules = typeof list === 'object' && list !== null && 'Modules' in list ? list.Modules : []
      for (const one of Array.isArray(modules) ? modules : []) {
        if (typeof one?.Key === 'string' && typeof one.Dir === 'string' && !one.Dir.startsWith('/'))
          made.set(one.Key, one.Dir)
      }
    } catch {
      // What cannot be read lists no module, and each that is called is then said to be missing.
    }
    return made
  }

  /** A file that a function reads: below the root of the scan, or what it was asked to read, only. */
  #readText(path: string, folder: string): string | undefined {
    const absolute = this.#below(path, folder)
    const read = absolute === undefined ? undefined : readText(absolute, path)
    return read && 'text' in read ? read.text : undefined
  }

  #list(path: string, folder: string): readonly string[] | undefined {
    const absolute = this.#below(path, folder)
    if (absolute === undefined) return undefined
    try {
      const entries = readdirSync(absolute, { withFileTypes: true, recursive: true })
      return entries.slice(0, maxListed).flatMap((entry) => {
        const found = posix.relative(absolute, join(entry.parentPath, entry.name))
        return entry.isFile() ? [found] : []
      })
    } catch {
      return []
    }
  }

  /** A path as functions give it, from the module's folder or, with `path.module`, from the root; undefined outside of what is read. */
  #below(path: string, folder: string): string | undefined {
    const relative = path.startsWith(`${folder}/`) || path === folder ? path : posix.join(folder, path)
    const { root, folders = [] } = this.#options
    const absolute = resolve(root, relative)
    const isInside = [root, ...folders].some((above) => !/^\.\.(?:\/|$)/.test(pathFrom(above, absolute)))
    return path.startsWith('/') || !isInside ? undefined : absolute
  }

  #addWaivers(source: ModuleSource): void {
    const { files, gaps, acceptances } = this.#reading
    const prefixes = this.#prefixes.get(source) ?? []
    for (const { file, path, body } of source.files) {
      if (path.endsWith('.json')) continue
      const { text = '' } = files[file] ?? {}
      const about = { body, text, file, folder: source.folder, prefixes }
      acceptances.push(...configurationWaivers(about, gaps.push.bind(gaps)))
    }
  }

  /** Variables are judged as the parameters of a template are. */
  #addVariables({ folder, variables }: ModuleSource): void {
    for (const [name, { block, file }] of variables) {
      const place = (at: { readonly start: number; readonly end: number }, field: string): Origin => ({
        at: 'text',
        file,
        start: at.start,
        end: at.end,
        field: `var.${name}${field}`,
      })
      const origin = place(block.head, '')
      const scalar = (value: string | boolean, at: Origin): Value => ({
        is: 'scalar',
        value,
        text: String(value),
        origin: at,
      })
      const isSensitive = isTrueAt(block.body, 'sensitive')
      const entries = new Map<string, Value>([
        ['name', scalar(name, origin)],
        ['type', scalar('String', origin)],
        ['noEcho', scalar(isSensitive, origin)],
      ])
      const fallback = block.body.attributes.get('default')?.value
      const text = fallback && literalText(fallback)
      if (fallback && text !== undefined) {
        const at = place(fallback, '.default')
        if (!isSensitive) entries.set('default', scalar(text, at))
        entries.set('hasDefault', scalar(isTypedIn(text), at))
      }
      const report = this.#reading.gaps.push.bind(this.#reading.gaps)
      const about = { guard: true, place: origin, from: 'template' } as const
      this.#reading.addResource(
        (address) =>
          toResource(
            'Breakwater::TemplateParameter',
            { is: 'map', entries, origin },
            { address, ...about },
            { files: this.#reading.files, report },
          ),
        `${prefixOf(folder)}var.${name}`,
      )
    }
  }
}

/** The block of a root module that makes what has an address: its own, else the call of the module that it is in. */
function headOf({ resources, modules, folder }: ModuleSource, address: string): Origin | undefined {
  const own = address.slice(prefixOf(folder).length)
  const [first = '', second = ''] = own.split('.')
  const found = first === 'module' ? modules.get(second) : resources.get(`${first}.${second}`)
  if (!found) return undefined
  const { start, end } = found.block.head
  return {
    at: 'text',
    file: found.file,
    start,
    end,
    field: first === 'module' ? `module.${second}` : `${first}.${second}`,
  }
}

/** Files of a folder beyond which no more are listed. */
const maxListed = 10_000

const told = ({ version }: Found) =>
  `; what it makes is judged by what its documentation said of version ${version} on ${asOf}`

const isLocal = (source: string) => source.startsWith('./') || source.startsWith('../')

/** Override files are merged into the others. Source: Terraform documentation, "Override Files". */
const order = (name: string) => (/(?:^|_)override\.tf(?:\.json)?$/.test(name) ? 1 : 0)

/** A text that is written out. */
function literalText(expression: Expression): string | undefined {
  if (expression.is === 'literal') return typeof expression.value === 'string' ? expression.value : undefined
  const [only] = expression.is === 'template' ? expression.parts : []
  return expression.is === 'template' && expression.parts.length === 1 && only?.is === 'text' ? only.text : undefined
}
