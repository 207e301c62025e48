import { traitCases } from '../../../test/trait-cases.ts'
import { taskDefinitionInvalidCpuMemory } from './task-definition-invalid-cpu-memory.ts'

const fargate = (Cpu: unknown, Memory: unknown, more: object = {}) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { RequiresCompatibilities: ['FARGATE'], Cpu, Memory, ...more },
})
const windows = { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }

traitCases(taskDefinitionInvalidCpuMemory, [
  {
    name: 'memory that does not go with the cpu',
    template: {
      Resources: {
        Web: fargate('256', '4096'),
        Worker: fargate(256, 1536),
        Search: fargate('8 vCPU', '18 GB'),
        Report: fargate('4096', '31 GB'),
      },
    },
    gives: {
      Web: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['memory is "4096", which Fargate does not offer with cpu "256".'],
      },
      Worker: 'present',
      Search: 'present',
      Report: 'present',
    },
  },
  {
    name: 'the bounds of the table, in every form that AWS takes',
    template: {
      Resources: {
        Smallest: fargate(256, 512),
        Quarter: fargate('.25 vCPU', '0.5GB'),
        Half: fargate('0.5 vcpu', '4 GB'),
        One: fargate('1vCPU', '8 gb'),
        Four: fargate('4096', '30720'),
        Eight: fargate('8 vCPU', '60 GB'),
        Sixteen: fargate('16384', '120GB'),
        Largest: fargate('32 vCPU', '244 GB'),
      },
    },
    gives: {
      Smallest: 'absent',
      Quarter: 'absent',
      Half: 'absent',
      One: 'absent',
      Four: 'absent',
      Eight: 'absent',
      Sixteen: 'absent',
      Largest: 'absent',
    },
  },
  {
    name: 'a cpu that Fargate does not offer, and both must be there',
    template: {
      Resources: {
        Odd: fargate('300', '512'),
        Words: fargate('plenty', '512'),
        Both: fargate('300', '100'),
        None: { Type: 'AWS::ECS::TaskDefinition', Properties: { RequiresCompatibilities: ['EC2', 'FARGATE'] } },
      },
    },
    gives: {
      Odd: { is: 'present', says: ['cpu is "300", which Fargate does not offer.'] },
      Words: 'present',
      Both: {
        is: 'present',
        says: ['cpu is "300", which Fargate does not offer.', 'memory is "100", which Fargate does not offer.'],
      },
      None: { is: 'present', says: ['cpu is not set.', 'memory is not set.'] },
    },
  },
  {
    name: 'Windows has fewer sizes',
    template: { Resources: { Small: fargate('512', '1024', windows), Desk: fargate('1024', '2048', windows) } },
    gives: {
      Small: { is: 'present', says: ['cpu is "512", which Fargate does not offer for Windows.'] },
      Desk: 'absent',
    },
  },
  {
    name: 'EC2 takes any size, unless the task definition is meant for Fargate as well',
    template: {
      Resources: {
        Web: { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: '300' } },
        Api: fargate('300', '512'),
        Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Web' }, LaunchType: 'EC2' } },
        Desk: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'Api' }, LaunchType: 'EC2' } },
      },
    },
    gives: { Web: 'not-applicable', Api: 'present' },
  },
  {
    name: 'a use on Fargate of a task definition that declares nothing',
    template: {
      Resources: {
        It: { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: '256', Memory: '8 GB' } },
        Shop: { Type: 'AWS::ECS::Service', Properties: { TaskDefinition: { Ref: 'It' }, LaunchType: 'FARGATE' } },
      },
    },
    gives: { '': 'present' },
  },
  {
    name: 'what is known decides where it can',
    template: {
      Parameters: { Cpu: { Type: 'String' }, Memory: { Type: 'String' }, System: { Type: 'String' } },
      Resources: {
        Web: fargate({ Ref: 'Cpu' }, '2048'),
        Worker: fargate({ Ref: 'Cpu' }, '100'),
        Api: fargate('256', { Ref: 'Memory' }),
        Cron: fargate('300', { Ref: 'Memory' }),
        Desk: fargate('512', '1024', { RuntimePlatform: { OperatingSystemFamily: { Ref: 'System' } } }),
        Till: fargate('1024', '2048', { RuntimePlatform: { OperatingSystemFamily: { Ref: 'System' } } }),
      },
    },
    gives: { Web: 'unknown', Worker: 'present', Api: 'unknown', Cron: 'present', Desk: 'unknown', Till: 'absent' },
  },
  {
    name: 'what it is meant for is not known',
    template: {
      Parameters: { For: { Type: 'String' } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: { RequiresCompatibilities: [{ Ref: 'For' }], Cpu: '300', Memory: '512' },
        },
      },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'too small in development only',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: { It: fargate({ 'Fn::If': ['IsDev', 256, 1024] }, 4096) },
    },
    gives: { '': { is: 'present', certainty: 'possible', when: ['Stage is "dev"'] } },
  },
])
