import { readdirSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import type { Gap } from '../../../model/gap.ts'
import type { Origin } from '../../../model/origin.ts'
import { toResource } from '../../convert.ts'
import { pathFrom } from '../../find-files.ts'
import { readText } from '../../read-text.ts'
import type { Reading } from '../../reading.ts'
import { readJson } from '../../syntax/json.ts'
import { SyntaxFault } from '../../syntax/syntax.ts'
import type { Value } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import { asOf, type KnownModule, textOf } from '../known-modules/known-module.ts'
import { type Found, knownModule } from '../known-modules/registry.ts'
import type { Body, Expression, HclReader } from '../syntax/ast.ts'
import { readTfJson } from '../syntax/read-tf-json.ts'
import { configurationWaivers } from '../waivers.ts'
import { Module, type Shared } from './module.ts'
import { type Declaration, isTrueAt, literalAt, ModuleSource, type StandIn } from './module-source.ts'
import { Budget, evaluate, Names, Steps } from './scope.ts'

/** A configuration file of the scan. */
export interface ConfigurationFile {
  readonly absolute: string
  readonly path: string
  readonly text: string
}

/** How configurations are read, beside their files. */
export interface ConfigurationOptions {
  readonly root: string
  /** Files of values for the variables of root modules; a later one wins. */
  readonly variableFiles: readonly string[]
}

export const isConfiguration = (path: string): boolean => /\.tf(?:\.json)?$/.test(path)

/**
 * Evaluates the Terraform configurations among the files of a scan: every folder that no other one calls as a module is a
 * root module. Modules that they call are read from where they are, in the scan or not.
 *
 * Gives how many files held something that is read.
 */
export function readConfigurations(
  files: readonly ConfigurationFile[],
  reading: Reading,
  hcl: HclReader,
  options: ConfigurationOptions,
): readonly Evaluated[] {
  return new Configurations(reading, hcl, options).read(files)
}

class Configurations {
  readonly #reading: Reading
  readonly #hcl: HclReader
  readonly #options: ConfigurationOptions
  readonly #sources = new Map<string, ModuleSource | undefined>()
  readonly #texts = new Map<string, string>()
  /** Calls of modules that are not there. */
  readonly #missing = new Set<string>()
  #steps = new Steps(0)
  readonly #known = new Map<KnownModule, Body>()
  readonly #prefixes = new Map<ModuleSource, string[]>()
  readonly #installed = new Map<string, ReadonlyMap<string, string>>()

  constructor(reading: Reading, hcl: HclReader, options: ConfigurationOptions) {
    this.#reading = reading
    this.#hcl = hcl
    this.#options = options
  }

  read(files: readonly ConfigurationFile[]): readonly Evaluated[] {
    const folders = new Set<string>()
    for (const { absolute, path, text } of files) {
      this.#texts.set(absolute, text)
      folders.add(posix.dirname(path))
    }
    this.#steps = new Steps(files.reduce((sum, { text }) => sum + text.length, 0))
    const sources = [...folders].flatMap((folder) => this.#load(folder) ?? [])
    const called = new Set(sources.flatMap((source) => this.#localCalls(source)))
    const roots = sources.filter(({ folder }) => !called.has(folder))
    const evaluated = (roots.length > 0 ? roots : sources.slice(0, 1)).flatMap((source) => this.#evaluated(source))
    for (const source of this.#sources.values()) {
      if (!source) continue
      this.#addVariables(source)
      this.#addWaivers(source)
    }
    return evaluated
  }

  #localCalls(source: ModuleSource): readonly string[] {
    return [...source.modules.values()].flatMap(({ block }) => {
      const place = literalAt(block.body, 'source')
      return place !== undefined && isLocal(place) ? [posix.normalize(posix.join(source.folder, place))] : []
    })
  }

  #evaluated(source: ModuleSource): readonly Evaluated[] {
    const { folder } = source
    const given = this.#variables(source)
    const budget = new Budget(this.#steps)
    const shared: Shared = {
      reading: this.#reading,
      hcl: this.#hcl,
      budget,
      root: folder,
      sourceOf: (call, from, address) => this.#sourceOf(call, from, address, folder),
      readText: (path, from) => this.#readText(path, from),
      list: (path, from) => this.#list(path, from),
      templates: new Map(),
      reported: new Set(),
      made: (made, prefix) => {
        const known = this.#prefixes.get(made)
        if (known) known.push(prefix)
        else this.#prefixes.set(made, [prefix])
      },
    }
    const root: Module = new Module(source, shared, (name) => given(root).get(name))
    const evaluated = [...root.resources()]
    if (budget.end) {
      const says = 'Evaluating the configuration takes too many steps from here on: what that makes is not known.'
      this.#reading.gaps.push({ code: 'value-too-large', says, origin: budget.end })
    }
    return evaluated
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
  #sourceOf({ block, file }: Declaration, from: ModuleSource, address: string, root: string): ModuleSource | undefined {
    const place = literalAt(block.body, 'source')
    const origin: Origin = { at: 'text', file, start: block.head.start, end: block.head.end, field: address }
    const report = (says: string) => {
      // Once of a call, however many instances there are of it and of what it stands in.
      const call = `${file} ${block.head.start}`
      if (!this.#missing.has(call)) this.#reading.gaps.push({ code: 'module-not-found', says, origin })
      this.#missing.add(call)
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

  /** A file that a function reads: below the root of the scan only. */
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

  /** A path as functions give it, from the module's folder or, with `path.module`, from the root; undefined outside. */
  #below(path: string, folder: string): string | undefined {
    const relative = path.startsWith(`${folder}/`) || path === folder ? path : posix.join(folder, path)
    const absolute = resolve(this.#options.root, relative)
    return path.startsWith('/') || pathFrom(this.#options.root, absolute).startsWith('../') ? undefined : absolute
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
      const entries = new Map<string, Value>([
        ['name', scalar(name, origin)],
        ['type', scalar('String', origin)],
        ['noEcho', scalar(isTrueAt(block.body, 'sensitive'), origin)],
      ])
      const fallback = block.body.attributes.get('default')?.value
      const text = fallback && literalText(fallback)
      if (fallback && text !== undefined) entries.set('default', scalar(text, place(fallback, '.default')))
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
        `${folder === '.' ? '' : `${folder}#`}var.${name}`,
      )
    }
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
