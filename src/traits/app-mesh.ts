import type { Origin } from '../model/origin.ts'
import type { Resource } from '../model/resource.ts'
import type { clientPolicy, meshListener } from '../model/resources/app-mesh.ts'
import type { StructOf } from '../model/shape.ts'
import type { Read } from '../model/slot.ts'
import type { World } from '../model/world.ts'
import { type Answer, any, check, no, notApplicable, unknown, unset } from './answer.ts'
import { about, someItem } from './subjects.ts'

export type Node = Resource<'AWS::AppMesh::VirtualNode'>
export type NodeOrGateway = Resource<'AWS::AppMesh::VirtualNode' | 'AWS::AppMesh::VirtualGateway'>
export type ClientPolicy = StructOf<typeof clientPolicy>

/** Judges what a node or gateway listens to. */
export function someListener(
  node: NodeOrGateway,
  world: World,
  judge: (listener: StructOf<typeof meshListener>) => Answer,
): Answer {
  const judged = (listener: StructOf<typeof meshListener>) => about(portOf(listener, world), judge(listener))
  const answers = answersOf(node, world, judged)
  return answers.length === 0 ? notApplicable('It listens to nothing.') : any(answers)
}

function answersOf(
  node: NodeOrGateway,
  world: World,
  judge: (listener: StructOf<typeof meshListener>) => Answer,
): readonly Answer[] {
  if (node.type === 'AWS::AppMesh::VirtualNode') {
    const spec = world.read(node, 'spec')
    if (spec.is === 'unknown') return [unknown(spec, 'spec')]
    return spec.is === 'known' ? someItem(world, spec.value, 'listeners', judge) : []
  }
  const spec = world.read(node, 'spec')
  if (spec.is === 'unknown') return [unknown(spec, 'spec')]
  return spec.is === 'known' ? someItem(world, spec.value, 'listeners', judge) : []
}

function portOf(listener: StructOf<typeof meshListener>, world: World): string {
  const mapping = world.read(listener, 'portMapping')
  const port = mapping.is === 'known' ? world.read(mapping.value, 'port') : mapping
  return port.is === 'known' && typeof port.value === 'number' ? `Port ${port.value}` : 'A listener'
}

/** Judges how a node calls each of its backends: by the policy of the backend or, where it has none, by the default one. */
export function someBackend(node: Node, world: World, judge: (policy: Read<ClientPolicy>) => Answer): Answer {
  const spec = world.read(node, 'spec')
  if (spec.is === 'unknown') return unknown(spec, 'spec')
  if (spec.is === 'absent') return notApplicable('It calls no other node.')
  const defaults = world.read(spec.value, 'backendDefaults')
  const usual: Read<ClientPolicy> =
    defaults.is === 'known'
      ? world.read(defaults.value, 'clientPolicy')
      : defaults.is === 'unknown'
        ? defaults
        : { is: 'absent', origin: defaults.origin }
  const backends = someItem(world, spec.value, 'backends', (backend) => {
    const service = world.read(backend, 'virtualService')
    const own = service.is === 'known' ? world.read(service.value, 'clientPolicy') : undefined
    return judge(own && own.is !== 'absent' ? own : usual)
  })
  if (backends.length > 0) return any(backends)
  return usual.is === 'absent' ? notApplicable('It calls no other node.') : judge(usual)
}

const egressFilterSource = 'AWS App Mesh API Reference, EgressFilter'

/** Is the filter for what leaves the mesh of this type? DROP_ALL where none is set. */
export function egressFilterIs(
  mesh: Resource<'AWS::AppMesh::Mesh'>,
  world: World,
  wanted: 'ALLOW_ALL' | 'DROP_ALL',
): Answer {
  const usual = (origin: Origin): Answer =>
    wanted === 'DROP_ALL' ? unset('egressFilter is not set and AWS takes DROP_ALL.', egressFilterSource, origin) : no
  const spec = world.read(mesh, 'spec')
  if (spec.is === 'unknown') return unknown(spec, 'spec')
  if (spec.is === 'absent') return usual(spec.origin)
  const filter = world.read(spec.value, 'egressFilter')
  if (filter.is === 'unknown') return unknown(filter, 'egressFilter')
  if (filter.is === 'absent') return usual(filter.origin)
  return check(world, filter.value, 'type', (type) => type === wanted)
}
