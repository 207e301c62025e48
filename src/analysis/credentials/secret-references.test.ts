import { describe, expect, test } from 'vitest'
import { estateOf } from '../../../test/trait-cases.ts'
import { World } from '../../model/world.ts'
import { secretNameIn, secretReferencesOf, storeOf, usesOfStore } from './secret-references.ts'

const origin = { at: 'call', call: '', field: '' } as const
const arn = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop/db-AbCdEf'

describe('secretNameIn', () => {
  test.each([
    [arn, { service: 'secretsmanager', name: arn, behind: [] }],
    [`${arn}:password::`, { service: 'secretsmanager', name: arn, behind: ['password', '', ''] }],
    [`${arn}:password`, { service: 'secretsmanager', name: arn, behind: ['password'] }],
    ['/shop/db', { service: 'ssm', name: '/shop/db', behind: [] }],
    [
      'arn:aws:ssm:eu-central-1:111122223333:parameter/shop/db',
      { service: 'ssm', name: 'arn:aws:ssm:eu-central-1:111122223333:parameter/shop/db', behind: [] },
    ],
    ['arn:aws:s3:::shop/db', { service: 'unknown', name: 'arn:aws:s3:::shop/db', behind: [] }],
  ])('%s', (value, parts) => {
    expect(secretNameIn({ is: 'known', value, origin })).toEqual(parts)
  })
})

const template = {
  Parameters: { Stage: { Type: 'String' } },
  Resources: {
    Db: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'shop/db' } },
    Staged: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: { 'Fn::Sub': 'shop/${Stage}/api' } } },
    Attached: {
      Type: 'AWS::SecretsManager::SecretTargetAttachment',
      Properties: { SecretId: { Ref: 'Db' }, TargetType: 'AWS::RDS::DBInstance' },
    },
    Host: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/shop/host', Type: 'String', Value: 'db' } },
    It: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        ContainerDefinitions: [
          {
            Name: 'web',
            Secrets: [
              { Name: 'BY_REF', ValueFrom: { Ref: 'Db' } },
              { Name: 'BY_KEY', ValueFrom: { 'Fn::Sub': '${Attached}:password::' } },
              { Name: 'BY_ARN', ValueFrom: `${arn}:password::` },
              {
                Name: 'BY_STAGE',
                ValueFrom: {
                  'Fn::Sub': 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:shop/${Stage}/api:key::',
                },
              },
              { Name: 'HOST', ValueFrom: 'shop/host' },
              {
                Name: 'HOST_ARN',
                ValueFrom: { 'Fn::Sub': 'arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/shop/host' },
              },
              { Name: 'ELSEWHERE', ValueFrom: '/shop/mail' },
            ],
            RepositoryCredentials: { CredentialsParameter: { Ref: 'Db' } },
            Environment: [{ Name: 'SECRET_ARN', Value: { Ref: 'Db' } }],
          },
        ],
      },
    },
  },
}

test('references are found by resource, by name and by ARN', () => {
  const estate = estateOf('AWS::ECS::TaskDefinition', { template })
  const world = new World(estate)
  const [task] = estate.ofType('AWS::ECS::TaskDefinition')
  const [container] = task ? world.items(task, 'containerDefinitions').items : []
  const found = container ? secretReferencesOf(container.value, world) : []
  expect(found.map(({ name, valueFrom }) => [name, storeOf(valueFrom, world)?.address.split('#')[1]])).toEqual([
    ['BY_REF', 'Db'],
    ['BY_KEY', 'Db'],
    ['BY_ARN', 'Db'],
    ['BY_STAGE', 'Staged'],
    ['HOST', 'Host'],
    ['HOST_ARN', 'Host'],
    ['ELSEWHERE', undefined],
    ['repositoryCredentials', 'Db'],
  ])
})

test('the uses of a secret, those that fetch it themselves included', () => {
  const estate = estateOf('AWS::ECS::TaskDefinition', { template })
  const [db] = estate.ofType('AWS::SecretsManager::Secret')
  const uses = db ? usesOfStore(db, new World(estate)) : []
  expect(uses.map(({ field, name }) => `${field} ${name}`)).toEqual([
    'secrets BY_REF',
    'secrets BY_KEY',
    'secrets BY_ARN',
    'repositoryCredentials repositoryCredentials',
    'environment SECRET_ARN',
  ])
})
