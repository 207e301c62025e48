import { traitCases } from '../../../test/trait-cases.ts'
import { fargateEphemeralStorageSize } from './fargate-ephemeral-storage-size.ts'

const sized = (SizeInGiB: unknown, launchTypes: readonly string[] = ['FARGATE']) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { RequiresCompatibilities: launchTypes, EphemeralStorage: { SizeInGiB } },
})

traitCases(fargateEphemeralStorageSize, [
  {
    name: 'the bounds are 21 and 200',
    template: { Resources: { A: sized(20), B: sized(21), C: sized('200'), D: sized(201) } },
    gives: {
      A: { is: 'present', severity: 'info', certainty: 'certain', says: ['sizeInGiB is 20.'] },
      B: 'absent',
      C: 'absent',
      D: { is: 'present', says: ['sizeInGiB is 201.'] },
    },
  },
  {
    name: 'without ephemeralStorage it is 20 GiB, which is right',
    properties: { RequiresCompatibilities: ['FARGATE'] },
    gives: { '': 'absent' },
  },
  {
    name: 'EC2 does not heed it',
    template: { Resources: { It: sized(500, ['EC2']) } },
    gives: { '': 'not-applicable' },
  },
  {
    name: 'a size or a launch type that is not known, unless the size is right anyway',
    template: {
      Parameters: { Size: { Type: 'Number' }, LaunchType: { Type: 'String' } },
      Resources: {
        Web: sized({ Ref: 'Size' }),
        Worker: sized(500, ['EC2', 'FARGATE']),
        Api: sized(50, ['EC2', 'FARGATE']),
        Shop: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'Worker' }, LaunchType: { Ref: 'LaunchType' } },
        },
        Desk: {
          Type: 'AWS::ECS::Service',
          Properties: { TaskDefinition: { Ref: 'Api' }, LaunchType: { Ref: 'LaunchType' } },
        },
      },
    },
    gives: {
      Web: 'unknown',
      Worker: {
        is: 'unknown',
        says: ['Whether it runs on FARGATE is not known: its launch type cannot be told.'],
      },
      Api: 'absent',
    },
  },
])
