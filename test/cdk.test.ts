import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { launchTypesOf } from '../src/analysis/workload/launch-types.ts'
import { usesOf } from '../src/analysis/workload/uses.ts'
import { type Acceptance, undeclared } from '../src/model/config.ts'
import type { Estate } from '../src/model/estate.ts'
import { World } from '../src/model/world.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import { Acceptances } from '../src/traits/acceptances.ts'
import { traits } from '../src/traits/registry.ts'
import { judge } from '../src/traits/runner.ts'
import { run } from './program.ts'

const read = (name: string) => readEstate([`test/cdk/${name}`], { root: `test/cdk/${name}` }).estate

/** How many resources of each type an estate has. */
function counts(estate: Estate): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {}
  for (const { type } of estate.resources) counted[type] = (counted[type] ?? 0) + 1
  return counted
}

/** Each task definition by its construct path: what it runs on, and the constructs that start it. */
function tasks(estate: Estate): Readonly<Record<string, string>> {
  const world = new World(estate)
  return Object.fromEntries(
    estate.ofType('AWS::ECS::TaskDefinition').map((task) => {
      const { atLeast, atMost } = launchTypesOf(task, world)
      expect([...atMost]).toEqual([...atLeast])
      const starters = usesOf(task, world).map(({ starter }) => starter.constructPath)
      return [task.constructPath, `${[...atLeast]} by ${starters}`]
    }),
  )
}

/** What is not decided for want of a value that stands in some file. */
const unwired = (estate: Estate) =>
  [...judge(estate, traits, undeclared)].flatMap(({ trait, verdict }) =>
    verdict.is === 'unknown'
      ? verdict.missing.filter(({ why }) => why !== undefined).map(({ says }) => `${trait.id}: ${says}`)
      : [],
  )

describe('a stack for any account, with a stack nested in it', () => {
  const estate = read('shop')

  test('is read whole, without gaps', () => {
    expect(estate.gaps).toEqual([])
    expect(counts(estate)).toMatchObject({
      'AWS::ECS::Cluster': 1,
      'AWS::ECS::Service': 3,
      'AWS::ECS::TaskDefinition': 4,
      'AWS::Events::Rule': 1,
      'AWS::SecretsManager::Secret': 1,
    })
  })

  test('has its tasks where they run', () => {
    expect(tasks(estate)).toEqual({
      'Shop/Orders/QueueProcessingTaskDef': 'FARGATE by Shop/Orders/QueueProcessingFargateService/Service',
      'Shop/Report/ScheduledTaskDef': 'FARGATE by Shop/Report/ScheduledEventRule',
      'Shop/Search/TaskDef': 'FARGATE by Shop/Search/Service/Service',
      'Shop/Web/TaskDef': 'FARGATE by Shop/Web/Service/Service',
    })
    expect(unwired(estate)).toEqual([])
  })

  test('hands its cluster to the nested stack', () => {
    const services = estate.ofType('AWS::ECS::Service')
    const clusters = services.map(
      ({ slots }) => slots.cluster?.is === 'known' && estate.resolve(slots.cluster.value)?.constructPath,
    )
    expect(clusters).toEqual(['Shop/Cluster', 'Shop/Cluster', 'Shop/Cluster'])
  })
})

describe('a stage for any account and one for an account, with stacks of one name', () => {
  const estate = read('stages')

  test('are read whole, without gaps', () => {
    expect(estate.gaps).toEqual([])
    expect(counts(estate)).toMatchObject({
      'AWS::ECS::Cluster': 2,
      'AWS::ECS::Service': 4,
      'AWS::ECS::TaskDefinition': 4,
    })
  })

  test('use each their own exports', () => {
    expect(tasks(estate)).toEqual({
      'Dev/Platform/Catalogue': 'FARGATE by Dev/Web/Catalogue/Service',
      'Dev/Web/Tills/TaskDef': 'EC2 by Dev/Web/Tills/Service/Service',
      'Prod/Platform/Catalogue': 'FARGATE by Prod/Web/Catalogue/Service',
      'Prod/Web/Tills/TaskDef': 'EC2 by Prod/Web/Tills/Service/Service',
    })
    expect(unwired(estate)).toEqual([])
  })
})

describe('a stack without path metadata', () => {
  const estate = read('bare')
  const waiver = (address: string): Acceptance => ({
    kind: 'waiver',
    trait: 'container-privileged',
    address,
    reason: 'The till drives a card reader.',
    origin: { at: 'call', call: 'test', field: '' },
  })

  const waived = (given: readonly Acceptance[]) => {
    const acceptances = new Acceptances(
      given,
      '2026-11-26',
      traits.map(({ id }) => id),
    )
    const found = [...acceptances.mark(judge(estate, traits, undeclared))]
    expect(acceptances.gaps()).toEqual([])
    return found.filter(({ accepted }) => accepted).map(({ resource }) => resource.constructPath)
  }

  test('has its construct paths from the assembly, those of nested stacks apart', () => {
    const paths = Object.fromEntries(
      estate.ofType('AWS::ECS::TaskDefinition').map((one) => [one.address, one.constructPath]),
    )
    expect(paths).toEqual({
      'cdk.out/Bare.template.json#Till8FF32FD6': 'Bare/Till',
      'cdk.out/BareKiosk5BACDBD4.nested.template.json#Till8FF32FD6': 'Bare/Kiosk/Till',
    })
  })

  test('has waivers by construct path, and in the metadata of a construct', () => {
    expect(waived([waiver('Bare/Till')])).toEqual(['Bare/Till'])
    expect(waived([waiver('Bare/Kiosk/*')])).toEqual(['Bare/Kiosk/Till'])
    expect(waived(estate.acceptances)).toEqual(['Bare/Kiosk/Till'])
  })
})

describe('reports', () => {
  test('name the construct beside the logical id', () => {
    const { stdout } = run('test/cdk/shop', ['scan', '.'])
    expect(stdout).toContain(
      'cdk.out/Shop.template.json#WebTaskDef1C8E6ED7  (Shop/Web/TaskDef)  AWS::ECS::TaskDefinition\n',
    )
    expect(stdout).not.toContain('BootstrapVersion')
  })

  test('give it in JSON as the schema says', () => {
    const { stdout } = run('test/cdk/bare', ['scan', '.', '--format', 'json'])
    const report = JSON.parse(stdout)
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync('docs/report.schema.json', 'utf8')))
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
    const judged = report.judgements.map(
      ({ resource }: { resource: { constructPath?: string } }) => resource.constructPath,
    )
    expect(new Set(judged)).toEqual(new Set(['Bare/Till', 'Bare/Kiosk/Till']))
  })
})
