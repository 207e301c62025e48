import type { Resource } from '../../../../model/resource.ts'
import type { Interface } from '../../network.ts'
import { publicAddress } from '../addresses.ts'
import type { Draft } from '../draft.ts'

type Public = Interface['public4']

/** The Elastic IP address of an instance, an interface or a NAT gateway, by its address in the estate. */
export function elasticOf(id: string, draft: Draft): Public | undefined {
  const [first] = draft.index(elastics).get(id) ?? []
  return first
}

function* elastics(draft: Draft): Iterable<readonly [string, Public]> {
  const { world } = draft
  for (const eip of draft.of('AWS::EC2::EIP')) {
    const made = publicOf(eip, draft)
    for (const field of ['instanceId', 'networkInterfaceId'] as const) {
      const id = draft.idOf(world.read(eip, field))
      if (id !== undefined) yield [id, made]
    }
  }
  for (const association of draft.of('AWS::EC2::EIPAssociation')) {
    const eip =
      draft.resource(world.read(association, 'allocationId')) ?? draft.resource(world.read(association, 'eip'))
    const is = world.certainlyExists(association) || 'unknown'
    for (const field of ['instanceId', 'networkInterfaceId'] as const) {
      const id = draft.idOf(world.read(association, field))
      if (id !== undefined) yield [id, { ...(eip && publicOf(eip, draft)), is }]
    }
  }
}

/** The address itself is known where a reply gives it. */
function publicOf(eip: Resource<'AWS::EC2::EIP'>, { world }: Draft): Public {
  const text = world.read(eip, 'publicIp')
  const address = publicAddress(text.is === 'known' ? text.value : undefined)
  return { is: world.certainlyExists(eip) || 'unknown', ...address }
}

/** What is known of an address that a reply shows. */
export const publicSeen = (text: string | undefined): Public =>
  text === undefined ? { is: false } : { is: true, ...publicAddress(text) }

export type { Public }
