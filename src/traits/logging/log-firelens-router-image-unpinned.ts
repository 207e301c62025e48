import { pinOf } from '../../analysis/images/image-references.ts'
import { shownText } from '../../analysis/texts.ts'
import { no, notApplicable, unknown, yes } from '../answer.ts'
import { eachRouter } from '../log-routers.ts'
import { trait } from '../trait.ts'

export const logFirelensRouterImageUnpinned = trait({
  id: 'log-firelens-router-image-unpinned',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Router image not pinned',
  why: 'Whoever can move the tag puts a program of their own beside the application, where it sees all its logs.',
  fix: 'Name the image by its digest, or by the tag of one version.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    set: {
      containerDefinitions: [
        {
          name: 'log-router',
          image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.5',
          firelensConfiguration: { type: 'fluentbit' },
        },
      ],
    },
  },
  severity: 'low',
  references: ['Amazon ECS Developer Guide, AWS for Fluent Bit image repositories for Amazon ECS'],
  evaluate: (task, world) =>
    eachRouter(task, world, (_configuration, container) => {
      const image = world.read(container, 'image')
      if (image.is === 'absent') return notApplicable('No image is named.')
      const pin = pinOf(image)
      if (pin === 'unknown' && image.is === 'unknown') return unknown(image, 'The tag of the image')
      return pin === 'moving' ? yes(`image is "${shownText(image)}".`, image.origin) : no
    }),
})
