import type { Origin } from '../../model/origin.ts'
import type { Resource } from '../../model/resource.ts'
import type { containerDefinition } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import { showText } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { partsOf, type Text } from '../texts.ts'

type Mesh = Resource<'AWS::AppMesh::Mesh'>
type Task = Resource<'AWS::ECS::TaskDefinition'>

/**
 * What tells the proxy which node it stands for.
 *
 * Source: AWS App Mesh User Guide, "Envoy configuration variables".
 */
const nodeVariables = ['APPMESH_RESOURCE_ARN', 'APPMESH_VIRTUAL_NODE_NAME']

interface Variable {
  readonly name: string
  readonly value: Text
}

/** The task definitions whose proxy joins the mesh. */
export const tasksIn = (mesh: Mesh, world: World): readonly Task[] =>
  world.estate
    .ofType('AWS::ECS::TaskDefinition')
    .filter((task) => world.exists(task) && variablesOf(task, world).some((one) => joins(one, mesh, world)))

const variablesOf = (task: Task, world: World): readonly Variable[] =>
  world.items(task, 'containerDefinitions').items.flatMap(({ value }) => environmentOf(value, world))

const environmentOf = (container: StructOf<typeof containerDefinition>, world: World): readonly Variable[] =>
  world.items(container, 'environment').items.flatMap(({ value: variable }) => {
    const [name, value] = [world.read(variable, 'name'), world.read(variable, 'value')]
    return name.is === 'known' && value.is !== 'absent' ? [{ name: name.value, value }] : []
  })

function joins({ name, value }: Variable, mesh: Mesh, world: World): boolean {
  if (!nodeVariables.includes(name)) return false
  const parts = partsOf(value)
  const named = parts.flatMap((part) => (typeof part === 'string' || !part.resource ? [] : [part.resource]))
  if (named.some((address) => address === mesh.address || meshOf(address, world) === mesh.address)) return true
  const own = world.read(mesh, 'meshName')
  return own.is === 'known' && showText(parts).includes(`mesh/${own.value}/`)
}

/** The mesh of a node or gateway, by address. */
function meshOf(address: string, world: World): string | undefined {
  const resource = world.estate.at(address)
  if (resource?.type !== 'AWS::AppMesh::VirtualNode' && resource?.type !== 'AWS::AppMesh::VirtualGateway')
    return undefined
  const named =
    resource.type === 'AWS::AppMesh::VirtualNode'
      ? world.follow(resource, 'meshName')
      : world.follow(resource, 'meshName')
  return named.is === 'known' ? named.value.address : undefined
}

export interface Destination {
  readonly variable: string
  readonly host: string
  readonly origin: Origin
}

/** The hosts outside the mesh that variables of a task name by a URL; DROP_ALL lets the endpoints of AWS through. */
export function externalDestinationsOf(task: Task, mesh: Mesh, world: World): readonly Destination[] {
  const services = world.estate
    .ofType('AWS::AppMesh::VirtualService')
    .filter((service) => {
      const named = world.follow(service, 'meshName')
      return named.is === 'known' && named.value.address === mesh.address
    })
    .flatMap((service) => {
      const name = world.read(service, 'virtualServiceName')
      return name.is === 'known' ? [name.value] : []
    })
  return variablesOf(task, world).flatMap(({ name, value }) => {
    const host =
      value.is === 'known' ? /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/]*@)?([^/:?#]+)/i.exec(value.value)?.[1] : undefined
    return host !== undefined && isExternal(host) && !services.includes(host)
      ? [{ variable: name, host, origin: value.origin }]
      : []
  })
}

const isExternal = (host: string): boolean =>
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(host) &&
  !/\.(?:local|internal|localhost|amazonaws\.com)$/i.test(host)
