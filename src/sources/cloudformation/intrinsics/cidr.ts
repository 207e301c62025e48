import { parseCidr, showIp } from '../../../model/ip.ts'
import type { Value } from '../../value.ts'
import { evaluateItems, fieldOf, type Intrinsic, inEveryBranch, unknown, unusable } from '../scope.ts'

/** CloudFormation gives at most this many blocks. */
const maxBlocks = 256n

/** Source: AWS CloudFormation User Guide, "Fn::Cidr". */
export const cidr: Intrinsic = (argument, at, scope) => {
  const items = evaluateItems(argument, fieldOf(at), scope)
  if (!items || items.length < 2) return unusable('Fn::Cidr', 'Fn::Cidr needs a block and a count.', at, scope)
  return inEveryBranch('Fn::Cidr', items, at, scope, ([block, count, bits]) => {
    for (const value of [block, count, bits]) {
      if (value?.is === 'unknown' || value?.is === 'text') return unknown(value.why, { name: 'Fn::Cidr' }, at)
    }
    const range = block?.is === 'scalar' ? parseCidr(block.text) : undefined
    const wanted = count?.is === 'scalar' && /^\d{1,3}$/.test(count.text) ? BigInt(count.text) : 0n
    const width = bits?.is === 'scalar' ? Number(bits.text) : range?.version === 6 ? 64 : 8
    if (!range || wanted < 1n || wanted > maxBlocks)
      return unusable('Fn::Cidr', 'Fn::Cidr needs a block and a count of 1 to 256.', at, scope)
    const length = range.version === 4 ? 32 : 128
    const prefix = length - width
    if (
      !Number.isInteger(width) ||
      width < 1 ||
      prefix < range.prefix ||
      1n << BigInt(prefix - range.prefix) < wanted
    ) {
      return unusable(
        'Fn::Cidr',
        `${block?.is === 'scalar' ? block.text : 'The block'} has no room for ${wanted} blocks.`,
        at,
        scope,
      )
    }
    const step = 1n << BigInt(width)
    const blocks = Array.from({ length: Number(wanted) }, (_, index): Value => {
      const text = `${showIp(range.version, range.first + BigInt(index) * step)}/${prefix}`
      return { is: 'scalar', value: text, text, origin: at }
    })
    return { is: 'list', items: blocks, origin: at }
  })
}
