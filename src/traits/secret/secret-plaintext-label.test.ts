import { traitCases } from '../../../test/trait-cases.ts'
import { secretPlaintextLabel } from './secret-plaintext-label.ts'

traitCases(secretPlaintextLabel, [
  {
    name: 'in labels and tags',
    properties: {
      Tags: [
        { Key: 'owner', Value: 'shop' },
        { Key: 'admin-password', Value: 'correct-horse-7' },
      ],
      ContainerDefinitions: [
        { Name: 'web', DockerLabels: { 'com.example.api-token': 'c0rrecth0rse7battery', team: 'shop' } },
        { Name: 'worker', DockerLabels: { team: 'shop', 'traefik.enable': 'true' } },
        { Name: 'cron' },
      ],
    },
    gives: {
      tags: { is: 'present', severity: 'medium', says: ['The tag admin-password holds a password.'] },
      web: { is: 'present', certainty: 'certain', says: ['The label com.example.api-token holds a token.'] },
      worker: 'absent',
      cron: 'absent',
    },
  },
  {
    name: 'labels that cannot be read',
    properties: {
      Tags: [{ Key: 'owner', Value: 'shop' }],
      ContainerDefinitions: [{ Name: 'web', DockerLabels: { 'Fn::ImportValue': 'labels' } }],
    },
    gives: { tags: 'absent', web: 'unknown' },
  },
])
