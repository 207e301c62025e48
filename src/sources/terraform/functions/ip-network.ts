import { type Cidr, parseCidr, showIp } from '../../../model/ip.ts'
import { define, type Group, integer, narrowed, string, variadic } from './signature.ts'

/** Terraform reads `010` as ten, where AWS refuses it. */
const block = narrowed(string, (text) => {
  const zeros = text.includes(':') ? /(?<=\/)0+(?=\d)/g : /(?<=^|[./])0+(?=\d)/g
  const cidr = parseCidr(text.replace(zeros, ''))
  // Of IPv4 within IPv6 Terraform counts the bits wrongly.
  return cidr?.version === 6 && cidr.first >> 32n === 0xffffn ? undefined : cidr
})

const bitsOf = ({ version }: Cidr): number => (version === 4 ? 32 : 128)

const show = ({ version, first, prefix }: Cidr): string => `${showIp(version, first)}/${prefix}`

/** The block within `outer` that has `newBits` more bits of network, of the number `index`. */
function subnet(outer: Cidr, newBits: bigint, index: bigint): Cidr | undefined {
  const prefix = outer.prefix + Number(newBits)
  if (newBits < 0n || prefix > bitsOf(outer) || index < 0n || index >= 1n << newBits) return undefined
  return { ...outer, first: outer.first + (index << BigInt(bitsOf(outer) - prefix)), prefix }
}

/** More bits than this Terraform does not add at once. */
const maxNewBits = 32n

/** Blocks one behind the other, each begun where a block of its size can. */
function subnets(outer: Cidr, all: readonly bigint[]): readonly Cidr[] | undefined {
  const end = outer.first + (1n << BigInt(bitsOf(outer) - outer.prefix))
  const made: Cidr[] = []
  let at = outer.first
  for (const newBits of all) {
    const prefix = outer.prefix + Number(newBits)
    if (newBits < 1n || newBits > maxNewBits || prefix > bitsOf(outer)) return undefined
    const size = 1n << BigInt(bitsOf(outer) - prefix)
    const first = ((at + size - 1n) / size) * size
    if (first + size > end) return undefined
    made.push({ ...outer, first, prefix })
    at = first + size
  }
  return made
}

/** Source: Terraform documentation, "Built-in Functions", IP Network Functions. */
export const ipNetworkFunctions: Group = {
  cidrhost: define([block, integer], ([range, host], make) => {
    const size = 1n << BigInt(bitsOf(range) - range.prefix)
    if (host >= size || host < -size) return undefined
    return make.text(showIp(range.version, range.first + (host < 0n ? size + host : host)))
  }),
  cidrnetmask: define([block], ([range], make) => {
    if (range.version === 6) return undefined
    const hosts = (1n << BigInt(32 - range.prefix)) - 1n
    return make.text(showIp(4, 0xffffffffn - hosts))
  }),
  cidrsubnet: define([block, integer, integer], ([range, newBits, index], make) => {
    const made = newBits > 128n ? undefined : subnet(range, newBits, index)
    return made && make.text(show(made))
  }),
  cidrsubnets: variadic([block], integer, ([range], all, make) => {
    const made = subnets(range, all)
    return made && make.texts(made.map(show))
  }),
}
