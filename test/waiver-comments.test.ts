import { describe, expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import { loadHcl } from '../src/sources/terraform/syntax/load-hcl.ts'
import { Acceptances } from '../src/traits/acceptances.ts'
import { containerPrivileged } from '../src/traits/container/container-privileged.ts'
import { judge } from '../src/traits/runner.ts'
import { taskPidModeHost } from '../src/traits/task/task-pid-mode-host.ts'
import { folderWith } from './folder.ts'

const hcl = await loadHcl()
const traits = [containerPrivileged, taskPidModeHost]
const ids = traits.map(({ id }) => id)

/** What is accepted, as `LogicalId` or `LogicalId/container`, and what is told. */
function accept(text: string, name = 'shop.yaml') {
  const folder = folderWith({ [name]: text })
  const { estate } = readEstate([folder], { root: folder, hcl })
  const acceptances = new Acceptances(estate.acceptances, '2026-11-21', ids)
  const accepted = [...acceptances.mark(judge(estate, traits, undeclared))].filter((one) => one.accepted)
  return {
    accepted: accepted.map(({ resource, subject }) =>
      `${resource.address.replace(`${name}#`, '')}/${subject}`.replace(/\/$/, ''),
    ),
    gaps: [...estate.gaps, ...acceptances.gaps()].map(({ code }) => code),
  }
}

const pid = '# breakwater:waive task-pid-mode-host a profiler'
const privileged = '# breakwater:waive container-privileged it loads a module'

/** Two task definitions with two containers each, and a comment on a line of its own behind the line given. */
function yaml(comment: string, behind: number): string {
  const lines = ['One', 'Two'].flatMap((id) => [
    `  ${id}:`,
    '    Type: AWS::ECS::TaskDefinition',
    '    Properties:',
    '      PidMode: host',
    '      ContainerDefinitions:',
    '        - Name: web',
    '          Privileged: true',
    '        - Name: log',
    '          Privileged: true',
  ])
  return ['Resources:', ...lines].toSpliced(behind, 0, comment).join('\n')
}

describe('a comment on a line of its own', () => {
  test.each<[string, string, number, readonly string[]]>([
    ['before a resource', `  ${pid}`, 10, ['Two']],
    ['last in a resource', `    ${pid}`, 10, ['One']],
    ['last in its properties', `      ${pid}`, 10, ['One']],
    ['last in the file', `    ${pid}`, 19, ['Two']],
    ['last in the file, at its margin', pid, 19, []],
    ['before a container', `        ${privileged}`, 8, ['One/log']],
    ['last in a container', `          ${privileged}`, 8, ['One/web']],
    ['last in the last container', `          ${privileged}`, 10, ['One/log']],
    ['last in the list', `        ${privileged}`, 10, ['One/log', 'One/web']],
    ['last in a property', `            ${privileged}`, 8, ['One/web']],
    ['last in a resource, before an empty line and another comment', `    ${pid}\n\n  # Two is next.`, 10, ['One']],
  ])('%s', (_name, comment, behind, accepted) => {
    const found = accept(yaml(comment, behind))
    expect([...found.accepted].sort()).toEqual(accepted)
    expect(found.gaps).toEqual(accepted.length === 0 ? ['waiver-unused'] : [])
  })

  const json = (first: string, second: string, third: string) => `{
  "family": "shop", "pidMode": "host",
  "containerDefinitions": [
    ${first}
    {
      "name": "web", "privileged": true
      ${second}
    },
    {"name": "log", "privileged": true}
    ${third}
  ]
}`
  const inJson = privileged.replace('#', '//')

  test.each<[string, string, readonly string[]]>([
    ['before a container', json(inJson, '', ''), ['shop/web']],
    ['last in a container', json('', inJson, ''), ['shop/web']],
    ['last in the list', json('', '', inJson), ['shop/log', 'shop/web']],
    [
      'in the other notation',
      json('', '', '').replace('    {"name": "log"', `    /* ${inJson.slice(3)} */\n    {"name": "log"`),
      ['shop/log'],
    ],
    ['over several lines', json(`/*\n     * ${inJson.slice(3)}\n     */`, '', ''), ['shop/web']],
    ['before all', `// ${pid.slice(2)}\n${json('', '', '')}`, ['shop']],
  ])('of a request, %s', (_name, text, accepted) => {
    const found = accept(text, 'task.json')
    expect([...found.accepted].sort()).toEqual(accepted)
    expect(found.gaps).toEqual([])
  })
})

describe('a comment behind something on its line', () => {
  const container = (properties: string) => `Resources:
  One:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
          ${properties}
        - Name: log
          Privileged: true
`

  test.each<[string, string, readonly string[]]>([
    ['a value', container(`Privileged: true ${privileged}`), ['One/web']],
    ['a value on a line of its own', container(`Privileged:\n            true ${privileged}`), ['One/web']],
    [
      'a list',
      container('Privileged: true').replace('ContainerDefinitions:', `$& ${privileged}`),
      ['One/log', 'One/web'],
    ],
    [
      'a dash',
      container('Privileged: true').replace('- Name: log', `- ${privileged}\n          Name: log`),
      ['One/log'],
    ],
    [
      'the default of a parameter, for every value that comes from it',
      `Parameters:
  Yes:
    Type: String
    Default: 'true' ${privileged}
${container('Privileged: !Ref Yes').replace('Privileged: true', 'Privileged: !Ref Yes')}`,
      ['One/web', 'One/log'],
    ],
    [
      'an anchor, for every alias',
      container(`Privileged: &yes true ${privileged}`).replace('Privileged: true', 'Privileged: *yes'),
      ['One/web', 'One/log'],
    ],
    [
      'an anchor elsewhere, for every alias',
      `Metadata:\n  Yes: &yes true ${privileged}\n${container('Privileged: *yes')}`,
      ['One/web'],
    ],
  ])('%s', (_name, text, accepted) => {
    const found = accept(text)
    expect([...found.accepted].sort()).toEqual([...accepted].sort())
    expect(found.gaps).toEqual([])
  })

  test('an alias fits nothing, since the value stands at the anchor', () => {
    const text = container('Privileged: &yes true').replace('Privileged: true', `Privileged: *yes ${privileged}`)
    expect(accept(text)).toEqual({ accepted: [], gaps: ['waiver-unused'] })
  })

  test('of JSON may end before the line does', () => {
    const text = `{"family": "shop", "containerDefinitions": [
  {"name": "web", "privileged": true /* breakwater:waive container-privileged it loads a module */},
  {"name": "log", "privileged": true /* breakwater:waive container-privileged */}
]}`
    expect(accept(text, 'task.json')).toEqual({ accepted: ['shop/web'], gaps: ['waiver-without-reason'] })
  })
})

/** A task definition with the host's processes, and what stands before it. */
const inHcl = (before: string) => `${before}
resource "aws_ecs_task_definition" "one" {
  family                = "one"
  pid_mode              = "host"
  container_definitions = "[]"
}
`
const inJson = (before: string) => `${before}\n{"family": "one", "pidMode": "host", "containerDefinitions": []}`

/** Each syntax of comments, with what its resource is called. */
const syntaxes: readonly (readonly [string, (said: string) => string, string, string])[] = [
  ['# in YAML', (said) => yaml(`  # ${said}`, 10), 'shop.yaml', 'Two'],
  ['// in JSON', (said) => inJson(`// ${said}`), 'task.json', 'one'],
  ['/* */ in JSON', (said) => inJson(`/* ${said} */`), 'task.json', 'one'],
  ['# in HCL', (said) => inHcl(`# ${said}`), 'main.tf', 'aws_ecs_task_definition.one'],
  ['// in HCL', (said) => inHcl(`// ${said}`), 'main.tf', 'aws_ecs_task_definition.one'],
  ['/* */ in HCL', (said) => inHcl(`/* ${said} */`), 'main.tf', 'aws_ecs_task_definition.one'],
  ['/* */ over lines in HCL', (said) => inHcl(`/*\n * ${said}\n */`), 'main.tf', 'aws_ecs_task_definition.one'],
]

describe.each(syntaxes)('a comment with %s', (_name, text, file, resource) => {
  test('is a waiver', () => {
    expect(accept(text('breakwater:waive task-pid-mode-host why'), file)).toEqual({ accepted: [resource], gaps: [] })
  })

  test.each([
    'breakwater: waive task-pid-mode-host why',
    'breakwater:wave task-pid-mode-host why',
    'breakwater-waive task-pid-mode-host why',
    'breakwater_waive task-pid-mode-host why',
    'breakwater waive task-pid-mode-host why',
    'Breakwater:Waive task-pid-mode-host why',
    'breakwater:waived task-pid-mode-host why',
    'breakwater:ignore task-pid-mode-host why',
    'breakwater:waive-all task-pid-mode-host why',
    'breakwater:waive until=2027-01-31 why',
  ])('is told where it is nearly one: %s', (said) => {
    expect(accept(text(said), file)).toEqual({ accepted: [], gaps: ['waiver-unreadable'] })
  })

  test.each([
    'see breakwater.yaml for what is accepted',
    'Breakwater: the report is in the wiki',
    'breakwater waivers are reviewed each spring',
    'as in breakwater:wave of the docs',
  ])('is one like others: %s', (said) => {
    expect(accept(text(said), file)).toEqual({ accepted: [], gaps: [] })
  })
})

test.each([
  ['a text', 'locals { note = "# breakwater:wave x" }'],
  ['a key', 'locals { notes = { "# breakwater:wave x" = 1 } }'],
  ['a heredoc', 'locals {\n  note = <<-EOT\n    # breakwater:wave x\n    // breakwater:waive y\n  EOT\n}'],
  ['a heredoc with values', 'locals {\n  note = <<EOT\n${1 + 1}\n/* breakwater:wave x */\nEOT\n}'],
])('in %s of HCL no comment is', (_name, before) => {
  expect(accept(inHcl(before), 'main.tf')).toEqual({ accepted: [], gaps: [] })
})

test('many comments in one line are no trouble', () => {
  const containers = Array.from(
    { length: 5_000 },
    (_, index) => `{"name":"c${index}","privileged":true /* breakwater:waive container-privileged it needs it */}`,
  )
  const { accepted, gaps } = accept(`{"family":"shop","containerDefinitions":[${containers.join(',')}]}`, 'task.json')
  expect({ accepted: accepted.length, gaps }).toEqual({ accepted: 5_000, gaps: [] })
})

test('one document of several has its own comments', () => {
  const task = (family: string) => `family: ${family}\npidMode: host ${pid}\ncontainerDefinitions: []\n`
  const found = accept(`${task('one')}---\n${task('two')}`)
  expect(found).toEqual({ accepted: ['one', 'two'], gaps: [] })
})
