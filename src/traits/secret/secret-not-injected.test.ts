import { traitCases } from '../../../test/trait-cases.ts'
import { secretNotInjected } from './secret-not-injected.ts'

const plain = {
  Environment: [{ Name: 'DB_PASSWORD', Value: 'correct-horse-7' }],
  Command: ['serve', '--token', 'c0rrecth0rse7'],
}

traitCases(secretNotInjected, [
  {
    name: 'has credentials, and none of them injected',
    properties: {
      ContainerDefinitions: [
        { Name: 'web', ...plain },
        { Name: 'worker', ...plain, Secrets: [{ Name: 'MAIL', ValueFrom: '/shop/mail' }] },
        { Name: 'cron' },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['secrets is empty, and 2 credentials stand in plain text in the container.'],
      },
      worker: 'absent',
      cron: 'absent',
    },
  },
  {
    name: 'secrets that cannot be read',
    properties: { ContainerDefinitions: [{ Name: 'web', ...plain, Secrets: { 'Fn::ImportValue': 'secrets' } }] },
    gives: { web: 'unknown' },
  },
])
