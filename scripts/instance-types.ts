/**
 * Makes src/data/instance-types.json from an unpacked moto (PyPI, Apache-2.0), which holds the reply of DescribeInstanceTypes:
 * `npm run instance-types FOLDER DATE`. Taken is NetworkInfo.EncryptionInTransitSupported, by family where all its types
 * agree.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

interface Described {
  readonly NetworkInfo?: { readonly EncryptionInTransitSupported?: boolean }
}

const [, , folder, dated] = process.argv
if (folder === undefined || dated === undefined) throw new Error('usage: instance-types.ts FOLDER YYYY-MM-DD')

const path = (...names: readonly string[]) => join(folder, 'moto', ...names)
const described: Record<string, Described> = JSON.parse(
  gunzipSync(readFileSync(path('ec2', 'resources', 'instance_types.json.gz'))).toString('utf8'),
)
const families = new Map<string, Map<string, boolean>>()
for (const [type, { NetworkInfo: network }] of Object.entries(described)) {
  const supported = network?.EncryptionInTransitSupported
  if (supported === undefined) continue
  const family = type.slice(0, type.indexOf('.'))
  families.set(family, (families.get(family) ?? new Map<string, boolean>()).set(type, supported))
}

const encrypting: string[] = []
const others: string[] = []
for (const [family, types] of families) {
  const answers = new Set(types.values())
  for (const [name, supported] of answers.size === 1 ? [[family, answers.has(true)] as const] : types)
    (supported ? encrypting : others).push(name)
}

const version = /__version__ = "(.+)"/.exec(readFileSync(path('__init__.py'), 'utf8'))?.[1]
const encryptionInTransitSupported = { true: encrypting.sort(), false: others.sort() }
const data = { dated, source: `DescribeInstanceTypes, in moto ${version}`, encryptionInTransitSupported }
writeFileSync('src/data/instance-types.json', `${JSON.stringify(data)}\n`)
console.log(`${encrypting.length} families encrypt, ${others.length} do not`)
