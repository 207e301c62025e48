/**
 * Makes the plans and states in test/terraform/: `npm run terraform:plan ENDPOINT`, with `terraform` (or `tofu`, named by
 * TERRAFORM) on the PATH and an imitation of AWS such as moto at ENDPOINT. test/terraform/README.md says with what versions the ones
 * that are there were made.
 *
 * Every folder is planned, applied, and planned once more as its `next.tfvars` says, in a copy of which the provider talks to
 * ENDPOINT only. Nothing of what `terraform show -json` prints is changed.
 *
 * The shops in examples/ are planned, applied as far as that can be done without the account that they count on, and planned
 * once more. Of that second plan what was there before is left out: it is not read, and it is half of the plan.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const [, , endpoint] = process.argv
if (endpoint === undefined) throw new Error('usage: plan-terraform.ts ENDPOINT, e.g. http://127.0.0.1:5000')

const program = process.env['TERRAFORM'] ?? 'terraform'
const services =
  'acm autoscaling cloudwatchlogs ec2 ecr ecs efs elbv2 events iam kms rds route53 s3 secretsmanager servicediscovery sqs ssm sts wafv2'

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

for (const folder of foldersIn('test/terraform').filter((path) => existsSync(join(path, 'main.tf')))) {
  inCopy(folder, (copy) => {
    plan(copy, join(folder, 'plan.json'))
    run(copy, 'apply', '-no-color', 'plan.tfplan')
    writeFileSync(join(folder, 'state.json'), run(copy, 'show', '-json'))
    if (existsSync(join(copy, 'next.tfvars'))) plan(copy, join(folder, 'next-plan.json'), '-var-file=next.tfvars')
  })
}
for (const folder of foldersIn('examples/shop-terraform')) {
  const to = join('test/terraform', `shop-${basename(folder)}`)
  mkdirSync(to, { recursive: true })
  inCopy(folder, (copy) => {
    plan(copy, join(to, 'plan.json'))
    terraform('apply', copy, '-no-color', 'plan.tfplan')
    const next = join(to, 'next-plan.json')
    plan(copy, next)
    writeFileSync(next, JSON.stringify(JSON.parse(readFileSync(next, 'utf8')), withoutBefore))
  })
}

function withoutBefore(key: string, value: unknown): unknown {
  return ['prior_state', 'resource_drift', 'before', 'before_sensitive'].includes(key) ? undefined : value
}

function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return entries.map(({ name }) => join(folder, name))
}

function inCopy(folder: string, make: (copy: string) => void): void {
  const copy = mkdtempSync(join(tmpdir(), 'breakwater-terraform-'))
  try {
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.json') })
    writeFileSync(join(copy, 'provider_override.tf'), provider)
    run(copy, 'init', '-input=false', '-no-color')
    make(copy)
  } finally {
    rmSync(copy, { recursive: true })
  }
}

function plan(folder: string, to: string, ...options: readonly string[]): void {
  run(folder, 'plan', '-input=false', '-no-color', '-out=plan.tfplan', ...options)
  writeFileSync(to, run(folder, 'show', '-json', 'plan.tfplan'))
}

function run(folder: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = terraform(command, folder, ...args)
  if (status !== 0) throw new Error(`terraform ${command} failed:\n${stdout}${stderr}`)
  return stdout
}

function terraform(command: string, folder: string, ...args: readonly string[]) {
  return spawnSync(program, [command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, AWS_EC2_METADATA_DISABLED: 'true' },
  })
}
