import { posix } from 'node:path'
import { parse, type TomlTable } from 'smol-toml'
import type { Gap } from '../../model/gap.ts'
import type { FileId, Origin } from '../../model/origin.ts'
import type { Deployments, Written } from './deployments.ts'

export const samConfigName = 'samconfig.toml'

/** Where `sam deploy` looks for a template that nothing names. */
const templateNames = ['template.yaml', 'template.yml', 'template.json']

/**
 * Reads `samconfig.toml`: each environment is a way in which the template beside it is deployed.
 *
 * Source: AWS SAM Developer Guide, "AWS SAM CLI configuration file".
 */
export function readSamConfig(
  text: string,
  file: FileId,
  path: string,
  deployments: Deployments,
  report: (gap: Gap) => void,
): void {
  let root: TomlTable
  try {
    root = parse(text)
  } catch (error) {
    const says = `It is not valid TOML (${firstLine(error)}).`
    report({ code: 'deployment-file-invalid', says, path })
    return
  }
  const folder = posix.dirname(path)
  for (const [name, environment] of Object.entries(root)) {
    if (name === 'version' || !isTable(environment)) continue
    const settings = { ...tableAt(environment, 'global'), ...tableAt(environment, 'deploy') }
    const origin: Origin = { at: 'text', file, ...placeOf(text, name), field: `${name}.deploy.parameters` }
    const values = overridesIn(settings['parameter_overrides'], origin)
    const region = typeof settings['region'] === 'string' ? settings['region'] : undefined
    const { template_file: template } = settings
    const templates = typeof template === 'string' ? [template] : templateNames
    for (const one of templates) {
      deployments.add(posix.join(folder, one), { name: `${path} ${name}`, values, ...(region && { region }) })
    }
  }
}

const isTable = (value: unknown): value is TomlTable =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** The parameters of a command of an environment. */
function tableAt(environment: TomlTable, command: string): Readonly<Record<string, unknown>> {
  const table = environment[command]
  const parameters = isTable(table) ? table['parameters'] : undefined
  return isTable(parameters) ? parameters : {}
}

/** Where an environment begins in the file; the whole file where its header is not found. */
function placeOf(text: string, environment: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(`[${environment}.`)
  const end = start === -1 ? -1 : text.indexOf('\n', start)
  return { start: Math.max(0, start), end: end === -1 ? text.length : end }
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? (error.message.split('\n')[0] ?? '') : '').replace(/\.$/, '')

/** `"Key=value Other=\"a b\""`, a list of such texts, `ParameterKey=…,ParameterValue=…`, or a table. */
function overridesIn(value: unknown, origin: Origin): ReadonlyMap<string, Written> {
  const values = new Map<string, Written>()
  if (isTable(value)) {
    for (const [name, text] of Object.entries(value)) values.set(name, { text: String(text), origin })
    return values
  }
  const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [value]
  for (const text of texts) {
    if (typeof text !== 'string') continue
    for (const [name, one] of pairsIn(text)) values.set(name, { text: one, origin })
  }
  return values
}

const pair = /(?:ParameterKey=([\w-]+),ParameterValue=|([\w-]+)=)("(?:\\.|[^"\\])*"|'[^']*'|\S*)/g

function* pairsIn(text: string): Generator<readonly [string, string]> {
  for (const [, key, short, value = ''] of text.matchAll(pair)) {
    const name = key ?? short
    if (name !== undefined) yield [name, value.replace(/^(["'])(.*)\1$/s, '$2').replace(/\\(.)/g, '$1')]
  }
}
