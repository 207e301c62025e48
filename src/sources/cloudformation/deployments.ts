import { posix } from 'node:path'
import type { Origin } from '../../model/origin.ts'
import type { Choices } from '../choices.ts'
import type { Value } from '../value.ts'
import type { Given } from './scope.ts'

/** A parameter's value as a deployment file writes it. */
export interface Written {
  readonly text: string
  readonly origin: Origin
}

/** One way in which a template is deployed: a file, or an environment of one, and the values that it gives. */
export interface DeploymentFile {
  /** What people call it, e.g. `samconfig.toml prod`, `config/prod.json`. */
  readonly name: string
  readonly values: ReadonlyMap<string, Written>
  readonly region?: string
  readonly account?: string
}

/**
 * The ways in which each template of a scan is deployed, by the path of the template. Where there are several, a parameter
 * has the value of each in its case.
 */
export class Deployments {
  readonly #byTemplate = new Map<string, DeploymentFile[]>()

  add(template: string, file: DeploymentFile): void {
    const path = posix.normalize(template)
    const known = this.#byTemplate.get(path)
    if (!known) this.#byTemplate.set(path, [file])
    else if (!known.some(({ name }) => name === file.name)) known.push(file)
  }

  /** Every value that a file gives, by its parameter. */
  *values(): Generator<readonly [name: string, Written]> {
    for (const file of new Set([...this.#byTemplate.values()].flat())) yield* file.values
  }

  /** The value that every file gives, or a choice among those that they give; nothing where a file leaves it out. */
  given(template: string, name: string, choices: Choices): Given | undefined {
    const files = this.#byTemplate.get(template) ?? []
    const [first, ...others] = files
    const one = first?.values.get(name)
    if (!first || !files.some(({ values }) => values.has(name))) return undefined
    if (one && others.every(({ values }) => values.get(name)?.text === one.text)) return one
    const names = files.map((file) => file.name)
    const last = valueIn(files.at(-1) ?? first, name)
    const value = files.slice(0, -1).reduceRight<Value>((rest, file) => {
      const on = choices.equals(`${template}#@deployment`, 'the deployment', file.name, names)
      return { is: 'choice', on, yes: valueIn(file, name), no: rest }
    }, last)
    return { value }
  }

  /** The Region that all files name. */
  region(template: string): string | undefined {
    return this.#common(template, ({ region }) => region)
  }

  /** The account that all files name. */
  account(template: string): string | undefined {
    return this.#common(template, ({ account }) => account)
  }

  #common(template: string, named: (file: DeploymentFile) => string | undefined): string | undefined {
    const all = new Set((this.#byTemplate.get(template) ?? []).map(named))
    const [only] = all
    return all.size === 1 ? only : undefined
  }
}

function valueIn({ values, name: file }: DeploymentFile, name: string): Value {
  const written = values.get(name)
  if (!written) return { is: 'nothing', origin: { at: 'call', call: file, field: name } }
  return { is: 'scalar', value: written.text, text: written.text, origin: written.origin }
}
