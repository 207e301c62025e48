import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { looksLikePlan } from '../../src/sources/terraform/plan/recognise.ts'
import type { Parser } from './soups.ts'

/** Real files are cut to pieces of about this size, so that many can be tried in a short time. */
const maxPiece = 2_500

/** Beyond this a file adds nothing that others have not. */
const maxFile = 300_000

const formats: Readonly<Record<string, 'yaml' | 'json' | 'toml' | 'hcl' | undefined>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.template': 'yaml',
  '.json': 'json',
  '.toml': 'toml',
  '.tf': 'hcl',
  '.tfvars': 'hcl',
  '.tftpl': 'hcl',
}

/** Pieces of real files by their format. */
export interface Pieces {
  readonly yaml: readonly string[]
  readonly json: readonly string[]
  readonly toml: readonly string[]
  readonly hcl: readonly string[]
  readonly plan: readonly string[]
}

const samConfig = `version = 0.1
[default.global.parameters]
stack_name = "shop"
region = "eu-west-1"
[default.deploy.parameters]
template_file = "template.yaml"
parameter_overrides = "P=host Q=\\"a b\\" Stage='dev'"
[prod.deploy.parameters]
region = "eu-central-1"
parameter_overrides = ["P=task", "ParameterKey=Q,ParameterValue=x"]
[other.deploy.parameters.parameter_overrides]
P = 1
`

/** Cuts the files in folders to pieces, in order of their paths. */
export function piecesIn(folders: readonly string[]): Pieces {
  const pieces = {
    yaml: ['a: 1\n'],
    json: ['{}'],
    toml: [samConfig],
    hcl: ['a = 1\n'],
    plan: ['{"format_version":"1.2","planned_values":{"root_module":{}}}'],
  }
  for (const folder of folders) {
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const absolute = join(folder, path)
      const format = path.includes('node_modules') ? undefined : formats[extname(path)]
      if (!format || !statSync(absolute).isFile() || statSync(absolute).size > maxFile) continue
      const text = readFileSync(absolute, 'utf8')
      if (looksLikePlan(text)) pieces.plan.push(...partsOfPlan(text))
      else if (text.length <= maxPiece || format === 'toml') pieces[format].push(text.slice(0, maxPiece))
      else if (format === 'json') pieces.json.push(...partsOfJson(text))
      else if (format === 'hcl') pieces.hcl.push(...partsOfHcl(text))
      else pieces.yaml.push(...partsOfYaml(text))
    }
  }
  return pieces
}

/** The format that the real files of a parser have. */
export const formatOf = (parser: Parser): readonly (keyof Pieces)[] => {
  switch (parser) {
    case 'yaml':
    case 'config':
      return ['yaml']
    case 'template':
    case 'waivers':
      return ['yaml', 'yaml', 'json']
    case 'hcl':
    case 'terraform':
    case 'tfvars':
      return ['hcl']
    case 'plan':
      return ['plan']
    case 'samconfig':
      return ['toml']
    default:
      return ['json']
  }
}

/** Runs of entries of the resources, each under the head that makes it a template again. */
function partsOfYaml(text: string): readonly string[] {
  const lines = text.split('\n')
  const parts: string[] = []
  let part: string[] = []
  let length = 0
  for (const line of lines) {
    const begins = /^ {0,2}[A-Za-z]/.test(line)
    if ((begins && length > maxPiece / 2) || length > maxPiece) {
      parts.push(`${part.join('\n')}\n`)
      part = line.startsWith(' ') ? ['Resources:'] : []
      length = 0
    }
    part.push(line)
    length += line.length + 1
  }
  return [...parts, `${part.join('\n')}\n`]
}

/** Runs of blocks, a few at a time. */
function partsOfHcl(text: string): readonly string[] {
  const parts: string[] = ['']
  for (const block of text.split(/(?<=^\}\n)/m)) {
    const last = parts.at(-1) ?? ''
    if (last.length + block.length > maxPiece) parts.push(block)
    else parts[parts.length - 1] = last + block
  }
  return parts
}

/** Each resource of a plan or state by itself, with what is planned and written of it. */
function partsOfPlan(text: string): readonly string[] {
  const whole = parsed(text)
  const version = at(whole, 'format_version')
  return [at(whole, 'planned_values'), at(whole, 'values')].flatMap((values) =>
    itemsAt(at(values, 'root_module'), 'resources').map((resource) => {
      const own = (list: readonly unknown[], address: unknown) => list.filter((one) => at(one, 'address') === address)
      const address = at(resource, 'address')
      const bare = String(address).replace(/\[.*$/, '')
      const written = own(itemsAt(at(at(whole, 'configuration'), 'root_module'), 'resources'), bare)
      const plan = {
        format_version: version,
        planned_values: { root_module: { resources: [resource] } },
        resource_changes: own(itemsAt(whole, 'resource_changes'), address),
        configuration: { root_module: { resources: written } },
      }
      return JSON.stringify(plan, (key, value) => (key === 'before' || value === null ? undefined : value), 1)
    }),
  )
}

const at = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null ? Object.entries(node).find(([name]) => name === key)?.[1] : undefined

function itemsAt(node: unknown, key: string): readonly unknown[] {
  const found = at(node, key)
  return Array.isArray(found) ? found : []
}

/** Each resource of a template, each item of a list at the top, by itself. */
function partsOfJson(text: string): readonly string[] {
  const whole = parsed(text)
  if (typeof whole !== 'object' || whole === null) return [text.slice(0, maxPiece)]
  const parts = Object.entries(whole).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([id, one]) => JSON.stringify({ [key]: { [id]: one } }, undefined, 1))
      : [JSON.stringify({ [key]: value }, undefined, 1)],
  )
  return parts.filter((part) => part.length <= maxPiece * 2)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
