import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planOf, readCase, shown, valuesOf } from '../../../../test/plan-case.ts'
import { positionOf } from '../../../model/origin.ts'
import { embeddedJson } from '../../embedded-json.ts'

const shop = (name: string) => readFileSync(`test/terraform/shop/${name}.json`, 'utf8')
const secret = 'not-a-key-of-any-payment-provider'

describe('the shop, as the provider plans and makes it', () => {
  test.each([
    ['plan', 37, 2],
    ['next-plan', 34, 0],
    ['state', 37, 3],
  ])('%s has every resource once, without gaps', (name, managed, data) => {
    const { evaluated = [], gaps } = readCase(shop(name))
    expect(gaps).toEqual([])
    expect(new Set(evaluated.map(({ address }) => address)).size).toBe(evaluated.length)
    expect(evaluated.filter(({ mode }) => mode === 'managed')).toHaveLength(managed)
    expect(evaluated.filter(({ mode }) => mode === 'data')).toHaveLength(data)
  })

  test('addresses have the folder of the plan', () => {
    const { evaluated = [] } = readCase(shop('plan'), 'infra/shop/plan.json')
    expect(evaluated.map(({ address }) => address)).toContain(
      'infra/shop#module.service["checkout"].aws_ecs_task_definition.this',
    )
    expect(valuesOf(evaluated, 'infra/shop#aws_ecs_service.storefront')).toMatchObject({
      task_definition: 'text ${aws_ecs_task_definition.storefront.arn}',
    })
    const service = evaluated.find(({ address }) => address === 'infra/shop#aws_ecs_service.storefront')
    expect(service?.values.entries.get('cluster')).toMatchObject({
      parts: [{ resource: 'infra/shop#aws_ecs_cluster.shop', attribute: 'id' }],
    })
  })

  const subnets = ['text ${aws_subnet.private[0].id}', 'text ${aws_subnet.private[1].id}']

  test.each([
    [
      'aws_ecs_service.storefront',
      {
        cluster: 'text ${aws_ecs_cluster.shop.id}',
        task_definition: 'text ${aws_ecs_task_definition.storefront.arn}',
        network_configuration: [
          { assign_public_ip: true, subnets, security_groups: ['text ${aws_security_group.services.id}'] },
        ],
      },
    ],
    ['aws_ecs_service.worker', { task_definition: 'text ${aws_ecs_task_definition.worker}' }],
    ['aws_ecs_service.batch["mail"]', { task_definition: 'text ${aws_ecs_task_definition.batch["mail"].arn}' }],
    [
      'module.service["catalogue"].aws_ecs_service.this',
      {
        cluster: 'text ${aws_ecs_cluster.shop.arn}',
        task_definition: 'text ${module.service["catalogue"].aws_ecs_task_definition.this.arn}',
        network_configuration: [{ subnets, security_groups: ['text ${aws_security_group.services.id}'] }],
      },
    ],
    [
      'aws_ecs_task_definition.storefront',
      {
        execution_role_arn: 'text ${aws_iam_role.execution.arn}',
        volume: [{ efs_volume_configuration: [{ file_system_id: 'text ${aws_efs_file_system.uploads.id}' }] }],
      },
    ],
    [
      'aws_ecs_task_definition.worker',
      {
        container_definitions:
          'unknown: aws_secretsmanager_secret.database.arn is known only after the plan is applied',
      },
    ],
    [
      'aws_cloudwatch_event_target.report[0]',
      {
        rule: 'text report',
        arn: 'text ${aws_ecs_cluster.shop.arn}',
        role_arn: 'text ${aws_iam_role.events[0].arn}',
        ecs_target: [
          {
            task_definition_arn: 'text ${module.service["checkout"].aws_ecs_task_definition.this.arn}',
            network_configuration: [{ subnets }],
          },
        ],
      },
    ],
    ['aws_autoscaling_group.workers', { vpc_zone_identifier: subnets }],
    ['aws_s3_bucket_versioning.receipts', { bucket: 'text ${aws_s3_bucket.receipts.id}' }],
    [
      'aws_iam_role_policy_attachment.storefront',
      { role: 'text shop-storefront', policy_arn: 'text ${aws_iam_policy.storefront.arn}' },
    ],
    ['aws_iam_policy.storefront', { policy: 'text ${data.aws_iam_policy_document.storefront.json}' }],
    [
      'data.aws_iam_policy_document.storefront',
      { statement: [{ resources: ['text ${aws_s3_bucket.receipts.arn}${…}'] }] },
    ],
  ])('%s finds what it refers to before there are ids', (address, wanted) => {
    expect(valuesOf(readCase(shop('plan')).evaluated, address)).toMatchObject(wanted)
  })

  test('what nobody wrote names the resource itself', () => {
    const { evaluated = [] } = readCase(shop('plan'))
    const service = evaluated.find(({ address }) => address === 'aws_ecs_service.worker')
    expect(service?.values.entries.get('iam_role')).toMatchObject({
      is: 'unknown',
      hole: { resource: 'aws_ecs_service.worker', attribute: 'iam_role' },
    })
  })

  test('ids of a state lead to the resources that have them', () => {
    const { evaluated = [] } = readCase(shop('state'))
    const service = evaluated.find(({ address }) => address === 'aws_ecs_service.storefront')
    const arn = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/storefront:1'
    expect(service?.values.entries.get('task_definition')).toMatchObject({
      parts: [{ text: arn, resource: 'aws_ecs_task_definition.storefront', attribute: 'arn' }],
    })
    expect(service?.values.entries.get('cluster')).toMatchObject({ parts: [{ resource: 'aws_ecs_cluster.shop' }] })
  })

  test('what is removed is left out', () => {
    const addresses = (name: string) => readCase(shop(name)).evaluated?.map(({ address }) => address)
    for (const gone of ['aws_cloudwatch_event_rule.report[0]', 'aws_iam_role.events[0]']) {
      expect(addresses('plan')).toContain(gone)
      expect(addresses('next-plan')).not.toContain(gone)
    }
  })

  test.each(['plan', 'next-plan', 'state'])('a sensitive value of %s is not kept', (name) => {
    expect(shop(name)).toContain(secret)
    const { evaluated, kept } = readCase(shop(name))
    expect(kept).not.toContain(secret)
    expect(JSON.stringify(evaluated, (_, value) => (value instanceof Map ? [...value] : value))).not.toContain(secret)
    expect(valuesOf(evaluated, 'aws_ssm_parameter.payment_key')).toMatchObject({
      name: '/shop/payment-key',
      value: 'unknown: aws_ssm_parameter.payment_key.value is sensitive',
    })
  })

  test('of sensitive JSON the form is kept', () => {
    const { evaluated = [] } = readCase(shop('plan'))
    const payments = evaluated.find(({ address }) => address === 'aws_ecs_task_definition.payments')
    const containers = payments?.values.entries.get('container_definitions')
    const hidden = 'unknown: aws_ecs_task_definition.payments.container_definitions is sensitive'
    expect(containers?.is === 'text' && containers.json && shown(containers.json)).toEqual([
      { environment: [{ name: hidden, value: hidden }], image: hidden, memory: hidden, name: hidden, privileged: true },
    ])
  })

  test('a value has its place in the file', () => {
    const { evaluated = [], reading } = readCase(JSON.stringify(JSON.parse(shop('plan')), undefined, 2))
    const service = evaluated.find(({ address }) => address === 'aws_ecs_service.storefront')
    const origin = service?.values.entries.get('launch_type')
    if (origin?.is !== 'scalar' || origin.origin.at !== 'plan' || origin.origin.text?.at !== 'text') throw new Error()
    const { text, ...plan } = origin.origin
    expect(plan).toEqual({ at: 'plan', address: 'aws_ecs_service.storefront', field: 'launch_type' })
    const file = reading.files[text.file]
    expect(file?.text.slice(text.start, text.end)).toBe('"FARGATE"')
    expect(file && positionOf(file, text.start).line).toBeGreaterThan(100)
  })

  test('what stands in JSON in a text has its place too', () => {
    const { evaluated = [], reading } = readCase(shop('plan'))
    const task = evaluated.find(({ address }) => address === 'aws_ecs_task_definition.storefront')
    const written = task?.values.entries.get('container_definitions')
    if (written?.is !== 'scalar') throw new Error('the containers are known')
    const containers = embeddedJson(written, { files: reading.files, report: (gap) => expect(gap).toBeUndefined() })
    const storefront = containers.is === 'list' ? containers.items[1] : undefined
    const user = storefront?.is === 'map' ? storefront.entries.get('user') : undefined
    const origin = user?.is === 'scalar' ? user.origin : undefined
    expect(origin).toMatchObject({ at: 'plan', field: 'container_definitions[1].user', text: { at: 'text' } })
    const text = origin?.at === 'plan' && origin.text?.at === 'text' ? origin.text : undefined
    expect(text && reading.files[text.file]?.text.slice(text.start, text.end)).toBe('\\"0\\"')
  })

  test('a policy that only the apply writes is what its data source describes', () => {
    const { evaluated } = readCase(shop('plan'), 'plan.json', (values) => values)
    const policy = evaluated
      ?.find(({ address }) => address === 'aws_iam_policy.storefront')
      ?.values.entries.get('policy')
    expect(policy?.is === 'text' && policy.json && shown(policy.json)).toMatchObject({
      statement: [{ sid: 'Receipts', actions: ['s3:GetObject', 's3:PutObject'] }],
    })
  })
})

describe('values of a plan', () => {
  const one = (rest: Omit<Parameters<typeof planOf>[0][number], 'address'>) =>
    valuesOf(readCase(planOf([{ address: 'aws_x.y', ...rest }, { address: 'aws_a.b' }])).evaluated, 'aws_x.y')

  test.each([
    ['what is null is not there', { values: { a: null, b: 1 } }, { b: 1 }],
    [
      'unknown parts of lists are told by position',
      {
        values: { names: ['a', null], blocks: [{ a: 1 }, { a: 2 }] },
        unknown: { names: [false, true], blocks: [{}, { b: true }] },
        written: { names: { references: ['aws_a.b.name', 'aws_a.b'] }, blocks: [{}, { b: {} }] },
      },
      {
        names: ['a', 'unknown: aws_a.b.name is known only after the plan is applied'],
        blocks: [{ a: 1 }, { a: 2, b: 'unknown: the value is known only after the plan is applied' }],
      },
    ],
    [
      'a block of a set is found by what is constant in it',
      {
        values: { blocks: [{ name: 'two' }, { name: 'one' }] },
        unknown: { blocks: [{ file_system_id: true }, { file_system_id: true }] },
        written: {
          blocks: [
            { name: { constant_value: 'one' } },
            { name: { constant_value: 'two' }, file_system_id: { references: ['aws_a.b.id', 'aws_a.b'] } },
          ],
        },
      },
      {
        blocks: [
          { name: 'two', file_system_id: 'text ${aws_a.b.id}' },
          { name: 'one', file_system_id: 'unknown: aws_x.y.file_system_id is known only after deployment' },
        ],
      },
    ],
    [
      'what a dynamic block makes may be written',
      { values: { blocks: [{ name: 'one' }] }, unknown: { blocks: [{ id: true }] } },
      { blocks: [{ name: 'one', id: 'unknown: the value is known only after the plan is applied' }] },
    ],
    [
      'a policy put together from names is none of them',
      { unknown: { policy: true }, written: { policy: { references: ['aws_a.b.arn', 'aws_a.b'] } } },
      { policy: 'unknown: aws_a.b.arn is known only after the plan is applied' },
    ],
    [
      'a name that is not of the plan is not followed',
      { unknown: { cluster: true }, written: { cluster: { references: ['aws_a.other.arn', 'aws_a.other'] } } },
      { cluster: 'unknown: aws_a.other.arn is known only after the plan is applied' },
    ],
    [
      'one of several is not guessed',
      { unknown: { cluster: true }, written: { cluster: { references: ['var.a', 'aws_a.b.arn', 'aws_a.b'] } } },
      { cluster: 'unknown: aws_a.b.arn is known only after the plan is applied' },
    ],
    [
      'what is sensitive and typed is read, what is empty is not hidden',
      {
        values: { typed: 'x', made: 'y', empty: '' },
        sensitive: { typed: true, made: true, empty: true },
        written: { typed: { constant_value: 'x' }, made: { references: ['var.a'] } },
      },
      { typed: 'x', made: 'unknown: aws_x.y.made is sensitive', empty: '' },
    ],
    [
      'what comes to null is filled in: what it refers to is known',
      { unknown: { launch_type: true }, written: { launch_type: { references: ['var.a', 'count.index'] } } },
      { launch_type: 'unknown: aws_x.y.launch_type is known only after deployment' },
    ],
    [
      'of a local value it is not known',
      { unknown: { launch_type: true }, written: { launch_type: { references: ['local.a'] } } },
      { launch_type: 'unknown: local.a is known only after the plan is applied' },
    ],
    [
      'sensitive values and parts',
      { values: { a: 'x', b: { c: 'y', d: 'z' }, e: null }, sensitive: { a: true, b: { c: true }, e: true } },
      { a: 'unknown: aws_x.y.a is sensitive', b: { c: 'unknown: aws_x.y.b.c is sensitive', d: 'z' } },
    ],
  ])('%s', (_, rest, wanted) => {
    expect(one(rest)).toEqual(wanted)
  })

  test('a key that stands twice is not certain', () => {
    const text = planOf([{ address: 'aws_x.y', values: { a: 1 } }]).replace('{"a":1}', '{"a":1,"a":2}')
    expect(valuesOf(readCase(text).evaluated, 'aws_x.y')).toEqual({ a: 'unknown: the key a stands twice' })
  })

  test('a resource that is unknown as a whole', () => {
    const { evaluated } = readCase(
      planOf([{ address: 'aws_x.y', unknown: true }]).replace('"values":{}', '"values":null'),
    )
    expect(evaluated?.[0]?.values.rest).toMatchObject({ is: 'unknown' })
  })
})

describe('what is in a plan', () => {
  test.each([
    [['delete'], []],
    [['forget'], []],
    [['no-op'], ['aws_x.y']],
    [['read'], ['aws_x.y']],
    [['update'], ['aws_x.y']],
    [['delete', 'create'], ['aws_x.y']],
    [['create', 'delete'], ['aws_x.y']],
  ])('%j', (actions, wanted) => {
    const { evaluated = [] } = readCase(planOf([{ address: 'aws_x.y', actions }]))
    expect(evaluated.map(({ address }) => address)).toEqual(wanted)
  })

  test('an object that a replacement left behind removes nothing else', () => {
    const plan = JSON.parse(planOf([{ address: 'aws_x.y' }]))
    plan.resource_changes.push({ address: 'aws_x.y', deposed: '0abc', change: { actions: ['delete'] } })
    expect(readCase(JSON.stringify(plan)).evaluated).toHaveLength(1)
  })

  test.each([
    [{ errored: true }, 'plan-incomplete: Planning failed: the plan holds what was planned before.'],
    [{ complete: false }, 'plan-incomplete: It plans a part only, as with -target: the other resources are not in it.'],
    [{ planned_values: null }, 'plan-incomplete: It has no planned_values.'],
    [{ format_version: '2.0' }, 'format-unsupported: Its format has version 2.0; versions before 2.0 are read.'],
  ])('%j is told', (more, gap) => {
    expect(readCase(planOf([], more)).gaps).toEqual([gap])
  })

  test('a change that is put off may be made', () => {
    const change = { actions: ['create'], after: { name: 'web' }, after_unknown: { id: true } }
    const deferred = { address: 'aws_x.y["*"]', mode: 'managed', type: 'aws_x', name: 'y', change }
    const more = { deferred_changes: [{ reason: 'instance_count_unknown', resource_change: deferred }] }
    const { evaluated = [], gaps, reading } = readCase(planOf([], more))
    expect(gaps).toEqual(['plan-incomplete: It puts off what is not known well enough: aws_x.y["*"].'])
    expect(evaluated[0]).toMatchObject({ address: 'aws_x.y["*"]', guard: { is: 'choice', yes: true, no: false } })
    expect(reading.choices.all[0]?.yes).toBe('aws_x.y["*"] is made')
    expect(valuesOf(evaluated, 'aws_x.y["*"]')).toMatchObject({ name: 'web' })
  })

  test('a plan that breaks off is a gap with its place', () => {
    const { evaluated, reading } = readCase(shop('plan').slice(0, 40_000))
    expect(evaluated).toEqual([])
    expect(reading.gaps).toMatchObject([{ code: 'json-invalid', origin: { start: 39_991 } }])
  })
})

describe('hostile plans', () => {
  const json = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<unknown>(true, false, null, 1, 'aws_x', 'y', 'aws_x.y', 'each.value', 'module.a.b', '__proto__'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          ...['root_module', 'child_modules', 'resources', 'address', 'type', 'name', 'mode', 'values', 'change'],
          ...['after_unknown', 'expressions', 'references', 'module_calls', 'outputs', 'a', '__proto__', 'constructor'],
        ),
        tie('any'),
        { maxKeys: 6 },
      ),
    ),
  })).any

  test('nothing throws', () => {
    fc.assert(
      fc.property(json, json, json, (planned_values, resource_changes, configuration) => {
        const plan = { format_version: '1.2', planned_values, resource_changes, configuration }
        readCase(JSON.stringify(plan))
        readCase(JSON.stringify({ format_version: '1.0', values: planned_values }))
        readCase(JSON.stringify({ ...plan, deferred_changes: resource_changes }))
      }),
      { numRuns: 300 },
    )
  })

  test('what is marked is never kept, whatever it is', () => {
    const value = fc.oneof(
      fc.constant<unknown>(secret),
      fc.constant<unknown>([secret, { [secret]: 1 }]),
      fc.constant<unknown>({ a: secret }),
      fc.constant<unknown>(JSON.stringify({ a: [secret], [secret]: true })),
      fc.constant<unknown>(`{ not JSON ${secret}`),
    )
    fc.assert(
      fc.property(value, fc.boolean(), (hidden, nested) => {
        const values = nested ? { in: [{ a: hidden }] } : { in: hidden }
        const sensitive = nested ? { in: [{ a: true }] } : { in: true }
        const { evaluated, kept } = readCase(planOf([{ address: 'aws_x.y', values, sensitive }]))
        expect(kept).not.toContain(secret)
        const all = JSON.stringify(evaluated, (_, one) => (one instanceof Map ? [...one] : one))
        expect(all).not.toContain(secret)
      }),
    )
  })

  test('references in a circle end', () => {
    const circle = { references: ['module.a.x', 'module.a'] }
    const module = { outputs: { x: { expression: { references: ['var.x'] } } } }
    const root_module = {
      resources: [{ address: 'aws_x.y', expressions: { cluster: circle } }],
      module_calls: { a: { expressions: { x: circle }, module } },
    }
    const plan = JSON.parse(
      planOf([{ address: 'aws_x.y', unknown: { cluster: true } }], { configuration: { root_module } }),
    )
    plan.planned_values.root_module.child_modules = [
      { address: 'module.a', resources: [{ address: 'module.a.aws_x.z', type: 'aws_x', name: 'z', values: {} }] },
    ]
    expect(valuesOf(readCase(JSON.stringify(plan)).evaluated, 'aws_x.y')).toEqual({
      cluster: 'unknown: module.a.x is known only after the plan is applied',
    })
  })
})
