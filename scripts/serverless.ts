/**
 * Makes src/data/serverless.json from an unpacked aws-sam-translator (PyPI, Apache-2.0): `npm run serverless FOLDER DATE`, where
 * FOLDER holds `samtranslator/`. Taken are the policy templates, the connector profiles and the paths of AWS's managed
 * policies.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Templates {
  readonly Templates: Record<string, { readonly Definition: unknown; readonly Parameters: Record<string, unknown> }>
}

interface Profiles {
  readonly Permissions: Record<string, Record<string, unknown>>
  readonly CfnResourceProperties: Record<string, unknown>
}

const [, , folder, dated] = process.argv
if (folder === undefined || dated === undefined) throw new Error('usage: serverless.ts FOLDER YYYY-MM-DD')

const text = (path: string) => readFileSync(join(folder, 'samtranslator', path), 'utf8')
const version = /__version__ = "(.+)"/.exec(text('__init__.py'))?.[1]
const { Templates: templates }: Templates = JSON.parse(text('policy_templates_data/policy_templates.json'))
const profiles: Profiles = JSON.parse(text('model/connector_profiles/profiles.json'))
const { aws }: { aws: Record<string, string> } = JSON.parse(text('internal/data/aws_managed_policies.json'))

const managedPolicies: Record<string, string[]> = {}
for (const [name, arn] of Object.entries(aws)) {
  const path = arn.slice('arn:aws:iam::aws:policy/'.length, -name.length - 1)
  if (path === '' || path === 'aws-service-role') continue
  managedPolicies[path] = [...(managedPolicies[path] ?? []), name].sort()
}

const data = {
  dated,
  source: `aws-sam-translator ${version}`,
  license: 'Apache-2.0, Copyright Amazon.com, Inc. or its affiliates',
  policyTemplates: Object.fromEntries(
    Object.entries(templates).map(([name, { Definition: definition, Parameters }]) => [
      name,
      { parameters: Object.keys(Parameters), definition },
    ]),
  ),
  connectors: profiles.Permissions,
  connectedTypes: profiles.CfnResourceProperties,
  managedPolicies,
}
writeFileSync('src/data/serverless.json', `${JSON.stringify(data, undefined, 1)}\n`)
console.log(`${Object.keys(data.policyTemplates).length} policy templates of ${data.source}`)
