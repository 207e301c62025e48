import { posix } from 'node:path'
import { isJson } from './parse-file.ts'
import { type MapSyntax, mapAt, type Syntax, SyntaxFault, textAt } from './syntax/syntax.ts'
import { readYaml } from './syntax/yaml.ts'

/** A form that describes what runs on Amazon ECS and that is not read. */
interface Format {
  /** What such files are called; files that are named are told by content alone. */
  readonly called: RegExp
  /** A cheap sign in a text that is not parsed yet. */
  readonly sign: RegExp
  /** What to say of a file, where it is one. */
  tell(root: MapSyntax, isCalled: boolean): string | undefined
}

/** Source: AWS Copilot CLI, "Manifest". */
const copilotCommands: Readonly<Record<string, string>> = {
  'Backend Service': 'svc',
  Environment: 'env',
  'Load Balanced Web Service': 'svc',
  'Request-Driven Web Service': 'svc',
  'Scheduled Job': 'job',
  'Static Site': 'svc',
  'Worker Service': 'svc',
}

const copilot: Format = {
  called: /^manifest\.ya?ml$/i,
  sign: new RegExp(`^type:\\s*["']?(?:${Object.keys(copilotCommands).join('|')})\\b`, 'm'),
  tell: (root) => {
    const command = textAt(root, 'name') === undefined ? undefined : copilotCommands[textAt(root, 'type') ?? '']
    return command && `It is an AWS Copilot manifest: scan what copilot ${command} package --output-dir writes.`
  },
}

/** Sections that ECS Compose-X adds for resources of AWS. Source: ECS Compose-X documentation, "Syntax reference". */
const composeXKeys =
  /^x-(?:acm|alarms|aps|cloudmap|cluster|cognito_userpool|docdb|dynamodb|efs|elasticache|elbv2|events|kinesis|kinesis_firehose|kms|neptune|opensearch|rds|route53|s3|sns|sqs|ssm_parameter|vpc|wafv2_webacl)$/

const composeX: Format = {
  called: /\.ya?ml$/i,
  sign: /^x-[a-z0-9_]+:/m,
  tell: (root) =>
    mapAt(root, 'services') && [...root.entries.keys()].some((key) => composeXKeys.test(key))
      ? 'It is an ECS Compose-X file: scan what ecs-compose-x render writes.'
      : undefined,
}

/** Source: Docker documentation, "Compose file reference". */
const compose: Format = {
  called: /^(?:docker-)?compose\b[\w.-]*\.ya?ml$/i,
  sign: /^services:/m,
  tell: (root, isCalled) => {
    const services = [...(mapAt(root, 'services')?.entries.values() ?? [])]
    const isOne = services.some(
      ({ value }) => value.kind === 'map' && (isCalled || value.entries.has('image') || value.entries.has('build')),
    )
    return isOne
      ? 'It is a Compose file: scan the templates or task definitions that your deployment makes of it.'
      : undefined
  },
}

/** In this order: a file of ECS Compose-X is a Compose file too. */
const formats = [copilot, composeX, compose]

/**
 * What to say of a text that is in a form which is recognised and not read; undefined for all others. In a folder the names
 * of files are looked at too: what is somebody else's is neither parsed nor told.
 */
export function unsupportedFormat(path: string, text: string, named: boolean): string | undefined {
  const name = posix.basename(path)
  const possible = formats.filter(({ called, sign }) => (named || called.test(name)) && sign.test(text))
  const root = possible.length === 0 || isJson(text) ? undefined : firstDocument(text)
  if (root?.kind !== 'map') return undefined
  for (const { called, tell } of possible) {
    const says = tell(root, called.test(name))
    if (says !== undefined) return says
  }
  return undefined
}

function firstDocument(text: string): Syntax | undefined {
  try {
    return readYaml(text)[0]
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}
