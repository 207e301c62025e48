import { describe, expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import { textOrigin } from '../src/reporters/places.ts'
import { loadEstate } from '../src/sources/read-estate.ts'
import { Acceptances } from '../src/traits/acceptances.ts'
import { containerPrivileged } from '../src/traits/container/container-privileged.ts'
import { judge } from '../src/traits/runner.ts'
import { taskPidModeHost } from '../src/traits/task/task-pid-mode-host.ts'
import { folderWith } from './folder.ts'
import { type PlanCase, planOf } from './plan-case.ts'

const traits = [containerPrivileged, taskPidModeHost]

async function estateOf(files: Readonly<Record<string, string>>) {
  const folder = folderWith(files)
  return (await loadEstate([folder], { root: folder })).estate
}

/** The addresses of what is judged, without the variables. */
async function addressesOf(files: Readonly<Record<string, string>>) {
  const { resources } = await estateOf(files)
  return resources.flatMap(({ type, address }) => (type === 'Breakwater::TemplateParameter' ? [] : [address])).sort()
}

/** `trait subject` of what is present, and the text that the finding points at, by file. */
async function findingsOf(files: Readonly<Record<string, string>>) {
  const estate = await estateOf(files)
  const acceptances = new Acceptances(
    estate.acceptances,
    '2026-11-21',
    traits.map(({ id }) => id),
  )
  const found = [...acceptances.mark(judge(estate, traits, undeclared))].flatMap(
    ({ trait, verdict, accepted, resource }) => {
      if (verdict.is !== 'present') return []
      return verdict.evidence.map(({ origin }) => {
        const text = textOrigin(origin)
        const file = text && estate.files[text.file]
        const shown = text && file?.text.slice(text.start, text.end).split('\n')[0]
        return [resource.address, trait.id, `${file?.path}: ${shown}`, ...(accepted ? ['accepted'] : [])].join(' | ')
      })
    },
  )
  return { found: found.sort(), gaps: [...estate.gaps, ...acceptances.gaps()].map(({ code }) => code) }
}

const containers = (privileged: boolean) => JSON.stringify([{ name: 'web', image: 'web', privileged }])
const task: PlanCase = {
  address: 'aws_ecs_task_definition.web',
  values: { family: 'web', pid_mode: 'host', container_definitions: containers(true) },
  written: { family: { constant_value: 'web' }, pid_mode: {}, container_definitions: {} },
}
const cluster: PlanCase = { address: 'aws_ecs_cluster.main', values: { name: 'main' } }
const plan = planOf([task])

const configuration = `
variable "mode" { default = "host" }
resource "aws_ecs_task_definition" "web" {
  family   = "web"
  pid_mode = var.mode
  container_definitions = jsonencode([
    {
      name       = "web"
      image      = "web"
      privileged = true
    },
  ])
}
`
const more = 'resource "aws_ecs_cluster" "main" { name = "main" }\n'
const web = 'aws_ecs_task_definition.web'

describe('what a plan and a configuration hold is judged once, by the plan', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['in one folder', { 'main.tf': configuration, 'plan.json': plan }, [web]],
    ['in a folder below the root', { 'live/main.tf': configuration, 'live/plan.json': plan }, [`live#${web}`]],
    ['in two folders', { 'live/main.tf': configuration, 'plans/dev.json': plan }, [`plans#${web}`]],
    ['with two plans', { 'main.tf': configuration, 'dev.json': plan, 'prod.json': plan }, [web, `${web}[2]`]],
    [
      'with what the plan makes none of',
      {
        'main.tf': configuration + more.replace('{ name = "main" }', '{ count = 0 }'),
        'plan.json': withoutPlanned(task, cluster),
      },
      [web],
    ],
    [
      'with data sources',
      {
        'main.tf': `${configuration}data "aws_region" "here" {}`,
        'plan.json': planOf([task, { address: 'data.aws_region.here', values: { name: 'eu-west-1' } }]),
      },
      [web],
    ],
    [
      'but not where the plan is of another configuration',
      { 'main.tf': configuration + more, 'plan.json': plan },
      [web, `${web}[2]`, 'aws_ecs_cluster.main'],
    ],
    [
      'but not where the plan has more',
      { 'main.tf': configuration, 'plan.json': planOf([task, cluster]) },
      [web, 'aws_ecs_cluster.main', `${web}[2]`],
    ],
    [
      'but not where the configuration calls another module',
      { 'main.tf': `${configuration}module "m" { source = "./m" }`, 'plan.json': plan, 'm/main.tf': more },
      [web, `${web}[2]`, 'module.m.aws_ecs_cluster.main'],
    ],
    [
      'but not where several configurations may be meant',
      { 'a/main.tf': configuration, 'b/main.tf': configuration, 'plans/dev.json': plan },
      [`plans#${web}`, `a#${web}`, `b#${web}`],
    ],
    [
      'the one in its folder where several may be meant',
      { 'a/main.tf': configuration, 'b/main.tf': configuration, 'a/plan.json': plan },
      [`a#${web}`, `b#${web}`],
    ],
    [
      'but not by a plan that stands beside another configuration',
      { 'a/main.tf': configuration, 'b/main.tf': more, 'b/plan.json': plan },
      [`b#${web}`, `a#${web}`, 'b#aws_ecs_cluster.main'],
    ],
    ['but not by a plan of nothing', { 'main.tf': 'variable "x" {}', 'plan.json': planOf([]) }, []],
  ])('%s', async (_name, files, expected) => {
    expect(await addressesOf(files)).toEqual([...expected].sort())
  })

  /** A plan whose configuration has a resource of which none is made. */
  function withoutPlanned(made: PlanCase, without: PlanCase): string {
    const whole = JSON.parse(planOf([made, without]))
    whole.planned_values.root_module.resources.length = 1
    return JSON.stringify(whole)
  }
})

test('findings of the plan lead to the text of the configuration', async () => {
  const { found, gaps } = await findingsOf({ 'main.tf': configuration, 'plan.json': plan })
  expect(found).toEqual([
    `${web} | container-privileged | main.tf: true`,
    `${web} | task-pid-mode-host | main.tf: var.mode`,
  ])
  expect(gaps).toEqual([])
})

test('what the configuration does not write is placed at what holds it', async () => {
  const text = configuration.replace('pid_mode = var.mode', '').replace('privileged = true', '')
  const { found } = await findingsOf({ 'main.tf': text, 'plan.json': plan })
  expect(found).toEqual([
    `${web} | container-privileged | main.tf: {`,
    `${web} | task-pid-mode-host | main.tf: resource "aws_ecs_task_definition" "web"`,
  ])
})

test('the values are those of the plan, whatever the variables of the configuration come to', async () => {
  const files = { 'main.tf': configuration, 'plan.json': planOf([{ ...task, values: { family: 'web' } }]) }
  expect((await findingsOf(files)).found).toEqual([])
})

test('waivers in the comments of the configuration speak for the plan, wherever it stands', async () => {
  const waived = configuration
    .replace('pid_mode', '# breakwater:waive task-pid-mode-host a profiler\n  pid_mode')
    .replace('resource', '# breakwater:waive container-privileged it loads a module\nresource')
  for (const [path, address] of [
    ['plan.json', web],
    ['plans/plan.json', `plans#${web}`],
  ] as const) {
    const { found, gaps } = await findingsOf({ 'main.tf': waived, [path]: plan })
    expect(found).toEqual([
      `${address} | container-privileged | main.tf: true | accepted`,
      `${address} | task-pid-mode-host | main.tf: var.mode | accepted`,
    ])
    expect(gaps).toEqual([])
  }
})

test('instances and modules have their places too; what is not evaluated is placed at the call', async () => {
  const child = `variable "mode" {}\n${configuration.replace('variable "mode" { default = "host" }', '').replace('family', 'for_each = toset(["a", "b"])\n  family')}`
  const root = 'module "m" {\n  source = "./m"\n  mode = "host"\n}\nmodule "far" {\n  source = "example.test/far"\n}\n'
  const inModule = (module: string, key: string) => ({
    address: `module.${module}`,
    resources: [
      {
        address: `module.${module}.${web}${key}`,
        mode: 'managed',
        type: 'aws_ecs_task_definition',
        name: 'web',
        values: { family: 'web', pid_mode: 'host' },
        sensitive_values: {},
      },
    ],
  })
  const planned = JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: { child_modules: [inModule('m', '["b"]'), inModule('far', '')] } },
    resource_changes: [],
    configuration: { root_module: { module_calls: { m: {}, far: {} } } },
  })
  const { found, gaps } = await findingsOf({ 'main.tf': root, 'm/main.tf': child, 'plan.json': planned })
  expect(found).toEqual([
    `module.far.${web} | task-pid-mode-host | main.tf: module "far"`,
    `module.m.${web}["b"] | task-pid-mode-host | m/main.tf: var.mode`,
  ])
  expect(gaps).toEqual([])
})

test('the variables of the configuration are judged all the same', async () => {
  const { resources } = await estateOf({ 'main.tf': configuration, 'plan.json': plan })
  expect(resources.map(({ address }) => address)).toEqual([web, 'var.mode'])
})
