import { onLaunchType, where } from '../applies.ts'
import { eachRouter, isConfiguredFromS3 } from '../log-routers.ts'
import { trait } from '../trait.ts'

export const logFirelensS3ConfigOnFargate = trait({
  id: 'log-firelens-s3-config-on-fargate',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'S3 router configuration where only a file works',
  why: 'The router does not get its configuration, so what an intruder does is not recorded where it is looked for.',
  fix: 'Set config-file-type to file and build the configuration into the image of the router.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'log-router',
          firelensConfiguration: {
            type: 'fluentbit',
            options: { 'config-file-type': 'file', 'config-file-value': '/extra.conf' },
          },
        },
      ],
    },
  },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'low',
  references: ['Amazon ECS API Reference, FirelensConfiguration'],
  evaluate: (task, world) => {
    const fargate = onLaunchType(task, world, ['FARGATE'], 'It does not run on Fargate.')
    return eachRouter(task, world, (configuration) => where(fargate, () => isConfiguredFromS3(configuration, world)))
  },
})
