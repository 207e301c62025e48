/**
 * Makes the plans and states in test/terraform/: `npm run terraform:plan ENDPOINT`, with `terraform` (or `tofu`, named by
 * TERRAFORM) on the PATH and an imitation of AWS such as moto at ENDPOINT. test/terraform/README.md says with what versions the ones
 * that are there were made.
 *
 * Every folder is planned, applied, and planned once more as its `next.tfvars` says, in a copy of which the provider talks to
 * ENDPOINT only. Nothing of what `terraform show -json` prints is changed.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [, , endpoint] = process.argv
if (endpoint === undefined) throw new Error('usage: plan-terraform.ts ENDPOINT, e.g. http://127.0.0.1:5000')

const terraform = process.env['TERRAFORM'] ?? 'terraform'
const services =
  'autoscaling cloudwatchlogs ec2 ecr ecs efs elbv2 events iam kms s3 secretsmanager servicediscovery ssm sts'

/** Merged into the `provider` block of the configuration. */
const provider = `provider "aws" {
  access_key                  = "moto"
  secret_key                  = "moto"
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true

  endpoints {
${services
  .split(' ')
  .map((service) => `    ${service} = ${JSON.stringify(endpoint)}`)
  .join('\n')}
  }
}
`

for (const { name } of readdirSync('test/terraform', { withFileTypes: true }).filter((entry) => entry.isDirectory()))
  make(join('test/terraform', name))

function make(folder: string): void {
  const copy = mkdtempSync(join(tmpdir(), 'breakwater-terraform-'))
  try {
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.json') })
    writeFileSync(join(copy, 'provider_override.tf'), provider)
    run(copy, 'init', '-input=false', '-no-color')
    plan(copy, join(folder, 'plan.json'))
    run(copy, 'apply', '-no-color', 'plan.tfplan')
    writeFileSync(join(folder, 'state.json'), run(copy, 'show', '-json'))
    if (existsSync(join(copy, 'next.tfvars'))) plan(copy, join(folder, 'next-plan.json'), '-var-file=next.tfvars')
  } finally {
    rmSync(copy, { recursive: true })
  }
}

function plan(folder: string, to: string, ...options: readonly string[]): void {
  run(folder, 'plan', '-input=false', '-no-color', '-out=plan.tfplan', ...options)
  writeFileSync(to, run(folder, 'show', '-json', 'plan.tfplan'))
}

function run(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(terraform, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, AWS_EC2_METADATA_DISABLED: 'true' },
  })
  if (status !== 0) throw new Error(`${terraform} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout
}
