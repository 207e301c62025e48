import type { Resource } from '../../../../model/resource.ts'
import type { Read } from '../../../../model/slot.ts'
import type { Maybe } from '../../../../model/text.ts'
import { type Door, type Interface, type Subnet, tcp } from '../../network.ts'
import type { NetworkWorkload } from '../../workload.ts'
import type { Draft } from '../draft.ts'
import { latticeAddresses } from '../groups/prefix-lists.ts'
import { listed } from '../listed.ts'
import { leadingByGroup } from './lattice-services.ts'
import { latticeTargets } from './lattice-targets.ts'

type Association = Resource<'AWS::VpcLattice::ServiceNetworkVpcAssociation'>

/** A door before it is known what stands in the VPC that it opens to. */
export type LatticeDoor = Omit<Door, 'from'> & { readonly vpc: string }

/**
 * VPC Lattice leads from every VPC of a service network to the targets of its services. How is not followed, so that none
 * is certain.
 *
 * Source: Amazon VPC Lattice User Guide, "Control traffic in VPC Lattice using security groups".
 */
export function latticeDoorsOf(workloads: readonly NetworkWorkload[], draft: Draft): readonly LatticeDoor[] {
  const vpcs = draft.index(vpcsByNetwork)
  if (vpcs.size === 0) return []
  const leading = draft.index(leadingByGroup)
  return [...latticeTargets(workloads, draft)].flatMap(([group, targets]) =>
    [...(leading.get(group) ?? []), ...(leading.get('') ?? [])].flatMap(({ service, ports }, way) =>
      (draft.index(networksByService).get(service) ?? []).flatMap((network) =>
        (vpcs.get(network) ?? []).flatMap((association) => {
          const shared = doorOf(association, network, service, draft)
          return targets.flatMap((to, index) =>
            shared ? [{ ...shared, id: `${shared.id}/${group}/${way}/${index}`, ports: [ports], to }] : [],
          )
        }),
      ),
    ),
  )
}

function doorOf(association: Association, network: string, service: string, draft: Draft) {
  const { world } = draft
  const vpc = draft.vpc(world.read(association, 'vpcIdentifier'))
  if (vpc === undefined) return undefined
  const groups = listed(association, 'securityGroupIds', world)
  const reads = [...groups.items.map(({ read }) => read), ...groups.unknown]
  const name = `the service network ${nameOf(network, draft)}`
  draft.gap(`What ${name} lets through is not followed.`, association.place)
  return {
    id: association.address,
    name,
    origin: association.place,
    kind: 'vpc-lattice',
    vpc,
    gate: reads.flatMap((read) => draft.group(read) ?? []),
    protocol: tcp,
    seenAs: { is: 'prefix-list', id: latticeAddresses.id },
    isPublicOrigin: false,
    comesFromInside: false,
    isAuthenticated: asks([network, service], draft),
    certain: false,
  } as const
}

const nameOf = (id: string, draft: Draft): string => {
  const found = draft.estate.at(id)
  return found ? draft.thing(found).name : id.slice(id.lastIndexOf('/') + 1)
}

/** An auth policy of the network or of the service judges who comes, where its type is AWS_IAM. */
function asks(ids: readonly string[], { estate, world }: Draft): Maybe {
  const types = ids.map((id) => {
    const found = estate.at(id)
    if (found?.type !== 'AWS::VpcLattice::Service' && found?.type !== 'AWS::VpcLattice::ServiceNetwork')
      return 'unknown'
    const type = world.read(found, 'authType')
    return type.is === 'known' ? type.value === 'AWS_IAM' : type.is === 'unknown' && 'unknown'
  })
  return types.includes(true) || (types.includes('unknown') && 'unknown')
}

function* vpcsByNetwork(draft: Draft): Iterable<readonly [network: string, Association]> {
  for (const association of draft.of('AWS::VpcLattice::ServiceNetworkVpcAssociation')) {
    const network = draft.idOf(draft.world.read(association, 'serviceNetworkIdentifier'))
    if (network !== undefined && isThere(draft.world.read(association, 'status'))) yield [network, association]
  }
}

/** What is being deleted, or could not be made, joins nothing. */
const isThere = (status: Read<string>): boolean =>
  status.is !== 'known' || !/^DELETE_IN_PROGRESS|^CREATE_FAILED/.test(status.value)

function* networksByService(draft: Draft): Iterable<readonly [service: string, network: string]> {
  for (const association of draft.of('AWS::VpcLattice::ServiceNetworkServiceAssociation')) {
    const network = draft.idOf(draft.world.read(association, 'serviceNetworkIdentifier'))
    const service = draft.idOf(draft.world.read(association, 'serviceIdentifier'))
    const isJoined = isThere(draft.world.read(association, 'status'))
    if (network !== undefined && service !== undefined && isJoined) yield [service, network]
  }
}

/** The doors, open to what stands in their VPCs. */
export function openedTo(
  doors: readonly LatticeDoor[],
  subnets: readonly Subnet[],
  interfaces: readonly Interface[],
  meantBy: (vpc: string) => string,
): readonly Door[] {
  if (doors.length === 0) return []
  const vpcOf = new Map(subnets.map(({ id, vpc }) => [id, vpc]))
  const ids = new Map<string | undefined, string[]>()
  for (const { id, owner, subnet } of interfaces) {
    if (owner.is === 'nat-gateway' || owner.is === 'load-balancer') continue
    const vpc = vpcOf.get(subnet)
    const same = ids.get(vpc)
    if (same) same.push(id)
    else ids.set(vpc, [id])
  }
  return doors.map(({ vpc, ...door }) => ({ ...door, from: ids.get(meantBy(vpc)) ?? [] }))
}
