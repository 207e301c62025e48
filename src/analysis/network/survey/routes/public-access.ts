import type { Resource } from '../../../../model/resource.ts'
import type { Subnet } from '../../network.ts'
import type { Draft } from '../draft.ts'

type Access = Subnet['publicAccess']

/**
 * What VPC Block Public Access leaves to a subnet. Where nothing is seen of it, it is taken to be off.
 *
 * Source: Amazon VPC User Guide, "Block public access to VPCs and subnets".
 */
export function publicAccessOf(
  subnet: Resource<'AWS::EC2::Subnet'>,
  vpc: Resource<'AWS::EC2::VPC'> | undefined,
  draft: Draft,
): Access {
  const { world, estate } = draft
  const inRegion = estate
    .ofType('AWS::EC2::VPCBlockPublicAccessOptions')
    .filter((options) => world.exists(options) && mayGovern(options, subnet, draft))
  const modes = new Set(inRegion.map((options) => modeOf(options, draft)))
  if (modes.size > 1) return 'unknown'
  const [mode = 'both-ways'] = modes
  if (mode === 'both-ways' || mode === 'unknown') return mode
  const excluded = estate
    .ofType('AWS::EC2::VPCBlockPublicAccessExclusion')
    .filter((one) => world.exists(one) && isAbout(one, subnet, vpc, draft))
    .map((one) => world.read(one, 'internetGatewayExclusionMode'))
  if (excluded.some((read) => read.is !== 'known')) return 'unknown'
  if (excluded.some((read) => read.is === 'known' && read.value === 'allow-bidirectional')) return 'both-ways'
  return excluded.length > 0 ? 'outbound' : mode
}

function modeOf(options: Resource<'AWS::EC2::VPCBlockPublicAccessOptions'>, { world }: Draft): Access {
  const mode = world.read(options, 'internetGatewayBlockMode')
  if (mode.is === 'unknown' || !world.certainlyExists(options)) return 'unknown'
  const value = mode.is === 'known' ? mode.value : mode.default
  return value === 'block-bidirectional' ? 'none' : value === 'block-ingress' ? 'outbound' : 'both-ways'
}

/** Options are those of an account in a Region: others than the subnet's say nothing about it. */
function mayGovern(
  options: Resource<'AWS::EC2::VPCBlockPublicAccessOptions'>,
  subnet: Resource<'AWS::EC2::Subnet'>,
  { world }: Draft,
): boolean {
  const [, , , region, account] = subnet.address.startsWith('arn:') ? subnet.address.split(':') : []
  const [ofRegion, ofAccount] = [world.read(options, 'awsRegion'), world.read(options, 'awsAccountId')]
  return (
    (region === undefined || ofRegion.is !== 'known' || ofRegion.value === region) &&
    (account === undefined || ofAccount.is !== 'known' || ofAccount.value === account)
  )
}

function isAbout(
  exclusion: Resource<'AWS::EC2::VPCBlockPublicAccessExclusion'>,
  subnet: Resource,
  vpc: Resource | undefined,
  draft: Draft,
): boolean {
  const { world } = draft
  const state = world.read(exclusion, 'state')
  if (state.is === 'known' && /^(?:delete|disable)/.test(state.value)) return false
  const named = [
    draft.idOf(world.read(exclusion, 'subnetId')),
    draft.idOf(world.read(exclusion, 'vpcId')),
    draft.idOf(world.read(exclusion, 'resourceArn')),
  ]
  return named.includes(subnet.address) || (vpc !== undefined && named.includes(vpc.address))
}
