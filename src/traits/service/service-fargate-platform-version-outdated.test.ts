import { traitCases } from '../../../test/trait-cases.ts'
import { serviceFargatePlatformVersionOutdated } from './service-fargate-platform-version-outdated.ts'

const pinned = (PlatformVersion: unknown, more: object = { LaunchType: 'FARGATE' }) => ({ PlatformVersion, ...more })
const service = (properties: object) => ({ Type: 'AWS::ECS::Service', Properties: properties })
const task = (OperatingSystemFamily: string) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { RuntimePlatform: { OperatingSystemFamily }, RequiresCompatibilities: ['FARGATE'] },
})

traitCases(serviceFargatePlatformVersionOutdated, [
  {
    name: 'a version before the current one',
    properties: pinned('1.3.0'),
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['platformVersion is "1.3.0"; the current one for Linux is 1.4.0.'],
      },
    },
  },
  { name: 'the current version', properties: pinned('1.4.0'), gives: { '': 'absent' } },
  { name: 'a version that is newer than what is known', properties: pinned('1.5.0'), gives: { '': 'absent' } },
  { name: 'LATEST', properties: pinned('LATEST'), gives: { '': 'absent' } },
  { name: 'left out, it is LATEST', properties: { LaunchType: 'FARGATE' }, gives: { '': 'absent' } },
  {
    name: 'Fargate by a capacity provider or by the cluster',
    template: {
      Resources: {
        Web: service(pinned('1.3.0', { CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT' }] })),
        Api: service(pinned('1.3.0', {})),
      },
    },
    gives: { Web: 'present', Api: 'present' },
  },
  {
    name: '1.0.0 is current on Windows, and long gone on Linux',
    template: {
      Resources: {
        Web: service(pinned('1.0.0', { LaunchType: 'FARGATE', TaskDefinition: { Ref: 'Windows' } })),
        Api: service(pinned('1.0.0', { LaunchType: 'FARGATE', TaskDefinition: { Ref: 'Linux' } })),
        Other: service(pinned('1.0.0', { LaunchType: 'FARGATE', TaskDefinition: 'other:3' })),
        Windows: task('WINDOWS_SERVER_2022_CORE'),
        Linux: task('LINUX'),
      },
    },
    gives: { Web: 'absent', Api: 'present', Other: 'unknown' },
  },
  { name: 'on EC2', properties: { LaunchType: 'EC2' }, gives: { '': 'not-applicable' } },
  {
    name: 'what is no version, and a parameter without a value',
    template: {
      Parameters: { Version: { Type: 'String' } },
      Resources: { Web: service(pinned('newest')), Api: service(pinned({ Ref: 'Version' })) },
    },
    gives: { Web: { is: 'unknown', says: ['"newest" is no version number.'] }, Api: 'unknown' },
  },
  {
    name: 'a reply says the family',
    files: {
      'services.json': {
        services: ['Linux', 'WINDOWS_SERVER_2019_CORE'].map((platformFamily) => ({
          serviceName: platformFamily,
          serviceArn: `arn:aws:ecs:eu-west-1:111122223333:service/shop/${platformFamily}`,
          launchType: 'FARGATE',
          platformVersion: '1.0.0',
          platformFamily,
        })),
      },
    },
    gives: {
      'arn:aws:ecs:eu-west-1:111122223333:service/shop/Linux': 'present',
      'arn:aws:ecs:eu-west-1:111122223333:service/shop/WINDOWS_SERVER_2019_CORE': 'absent',
    },
  },
])
