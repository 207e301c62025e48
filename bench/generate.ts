import type { NodeMap } from './generate/node.ts'
import { toPlain } from './generate/node.ts'
import { otherFile } from './generate/other-files.ts'
import { Random } from './generate/random.ts'
import { type GeneratedFile, replies } from './generate/replies.ts'
import { template } from './generate/template.ts'
import { terraform } from './generate/terraform.ts'
import { toYaml } from './generate/yaml-writer.ts'

/** Services in one template of an estate. */
const perTemplate = 20

/** The share of an estate's services that stand in templates; the others were seen in replies of AWS. */
const inTemplates = 0.1

/** A CloudFormation template of an application with as many services, as YAML text. The same seed gives the same bytes. */
export function templateOf(seed: number, services: number): string {
  const random = new Random(seed)
  return toYaml(template(services, random), random.fork())
}

/** The same template as `templateOf` gives, as JSON text. */
export function jsonTemplateOf(seed: number, services: number): string {
  return `${JSON.stringify(toPlain(template(services, new Random(seed))), null, 2)}\n`
}

/**
 * A folder that shows an organisation with as many services: nine of ten in `describe-*` replies, account by account, and
 * the rest in templates of twenty services. A file at a time, so that a large estate need not be held in memory.
 */
export function* estateFiles(seed: number, services: number): Generator<GeneratedFile> {
  const random = new Random(seed)
  const declared = Math.round(services * inTemplates)
  yield* replies(services - declared, random.fork())
  for (let from = 0, number = 1; from < declared; from += perTemplate, number++) {
    const size = Math.min(perTemplate, declared - from)
    const made = template(size, random)
    const inJson = random.chance(0.15)
    yield {
      path: `repositories/app-${number}/template.${inJson ? 'json' : 'yaml'}`,
      text: inJson ? `${JSON.stringify(toPlain(made), null, 2)}\n` : toYaml(made, random.fork()),
    }
  }
}

/** The files of a monorepo, `share` of which are templates: most of few services, one in four of none. */
export function* monorepo(seed: number, files: number, share: number): Generator<GeneratedFile> {
  const random = new Random(seed)
  const templates = Math.round(files * share)
  const units = Array.from({ length: Math.max(1, Math.round(files / 40)) }, (_, index) =>
    random.chance(0.6) ? `apps/app-${index}` : `packages/${random.pick(['data', 'web', 'jobs'])}/package-${index}`,
  )
  yield { path: '.gitignore', text: 'node_modules/\ndist/\n*.log\n/coverage\n' }
  for (let number = 1; number < files; number++) {
    const unit = units[number % units.length] ?? 'apps'
    // Templates are spread evenly: this is true `templates` times.
    const isTemplate =
      Math.floor((number * templates) / (files - 1)) > Math.floor(((number - 1) * templates) / (files - 1))
    if (!isTemplate) yield otherFile(unit, number, random)
    else {
      const services = random.pick([0, 1, 1, 1, 1, 2, 2, 3, 4, 6])
      const made = services === 0 ? storage(random) : template(services, random)
      yield { path: `${unit}/infrastructure/stack-${number}.yaml`, text: toYaml(made, random.fork()) }
    }
  }
}

/** A template without a service. */
function storage(random: Random): NodeMap {
  const buckets = Array.from({ length: random.between(1, 6) }, (_, index) => [
    `Bucket${index}`,
    {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      Properties: { VersioningConfiguration: { Status: 'Enabled' } },
    },
  ])
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      ...Object.fromEntries(buckets),
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        },
      },
    },
  }
}

/** A Terraform configuration of one application, as many resources in files of twenty. */
export function terraformFiles(seed: number, resources: number): Generator<GeneratedFile> {
  return terraform(resources, new Random(seed))
}
