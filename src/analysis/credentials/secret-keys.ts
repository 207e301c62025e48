import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'

/** What an attachment to a database adds to a secret's keys. Source: AWS CloudFormation, "SecretTargetAttachment". */
const attached = ['engine', 'host', 'port', 'dbname', 'dbInstanceIdentifier', 'dbClusterIdentifier', 'masterarn']

/**
 * The keys of a secret that AWS makes as the template says; undefined where they cannot be told. A secret that is written
 * out is no proof: most often it holds the place for what is put in later.
 */
export function keysOf(secret: Resource<'AWS::SecretsManager::Secret'>, world: World): ReadonlySet<string> | undefined {
  const generated = world.read(secret, 'generateSecretString')
  if (generated.is !== 'known') return undefined
  const template = world.read(generated.value, 'secretStringTemplate')
  const key = world.read(generated.value, 'generateStringKey')
  if (template.is !== 'known' || key.is !== 'known') return undefined
  const keys = keysIn(template.value)
  return keys && new Set([...keys, key.value, ...attached])
}

function keysIn(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined
  } catch {
    return undefined
  }
}
