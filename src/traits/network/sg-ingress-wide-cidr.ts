import type { GroupRule } from '../../analysis/network/facts/group-rules.ts'
import { isEverybody, isIcmp, isInside, isWide } from '../../analysis/network/facts/rule-ranges.ts'
import type { Intent } from '../../model/config.ts'
import { parseCidr } from '../../model/ip.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no } from '../answer.ts'
import { eachIngressRule, lets, type RuleHolder, someRange } from '../security-groups.ts'
import { trait } from '../trait.ts'

export const sgIngressWideCidr = trait({
  id: 'sg-ingress-wide-cidr',
  category: 'Reachability',
  resource: 'AWS::EC2::SecurityGroup',
  likewise: ['AWS::EC2::SecurityGroupIngress'],
  title: 'Ingress from a very wide public range',
  why: 'So large a part of the internet belongs to no single owner: an attacker rents an address in it.',
  fix: 'Replace the range by those that are really needed.',
  example: {
    type: 'AWS::EC2::SecurityGroup',
    set: { securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 8080, toPort: 8080, cidrIp: '198.51.100.0/24' }] },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon VPC User Guide, Security group rules'],
  evaluate: (holder: RuleHolder, world, intent) =>
    eachIngressRule(holder, world, ['tasks', 'hosts'], (rule) => wide(rule, world, intent)),
})

function wide(rule: GroupRule, world: World, { trustedNetworks = [], widestPublicRange }: Intent): Answer {
  if (isIcmp(rule)) return no
  const widest = widestPublicRange === undefined ? 16 : Number(widestPublicRange.slice(1))
  const trusted = trustedNetworks.flatMap((text) => parseCidr(text) ?? [])
  return someRange(rule, world, {
    holds: ({ cidr }) =>
      !isEverybody(cidr) && isWide(cidr, widest) && !trusted.some((network) => isInside(cidr, network)),
    mayHold: (prefix) => prefix === undefined || (prefix > 0 && prefix < widest),
    says: ({ text }) => lets(rule, `"${text}", a public range wider than /${widest},`),
  })
}
