import type { Acceptance } from '../src/model/config.ts'
import { Estate } from '../src/model/estate.ts'
import type { Gap } from '../src/model/gap.ts'
import type { Origin } from '../src/model/origin.ts'
import type { Resource } from '../src/model/resource.ts'
import { service } from '../src/model/resources/service.ts'
import { taskDefinition } from '../src/model/resources/task-definition.ts'
import type { Report } from '../src/reporters/report.ts'
import type { Judgement } from '../src/traits/runner.ts'
import { type Trait, trait } from '../src/traits/trait.ts'

/**
 * One report that has everything a format must be able to say. Its traits are its own, so that goldens change with the
 * format alone.
 */
const path = 'infra/shop.yaml'
const text = `Parameters:
  Mode: {Type: String, Default: host}
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      PidMode: !Ref Mode
      ContainerDefinitions:
        - Name: web
          Image: web
        - Name: agent
          # breakwater:waive container-privileged owner=platform until=2027-01-31 builds images
          Privileged: true
        - {Name: debug, Privileged: !If [IsDev, true, false]}
        - {Name: tools, LinuxParameters: {Capabilities: {Add: [SYS_ADMIN, SYS_MODULE, SYS_RAWIO]}}}
      Volumes:
        - Name: docker
          Host: {SourcePath: /var/run/docker.sock}
        - Name: logs
          Host:
            SourcePath: >-
              /var/log
  Service:
    Type: AWS::ECS::Service
`
const hostilePath = 'infra/näme [1](x) %41:50|`@octocat`/t.yaml'
const hostileText = 'Resources: {Odd: {}}\n'
/** Everything that means something in Markdown, HTML, a table, a terminal or a message of SARIF. */
const hostile = '|`<img src=x onerror=alert(1)>` @octocat #1 [a](https://example.com) ${A} {0}\n\u001b[31m\u202e</code>'

/** The place of a part of the shop's template. */
function at(part: string, via?: readonly Origin[]): Origin {
  const start = text.indexOf(part)
  return { at: 'text', file: 0, start, end: start + part.length, field: '', ...(via && { via }) }
}

const unset = (owner: Origin): Origin => ({ at: 'default', by: 'aws', source: 'no user (ContainerDefinition)', owner })

const declared = (fields: Pick<Trait, 'id' | 'category' | 'title' | 'severity'>): Trait<'AWS::ECS::TaskDefinition'> =>
  trait({
    ...fields,
    resource: 'AWS::ECS::TaskDefinition',
    why: `What somebody gains by ${fields.id}.`,
    fix: `Set it so that there is no ${fields.id}.`,
    references: ['Amazon ECS Developer Guide, A page', 'AWS Security Hub User Guide, ECS.4'],
    evaluate: () => [],
  })

const privileged = declared({
  id: 'container-privileged',
  category: 'Misconfiguration',
  title: 'Container runs in privileged mode',
  severity: 'high',
})
const socket = declared({
  id: 'container-runtime-socket-mounted',
  category: 'Misconfiguration',
  title: 'Container runtime socket mounted',
  severity: 'critical',
})
const pidMode = declared({
  id: 'task-pid-mode-host',
  category: 'Misconfiguration',
  title: 'Host process namespace',
  severity: 'medium',
})
const capability = declared({
  id: 'container-dangerous-linux-capability',
  category: 'Misconfiguration',
  title: 'Dangerous capability',
  severity: 'high',
})
const practice = declared({
  id: 'container-health-check-missing',
  category: 'Best Practice',
  title: 'No health check',
  severity: 'low',
})

const taskDefinitionAt = (address: string, place: Origin): Resource<'AWS::ECS::TaskDefinition'> => ({
  type: 'AWS::ECS::TaskDefinition',
  shape: taskDefinition,
  slots: {},
  address,
  place,
  origin: place,
  guard: true,
  from: 'template',
})

const web = taskDefinitionAt(`${path}#Web`, at('Web'))
const odd = taskDefinitionAt(`${hostilePath}#Odd`, { at: 'text', file: 1, start: 12, end: 15, field: '' })
const running: Resource<'AWS::ECS::Service'> = {
  type: 'AWS::ECS::Service',
  shape: service,
  slots: {},
  address: 'arn:aws:ecs:eu-west-1:111122223333:service/shop/web',
  place: { at: 'call', call: 'ecs:DescribeServices', field: 'serviceName' },
  origin: { at: 'call', call: 'ecs:DescribeServices', field: '' },
  guard: true,
  from: 'reply',
}

const inFile: Acceptance = {
  kind: 'waiver',
  trait: 'container-privileged',
  reason: 'builds images',
  owner: 'platform',
  until: '2027-01-31',
  origin: at('# breakwater:waive container-privileged owner=platform until=2027-01-31 builds images'),
}
const inConfig: Acceptance = {
  kind: 'decision',
  trait: 'container-health-check-missing',
  reason: 'the load balancer checks <b>it</b>',
  until: '2027-06-30',
  origin: { at: 'text', file: 99, start: 0, end: 1, field: '' },
}

const present = (
  of: Trait,
  resource: Resource,
  subject: string,
  [first, ...more]: readonly (readonly [says: string, origin: Origin])[],
  rest: Partial<Extract<Judgement['verdict'], { is: 'present' }>> = {},
): Judgement => {
  if (!first) throw new Error('a present judgement has evidence')
  const evidence = [first, ...more].map(([says, origin]) => ({ says, origin }))
  return {
    trait: of,
    resource,
    subject,
    verdict: {
      is: 'present',
      certainty: 'certain',
      severity: of.severity,
      when: [],
      ...rest,
      evidence: [{ says: first[0], origin: first[1] }, ...evidence.slice(1)],
    },
  }
}

const judgements: readonly Judgement[] = [
  present(privileged, running, 'web', [
    ['privileged is true.', { at: 'call', call: 'ecs:DescribeServices', field: 'containers[0]' }],
  ]),
  present(practice, odd, hostile, [[`${hostile} is not set.`, { at: 'text', file: 1, start: 17, end: 19, field: '' }]]),
  present(pidMode, odd, '', [['pidMode is "host".', { at: 'text', file: 1, start: 17, end: 19, field: '' }]], {
    severity: 'high',
    certainty: 'possible',
    when: [`${hostile} is "yes"`],
  }),
  {
    ...present(practice, web, 'agent', [['healthCheck is not set.', unset(at('Name: agent'))]]),
    accepted: inConfig,
  },
  present(practice, web, 'web', [['healthCheck is not set.', unset(at('Name: web\n          Image: web'))]]),
  { ...present(privileged, web, 'agent', [['privileged is true.', at('true')]]), accepted: inFile },
  present(privileged, web, 'debug', [['privileged is true.', at('!If [IsDev, true, false]')]], {
    certainty: 'possible',
    when: ['Stage is "dev"'],
  }),
  {
    trait: privileged,
    resource: web,
    subject: 'web',
    verdict: {
      is: 'unknown',
      missing: [
        {
          says: 'privileged is not known: parameter Debug has no default and no value was given.',
          origin: at('Image: web'),
          why: { because: 'parameter', name: 'Debug' },
        },
      ],
    },
  },
  present(socket, web, 'docker', [
    ['sourcePath is "/var/run/docker.sock".', at('/var/run/docker.sock')],
    ['Mounted in web.', at('Name: web')],
  ]),
  {
    ...present(socket, web, 'logs', [['sourcePath is "/var/log".', at('>-\n              /var/log')]], {
      certainty: 'possible',
      severity: 'low',
    }),
    known: true,
  },
  present(pidMode, web, '', [['pidMode is "host".', at('!Ref Mode', [at('host')])]]),
  {
    ...present(
      capability,
      web,
      'tools',
      ['SYS_ADMIN', 'SYS_MODULE', 'SYS_RAWIO'].map((name) => [`capabilities.add has "${name}".`, at(name)] as const),
    ),
    settled: [{ accepted: inConfig }, undefined, { known: true }],
  },
  { trait: pidMode, resource: odd, subject: 'x', verdict: { is: 'not-applicable', because: 'It runs on Fargate.' } },
  { trait: pidMode, resource: odd, subject: 'y', verdict: { is: 'absent' } },
]

const gaps: readonly Gap[] = [
  { code: 'yaml-invalid', says: `A mapping is not closed after ${hostile}.`, path: 'infra/broken.yaml' },
  { code: 'reference-undeclared', says: 'Mood is not declared.', origin: at('Mode') },
  { code: 'waiver-unused', says: 'The waiver of task-pid-mode-host fits nothing that was found.', origin: at('agent') },
]

const estate = new Estate({
  files: [
    { path, text },
    { path: hostilePath, text: hostileText },
  ],
  choices: [],
  gaps: [],
  resources: [web, odd, running],
  acceptances: [inFile],
})

/** A fresh one each time: its judgements can be walked once. */
export function reportCase(given: Iterable<Judgement> = judgements): Report {
  const quiet = { absent: 7, 'not-applicable': 3 }
  return { estate, judgements: once(given), quiet, gaps: () => gaps, toolVersion: '1.2.3' }
}

function* once(given: Iterable<Judgement>): Generator<Judgement> {
  yield* given
}

/** Many findings on resources of their own, from critical to mild. */
export function* manyJudgements(count: number): Generator<Judgement> {
  const levels = ['info', 'low', 'medium', 'high', 'critical'] as const
  for (let index = 0; index < count; index++) {
    const address = `${path}#Task${index}`
    yield present(privileged, taskDefinitionAt(address, at('Web')), 'agent', [['privileged is true.', at('true')]], {
      severity: levels[index % levels.length] ?? 'info',
    })
  }
}
