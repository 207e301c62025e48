import type { Estate } from '../../../model/estate.ts'
import type { Origin } from '../../../model/origin.ts'
import type { Resource, ResourceType } from '../../../model/resource.ts'
import type { Target } from '../../../model/shape.ts'
import { type Read, sayWhy, type Unknown } from '../../../model/slot.ts'
import { type Part, showText } from '../../../model/text.ts'
import type { World } from '../../../model/world.ts'
import type { Thing } from '../network.ts'

/** What is called what nobody can name. */
export const unnamed = 'something that is not known'

/** What a reference means: a resource of the scan, or something that is only named. */
export type Meant<R> =
  | { readonly is: 'resource'; readonly resource: R; readonly origin: Origin }
  | ({ readonly is: 'named'; readonly why: string } & Thing)

/** What a reference means; undefined where none is written. The same words mean the same thing wherever they stand. */
export function meant<T extends ResourceType>(read: Read<Target<T>>, world: World): Meant<Resource<T>> | undefined {
  if (read.is === 'absent') return undefined
  const { origin } = read
  if (read.is === 'unknown') return { is: 'named', ...nameOfUnknown(read, world.estate), why: sayWhy(read.why), origin }
  const target = read.value
  const resource = world.estate.resolve(target) as Resource<T> | undefined
  if (resource && world.exists(resource)) return { is: 'resource', resource, origin }
  if (target.text === '') {
    return {
      is: 'named',
      ...placed(origin, unnamed, world.estate),
      why: 'its value is empty',
      origin,
    }
  }
  const id = target.text ?? [target.address, target.name].join(' ')
  const name = target.text ?? target.name ?? id
  return { is: 'named', id, name, why: `${name} is not in this scan`, origin }
}

/** The resource of an id. A parameter has the id of the value that it stands for, which is not here. */
export function resourceAt(id: string, estate: Estate): Resource | undefined {
  const found = estate.at(id)
  return found?.type === 'Breakwater::TemplateParameter' ? undefined : found
}

/** What a value that is not known is called: alike for two that are the same parameter, import or text of such. */
function nameOfUnknown(read: Unknown, estate: Estate): { readonly id: string; readonly name: string } {
  const { why, origin, parts = [] } = read
  if (why.because === 'import') {
    // Of an export of several templates each importer may mean another one.
    const importer = why.several && origin.at === 'text' ? `${estate.files[origin.file]?.path}#` : ''
    return { id: `import ${importer}${why.name}`, name: why.name }
  }
  const name = parts.length > 0 ? showText(parts) : unnamed
  if (parts.length > 0 && parts.every(hasOneMeaning)) return { id: parts.map(meaningOf).join(''), name }
  return placed(origin, name, estate)
}

/** What only the place where it stands tells apart. */
function placed(origin: Origin, name: string, estate: Estate): { readonly id: string; readonly name: string } {
  const place =
    origin.at === 'text'
      ? `${estate.files[origin.file]?.path ?? ''}:${origin.start}`
      : 'field' in origin
        ? origin.field
        : ''
  return { id: `${place}${afterPlace}${name}`, name }
}

/** Between the place of something and what it is called. */
const afterPlace = ' at its place '

const hasOneMeaning = (part: Part) => typeof part === 'string' || part.variable !== undefined || part.text !== undefined

const meaningOf = (part: Part) => (typeof part === 'string' ? part : (part.variable ?? part.text ?? part.name))

/** The address of a resource as people know it: its logical id, its name or its id in AWS, and what is written of one that is not known. */
export function shortName(address: string): string {
  const balanced = /:(?:loadbalancer\/\w+|targetgroup)\/([^/]+)\/[^/]+$/.exec(address)?.[1]
  if (balanced !== undefined) return balanced
  const at = address.indexOf(afterPlace)
  if (at !== -1) return address.slice(at + afterPlace.length)
  const hash = address.lastIndexOf('#')
  if (hash !== -1) return address.slice(hash + 1)
  if (address.startsWith('import ')) return address.slice('import '.length)
  const name = address.slice(address.lastIndexOf('/') + 1)
  return name.startsWith('arn:') ? name.slice(name.lastIndexOf(':') + 1) : name
}

export const thingOf = ({ address, place }: Resource): Thing => ({
  id: address,
  name: shortName(address),
  origin: place,
})
