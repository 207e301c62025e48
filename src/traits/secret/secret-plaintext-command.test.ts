import { traitCases } from '../../../test/trait-cases.ts'
import { secretPlaintextCommand } from './secret-plaintext-command.ts'

traitCases(secretPlaintextCommand, [
  {
    name: 'in an option, a script, an entry point and a health check',
    properties: {
      ContainerDefinitions: [
        { Name: 'option', Command: ['serve', '--password', 'correct-horse-7', '-e', 'TOKEN=c0rrecth0rse7'] },
        { Name: 'script', Command: ['sh', '-c', 'export DB_PASSWORD=correct-horse-7 && serve'] },
        { Name: 'entry', EntryPoint: ['mysqldump', '-u', 'shop', '-pcorrect-horse-7', 'shop'] },
        { Name: 'health', HealthCheck: { Command: ['CMD-SHELL', 'redis-cli -a correct-horse-7 ping'] } },
      ],
    },
    gives: {
      option: {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['command, after --password, holds a password.', 'command, after -e, holds a token.'],
      },
      script: 'present',
      entry: { is: 'present', says: ['entryPoint holds a password.'] },
      health: { is: 'present', says: ['healthCheck.command holds a password.'] },
    },
  },
  {
    name: 'variables, files and options without a value are none',
    properties: {
      ContainerDefinitions: [
        { Name: 'variable', Command: ['serve', '--password', '$DB_PASSWORD'] },
        { Name: 'file', Command: ['serve', '--password-file', '/run/secrets/db'] },
        { Name: 'bare', Command: ['serve', '--token', '--verbose'] },
        { Name: 'health', HealthCheck: { Command: ['CMD-SHELL', 'mysqladmin ping -uroot -p$MYSQL_ROOT_PASSWORD'] } },
        { Name: 'none' },
      ],
    },
    gives: { variable: 'absent', file: 'absent', bare: 'absent', health: 'absent', none: 'absent' },
  },
  {
    name: 'what a parameter gives',
    template: {
      Parameters: {
        DbPassword: { Type: 'String', NoEcho: true },
        Command: { Type: 'CommaDelimitedList' },
        Port: { Type: 'String' },
      },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              { Name: 'web', Command: ['serve', '--password', { Ref: 'DbPassword' }] },
              { Name: 'script', Command: ['sh', '-c', { 'Fn::Sub': 'serve --password ${DbPassword}' }] },
              { Name: 'port', Command: ['serve', '--port', { Ref: 'Port' }] },
              { Name: 'any', Command: { Ref: 'Command' } },
            ],
          },
        },
      },
    },
    gives: {
      web: {
        is: 'present',
        says: [
          'command, after --password, gets a password at deployment, which stands there in plain text from then on.',
        ],
      },
      script: 'present',
      port: 'absent',
      any: 'unknown',
    },
  },
])
