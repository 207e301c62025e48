import type { Intent, Pattern } from '../model/config.ts'
import { names } from '../model/pattern.ts'
import type { Resource } from '../model/resource.ts'
import type { tags } from '../model/resources/tags.ts'
import type { Struct } from '../model/shape.ts'
import type { World } from '../model/world.ts'

type Tagged = Struct<{ readonly tags: typeof tags }>
type Service = Resource<'AWS::ECS::Service'>

/** Does a declaration of all, none or some mean a resource? Undefined where nothing is declared. */
export const means = (declared: boolean | readonly Pattern[] | undefined, resource: Resource): boolean | undefined =>
  typeof declared === 'object' ? declared.some((pattern) => names(pattern, resource)) : declared

/** Classes of data that the law or a contract makes rules for. */
export const regulated: readonly string[] = ['cardholder', 'hipaa', 'fedramp']

/**
 * The classes of data that a service is declared to hold, by its address or by a tag of it or of its task definition;
 * undefined where no class is declared of anything.
 */
export function dataClassesOf(service: Service, world: World, intent: Intent): readonly string[] | undefined {
  const { dataClasses, dataClassTag } = intent
  if (!dataClasses && dataClassTag === undefined) return undefined
  const byAddress = (dataClasses ?? []).filter(({ match }) => names(match, service)).flatMap(({ value }) => value)
  const task = world.follow(service, 'taskDefinition')
  const tagged: readonly Tagged[] =
    dataClassTag === undefined ? [] : [service, ...(task.is === 'known' ? [task.value] : [])]
  const byTag = tagged.flatMap((resource) =>
    world.items(resource, 'tags').items.flatMap(({ value: tag }) => {
      const [key, value] = [world.read(tag, 'key'), world.read(tag, 'value')]
      return key.is === 'known' && key.value === dataClassTag && value.is === 'known' ? [value.value] : []
    }),
  )
  return [...new Set([...byAddress, ...byTag])].sort()
}

/** The classes of those that rules are made for; undefined where none is declared of anything. */
export const regulatedDataOf = (service: Service, world: World, intent: Intent): readonly string[] | undefined =>
  dataClassesOf(service, world, intent)?.filter((name) => regulated.includes(name.toLowerCase()))
