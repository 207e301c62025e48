import { expect, test } from 'vitest'
import { estateOf, traitCases } from '../../../test/trait-cases.ts'
import { undeclared } from '../../model/config.ts'
import { judge } from '../runner.ts'
import { serviceOverridePlaintextSecret } from './service-override-plaintext-secret.ts'

const target = (Id: string, input: object) => ({
  Id,
  Arn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
  EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/report' },
  ...input,
})
const sets = (values: Readonly<Record<string, string>>, name = 'report') => ({
  containerOverrides: [{ name, environment: Object.entries(values).map(([name, value]) => ({ name, value })) }],
})
const input = (values: Readonly<Record<string, string>>) => ({ Input: JSON.stringify(sets(values)) })
const password = 'tulip-Harbour-52'

traitCases(serviceOverridePlaintextSecret, [
  {
    name: 'what a pipe does otherwise',
    template: {
      Resources: Object.fromEntries(
        Object.entries({
          Orders: { DB_PASSWORD: password },
          Stock: { DB_HOST: 'db.shop.internal', ORDER: '$.body.order' },
          Carried: { DB_PASSWORD: '$.body.password' },
        }).map(([id, values]) => [
          id,
          {
            Type: 'AWS::Pipes::Pipe',
            Properties: {
              Source: 'arn:aws:sqs:eu-west-1:111122223333:orders',
              Target: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
              TargetParameters: {
                EcsTaskParameters: {
                  TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/report',
                  Overrides: {
                    ContainerOverrides: [
                      {
                        Name: 'report',
                        Environment: Object.entries(values).map(([Name, Value]) => ({ Name, Value })),
                      },
                    ],
                  },
                },
              },
            },
          },
        ]),
      ),
    },
    gives: {
      Orders: { is: 'present', says: ['report: environment sets DB_PASSWORD, which holds a secret (password).'] },
      Stock: 'absent',
      Carried: {
        is: 'unknown',
        says: [
          'report: The value of DB_PASSWORD is not known: $.body.password is a placeholder that is filled in before use.',
        ],
      },
    },
  },
  {
    name: 'names every target with a secret in its input',
    properties: {
      Targets: [
        target('report', input({ DB_HOST: 'db.shop.internal', DB_PASSWORD: password })),
        target('stock', input({ DB_HOST: 'db.shop.internal' })),
        target('prices', {
          Input: JSON.stringify({
            containerOverrides: [{ name: 'p', command: ['psql', `postgres://shop:${password}@db/shop`] }],
          }),
        }),
        target('plain', {}),
        target('text', { Input: 'hello' }),
      ],
    },
    gives: {
      report: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['report: environment sets DB_PASSWORD, which holds a secret (password).'],
      },
      stock: 'absent',
      prices: 'present',
      plain: 'absent',
      text: 'absent',
    },
  },
  {
    name: 'what deployment writes there, and what cannot be read',
    template: {
      Parameters: { Hidden: { Type: 'String', NoEcho: true }, Given: { Type: 'String' }, All: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::Events::Rule',
          Properties: {
            Targets: [
              target('hidden', { Input: { 'Fn::Sub': JSON.stringify(sets({ SHOP: '${Hidden}' })) } }),
              target('fetched', input({ DB_PASSWORD: '{{resolve:secretsmanager:shop:SecretString:password}}' })),
              target('given', { Input: { 'Fn::Sub': JSON.stringify(sets({ DB_PASSWORD: '${Given}' })) } }),
              target('host', { Input: { 'Fn::Sub': JSON.stringify(sets({ DB_HOST: '${Given}' })) } }),
              target('all', { Input: { Ref: 'All' } }),
            ],
          },
        },
      },
    },
    gives: {
      hidden: { is: 'present', says: ['report: environment sets SHOP to a NoEcho parameter.'] },
      fetched: {
        is: 'present',
        says: ['report: environment sets DB_PASSWORD to what deployment fetches from secretsmanager.'],
      },
      given: 'unknown',
      host: 'absent',
      all: 'unknown',
    },
  },
  {
    name: 'schedules and state machines',
    template: {
      Resources: {
        Nightly: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: { Target: target('', input({ DB_PASSWORD: password })) },
        },
        Mail: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: { Target: { Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:mail' } },
        },
        Checkout: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            Definition: {
              States: {
                Report: {
                  Type: 'Task',
                  Resource: 'arn:aws:states:::ecs:runTask',
                  Parameters: {
                    Overrides: {
                      ContainerOverrides: [{ Name: 'web', Environment: [{ Name: 'API_TOKEN', Value: password }] }],
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    gives: { Nightly: 'present', Mail: 'not-applicable', 'Checkout/Report': 'present' },
  },
])

test('the place of the evidence never holds the secret', () => {
  const whole = JSON.stringify(sets({ DB_PASSWORD: password }))
  const estate = estateOf('AWS::Events::Rule', {
    properties: {
      Targets: [
        target('plain', { Input: whole }),
        target('joined', { Input: { 'Fn::Join': ['', [whole.slice(0, 30), whole.slice(30)]] } }),
        target('command', {
          Input: JSON.stringify({
            containerOverrides: [{ name: 'report', command: [`postgres://shop:${password}@db/shop`] }],
          }),
        }),
      ],
    },
  })
  const judgements = [...judge(estate, [serviceOverridePlaintextSecret], undeclared)]
  expect(judgements.map(({ subject, verdict }) => [subject, verdict.is])).toEqual([
    ['plain', 'present'],
    ['joined', 'present'],
    ['command', 'present'],
  ])
  for (const { verdict } of judgements) {
    const [evidence] = verdict.is === 'present' ? verdict.evidence : []
    if (evidence?.origin.at !== 'text') throw new Error('the evidence has a place in the file')
    const { file, start, end } = evidence.origin
    expect(estate.files[file]?.text.slice(start, end)).not.toContain(password)
  }
})
