import type { Resource } from '../../../model/resource.ts'
import type { Maybe } from '../../../model/text.ts'
import type { World } from '../../../model/world.ts'
import { every } from '../engine/reachability.ts'
import { endpointServiceOf, isServiceUnknown } from './endpoint-services.ts'

type Vpc = Resource<'AWS::EC2::VPC'>
type Endpoint = Resource<'AWS::EC2::VPCEndpoint'>

/** The endpoints of a VPC that are for a service. */
export interface EndpointsOf {
  readonly found: readonly Endpoint[]
  /** Endpoints that may be among them: their service or VPC is not known. */
  readonly perhaps: readonly Endpoint[]
  /** False: there may be others. */
  readonly whole: boolean
}

/** The endpoints of a service in a VPC, those of the FIPS kind among those that may be: they have names of their own. */
export function endpointsOf(service: string, vpc: Vpc, world: World): EndpointsOf {
  const found: Endpoint[] = []
  const perhaps: Endpoint[] = []
  for (const { endpoint, isSure } of endpointsIn(vpc, world)) {
    const own = endpointServiceOf(endpoint, world)
    if (own?.service === service) (isSure && !own.isFips ? found : perhaps).push(endpoint)
    else if (isServiceUnknown(endpoint, world)) perhaps.push(endpoint)
  }
  const isWhole = world.estate.complete('AWS::EC2::VPCEndpoint', vpc.address) && !world.estate.isHandedOn(vpc.address)
  return { found, perhaps, whole: isWhole }
}

interface Standing {
  readonly endpoint: Endpoint
  readonly isSure: boolean
}

/** What stands in a VPC, and what may: an endpoint whose VPC only deployment decides. */
function endpointsIn(vpc: Vpc, world: World): readonly Standing[] {
  return world.once(endpointsIn, vpc, () =>
    world.estate.ofType('AWS::EC2::VPCEndpoint').flatMap((endpoint): readonly Standing[] => {
      if (!world.exists(endpoint)) return []
      const state = world.read(endpoint, 'state')
      if (state.is === 'known' && /^(?:delet|reject|fail|expire)/i.test(state.value)) return []
      const named = world.follow(endpoint, 'vpcId')
      if (named.is === 'known') return named.value.address === vpc.address ? [{ endpoint, isSure: true }] : []
      return named.is === 'unknown' && named.why.because !== 'not-scanned' ? [{ endpoint, isSure: false }] : []
    }),
  )
}

/**
 * Do the names of a service resolve to its endpoint in the VPC?
 *
 * Source: AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint", private DNS.
 */
export function resolvesPrivately(endpoint: Endpoint, world: World): Maybe {
  const vpc = world.follow(endpoint, 'vpcId')
  const on = (read: { readonly is: string; readonly value?: unknown; readonly default?: unknown }): Maybe =>
    read.is === 'unknown' ? 'unknown' : (read.is === 'known' ? read.value : read.default) === true
  const own = on(world.read(endpoint, 'privateDnsEnabled'))
  if (vpc.is !== 'known') return own
  const dns = (['enableDnsSupport', 'enableDnsHostnames'] as const).map((field) => {
    const read = world.read(vpc.value, field)
    // Describing a VPC does not show it, but private DNS can only be enabled where both are on.
    return read.is === 'absent' && vpc.value.from === 'reply' ? true : on(read)
  })
  return every([own, ...dns])
}
