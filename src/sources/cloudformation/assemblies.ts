import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Gap } from '../../model/gap.ts'
import type { FileId } from '../../model/origin.ts'
import { readText } from '../read-text.ts'
import { readJson } from '../syntax/json.ts'
import { type MapSyntax, mapAt, type Syntax, SyntaxFault, textAt } from '../syntax/syntax.ts'
import { addConstructPaths } from './construct-paths.ts'
import type { Deployments, Written } from './deployments.ts'

export const manifestName = 'manifest.json'

/** Cheap signs of the manifest of a CDK assembly in a text that is not parsed yet. */
export const looksLikeManifest = (text: string): boolean =>
  text.includes('"artifacts"') && /"(?:aws:cloudformation:stack|cdk:[a-z-]+)"/.test(text)

/** The constructs of an app as `tree.json` of an assembly lists them: they have the properties of templates and are none. */
export const isConstructTree = (text: string): boolean => /^\s*\{\s*"version"\s*:\s*"tree-/.test(text)

/** A manifest as it stands in a file. */
export interface ManifestFile {
  readonly text: string
  readonly file: FileId
  /** Relative to the root, with forward slashes. */
  readonly path: string
  /** The folder in which it lies, on the disk. */
  readonly folder: string
}

/** One folder of an assembly: of the app, or of one of its stages. */
interface Assembly {
  readonly folder: string
  readonly path: string
  readonly manifest: string
  /** The files in which the manifest keeps what it does not hold itself: metadata, lists of assets. */
  readonly beside: readonly string[]
  /** Construct paths as `metadata` has them, where the manifest itself holds it. */
  readonly metadata: readonly (readonly [template: string, metadata: MapSyntax])[]
  /** The files beside the manifest that hold metadata, by the template of the stack that they are about. */
  readonly metadataFiles: readonly (readonly [template: string, file: string])[]
}

/** A template or stage that an assembly lists. */
interface Listed {
  readonly name: string
  readonly artifact: Syntax
}

/**
 * The CDK assemblies of a scan: which templates each lists, where they are deployed, and which construct made a resource.
 *
 * Source: AWS CDK, "cloud-assembly-schema".
 */
export class Assemblies {
  readonly #byFolder = new Map<string, Assembly>()
  readonly #constructPaths = new Map<string, ReadonlyMap<string, ReadonlyMap<string, string>>>()
  readonly #assets = new Map<string, ReadonlyMap<string, string>>()
  readonly #texts = new Map<string, string>()

  /** Reads a manifest; what it says of the deployment of its templates goes to `deployments`. */
  add(source: ManifestFile, deployments: Deployments, report: (gap: Gap) => void): void {
    const { text, file, path, folder } = source
    let root: Syntax
    try {
      root = readJson(text)
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      report({ code: 'deployment-file-invalid', says: `${error.message}.`, path })
      return
    }
    const artifacts = mapAt(root, 'artifacts')
    if (!artifacts) return
    const at = posix.dirname(path)
    const beside: string[] = []
    const metadata: [string, MapSyntax][] = []
    const metadataFiles: [string, string][] = []
    const listed: Listed[] = []
    for (const [id, { value: artifact }] of artifacts.entries) {
      const properties = mapAt(artifact, 'properties')
      switch (textAt(artifact, 'type')) {
        case 'aws:cloudformation:stack': {
          const template = insideOf(textAt(properties, 'templateFile'))
          if (template === undefined) break
          listed.push({ name: template, artifact })
          const values = parametersIn(properties, file, `artifacts.${id}.properties.parameters`)
          deployments.add(posix.join(at, template), {
            name: `${path} ${id}`,
            values,
            ...environmentIn(textAt(artifact, 'environment')),
          })
          const own = mapAt(artifact, 'metadata')
          if (own) metadata.push([template, own])
          const apart = insideOf(textAt(artifact, 'additionalMetadataFile'))
          if (apart !== undefined) metadataFiles.push([template, apart])
          break
        }
        case 'cdk:cloud-assembly': {
          const stage = insideOf(textAt(properties, 'directoryName'))
          if (stage !== undefined) listed.push({ name: posix.join(stage, manifestName), artifact })
          break
        }
        case 'cdk:asset-manifest': {
          const assets = insideOf(textAt(properties, 'file'))
          if (assets !== undefined) beside.push(assets)
          break
        }
      }
    }
    beside.push(...metadataFiles.map(([, name]) => name))
    this.#byFolder.set(at, { folder, path, manifest: text, beside, metadata, metadataFiles })
    for (const { name, artifact } of listed) {
      if (existsSync(join(folder, name))) continue
      const origin = { at: 'text', file, start: artifact.start, end: artifact.end, field: 'artifacts' } as const
      report({ code: 'assembly-stale', says: `The assembly lists ${name}, which is not there.`, origin })
    }
  }

  /** Does a template lie in a folder of an assembly? */
  holds(template: string): boolean {
    return this.#byFolder.has(posix.dirname(template))
  }

  /**
   * Is it a template that no list of its assembly names, or of a stage that the app has no more? `cdk synth` does not tidy
   * its folder: what a stack that was renamed or removed has left there is not deployed.
   */
  isLeftOver(template: string): boolean {
    const folder = posix.dirname(template)
    const assembly = this.#byFolder.get(folder)
    if (!assembly || !template.endsWith('.template.json')) return false
    const name = posix.basename(template)
    const lists = (text: string) => text.includes(`"${name}"`) || text.includes(`/${name}"`)
    // Most are in the manifest itself, which spares reading the others.
    if (!lists(assembly.manifest) && !assembly.beside.some((file) => lists(this.#textOf(assembly, file)))) return true
    return this.#isLeftOverStage(folder)
  }

  #isLeftOverStage(folder: string): boolean {
    const parent = posix.dirname(folder)
    const app = parent === folder ? undefined : this.#byFolder.get(parent)
    if (!app) return false
    return !app.manifest.includes(`"${posix.basename(folder)}"`) || this.#isLeftOverStage(parent)
  }

  /** The path of the construct that made a resource, as the metadata of the assembly has it. */
  constructPath(template: string, id: string): string | undefined {
    const folder = posix.dirname(template)
    const assembly = this.#byFolder.get(folder)
    if (!assembly) return undefined
    let paths = this.#constructPaths.get(folder)
    if (!paths) {
      paths = this.#constructPathsOf(assembly)
      this.#constructPaths.set(folder, paths)
    }
    return paths.get(posix.basename(template))?.get(id)
  }

  /** The file in the assembly of a template that is published under a name that begins with its hash. */
  assetPath(template: string, published: string): string | undefined {
    const folder = posix.dirname(template)
    const assembly = this.#byFolder.get(folder)
    if (!assembly) return undefined
    let assets = this.#assets.get(folder)
    if (!assets) {
      assets = this.#assetsOf(assembly)
      this.#assets.set(folder, assets)
    }
    return assets.get(published.replace(/\..*$/, ''))
  }

  #assetsOf(assembly: Assembly): ReadonlyMap<string, string> {
    const assets = new Map<string, string>()
    for (const name of assembly.beside) {
      for (const [hash, { value }] of mapAt(jsonIn(this.#textOf(assembly, name)), 'files')?.entries ?? []) {
        const path = insideOf(textAt(mapAt(value, 'source'), 'path'))
        if (path !== undefined) assets.set(hash, path)
      }
    }
    return assets
  }

  #constructPathsOf(assembly: Assembly): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const paths = new Map<string, Map<string, string>>()
    const read = assembly.metadataFiles.flatMap(([template, name]) => {
      const root = jsonIn(this.#textOf(assembly, name))
      return root?.kind === 'map' ? [[template, root] as const] : []
    })
    for (const [template, metadata] of [...assembly.metadata, ...read]) addConstructPaths(template, metadata, paths)
    return paths
  }

  /** A file beside a manifest; empty where it cannot be read. */
  #textOf({ folder, path }: Assembly, name: string): string {
    const key = posix.join(posix.dirname(path), name)
    let text = this.#texts.get(key)
    if (text === undefined) {
      const read = existsSync(join(folder, name)) ? readText(join(folder, name), key) : undefined
      text = read && 'text' in read ? read.text : ''
      this.#texts.set(key, text)
    }
    return text
  }
}

/** `aws://111122223333/eu-west-1`; `unknown-account` and `unknown-region` stand for whatever it is deployed to. */
function environmentIn(text: string | undefined): { readonly account?: string; readonly region?: string } {
  const [, account = '', region = ''] = /^aws:\/\/([^/]*)\/([^/]*)$/.exec(text ?? '') ?? []
  return {
    ...(/^\d{12}$/.test(account) && { account }),
    ...(/^[a-z]+(-[a-z]+)+-\d+$/.test(region) && { region }),
  }
}

function parametersIn(properties: Syntax | undefined, file: FileId, field: string): ReadonlyMap<string, Written> {
  const values = new Map<string, Written>()
  for (const [name, { value }] of mapAt(properties, 'parameters')?.entries ?? []) {
    if (value.kind !== 'scalar') continue
    const { text, start, end } = value
    values.set(name, { text, origin: { at: 'text', file, start, end, field: `${field}.${name}` } })
  }
  return values
}

/** A path that stays inside the folder of the manifest. */
function insideOf(path: string | undefined): string | undefined {
  if (path === undefined || posix.isAbsolute(path) || path.includes('\\')) return undefined
  const normal = posix.normalize(path)
  return normal.startsWith('..') ? undefined : normal
}

function jsonIn(text: string): Syntax | undefined {
  try {
    return readJson(text)
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}
