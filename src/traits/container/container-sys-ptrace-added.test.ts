import { traitCases } from '../../../test/trait-cases.ts'
import { containerSysPtraceAdded } from './container-sys-ptrace-added.ts'

const traced = (capability: unknown = 'SYS_PTRACE') => ({ LinuxParameters: { Capabilities: { Add: [capability] } } })

traitCases(containerSysPtraceAdded, [
  {
    name: 'medium where nothing says that it runs on Fargate alone',
    properties: {
      RequiresCompatibilities: ['EC2', 'FARGATE'],
      ContainerDefinitions: [
        { Name: 'tracer', ...traced() },
        { Name: 'profiler', ...traced('cap_sys_ptrace') },
        { Name: 'web', ...traced('ALL') },
        { Name: 'worker' },
      ],
    },
    gives: {
      tracer: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['capabilities.add has "SYS_PTRACE".'],
      },
      profiler: 'present',
      web: 'absent',
      worker: 'absent',
    },
  },
  {
    name: 'low on Fargate alone',
    properties: { RequiresCompatibilities: ['FARGATE'], ContainerDefinitions: [{ Name: 'tracer', ...traced() }] },
    gives: { tracer: { is: 'present', severity: 'low' } },
  },
  {
    name: 'high where the processes of the host are seen',
    properties: { PidMode: 'host', ContainerDefinitions: [{ Name: 'tracer', ...traced() }] },
    gives: {
      tracer: {
        is: 'present',
        severity: 'high',
        says: ['capabilities.add has "SYS_PTRACE".', 'pidMode is "host".'],
      },
    },
  },
  {
    name: 'an unknown pidMode makes it no graver',
    properties: {
      PidMode: { 'Fn::ImportValue': 'pid-mode' },
      ContainerDefinitions: [{ Name: 'tracer', ...traced() }],
    },
    gives: { tracer: { is: 'present', severity: 'medium' } },
  },
  {
    name: 'an unknown capability',
    properties: { ContainerDefinitions: [{ Name: 'tracer', ...traced({ 'Fn::ImportValue': 'capability' }) }] },
    gives: {
      tracer: {
        is: 'unknown',
        says: ['A part of capabilities.add is not known: the export capability is not in this scan.'],
      },
    },
  },
  {
    name: 'Windows has no capabilities',
    properties: {
      RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      ContainerDefinitions: [{ Name: 'tracer', ...traced() }],
    },
    gives: { tracer: 'not-applicable' },
  },
  {
    name: 'the gravest world counts',
    template: {
      Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
      Conditions: { IsDev: { 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] } },
      Resources: {
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            PidMode: { 'Fn::If': ['IsDev', 'host', 'task'] },
            ContainerDefinitions: [{ Name: 'tracer', ...traced() }],
          },
        },
      },
    },
    gives: { tracer: { is: 'present', severity: 'high', certainty: 'certain', when: [] } },
  },
])
