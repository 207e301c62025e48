import { type Surroundings, surroundingsOf } from '../../analysis/network/facts/surroundings.ts'
import { type NetworkAcl, tcp } from '../../analysis/network/network.ts'
import { each } from '../../analysis/network/sets/bounds.ts'
import { difference, isEmpty } from '../../analysis/network/sets/intervals.ts'
import { servicesOf } from '../../analysis/network/sets/services.ts'
import { addressesIn, serving, type Traffic } from '../../analysis/network/sets/traffic.ts'
import { type Answer, any, no, notApplicable, possibly, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const naclReturnPathMissing = trait({
  id: 'nacl-return-path-missing',
  category: 'Best Practice',
  resource: 'AWS::EC2::NetworkAcl',
  title: 'Stateless ACL lacks the opposite direction',
  why: 'What it lets in gets no answer out, so the rules look safe, or broken, and tempt somebody to open everything.',
  fix: 'Allow the answers in the other direction: TCP 1024 to 65535 to and from those that are let in and out.',
  example: {
    type: 'AWS::EC2::NetworkAclEntry',
    set: {
      networkAclId: 'acl-0a1b2c3d4e5f67890',
      ruleNumber: 100,
      egress: true,
      protocol: '6',
      ruleAction: 'allow',
      cidrBlock: '0.0.0.0/0',
      portRange: { from: 1024, to: 65535 },
    },
    isNew: true,
  },
  severity: 'low',
  references: ['Amazon VPC User Guide, Control subnet traffic with network access control lists'],
  evaluate: (acl, world) => {
    const surroundings = surroundingsOf(acl, world)
    const found = surroundings?.survey.network.networkAcls.find(({ id }) => id === acl.address)
    if (!surroundings || !found) return whole(notApplicable('It belongs to no VPC that is known.'))
    if (!surroundings.survey.network.subnets.some(({ networkAcl }) => networkAcl === acl.address))
      return whole(notApplicable('No subnet has it.'))
    return whole(any((['in', 'out'] as const).map((direction) => answerOf(found, direction, surroundings))))
  },
})

/** Whom TCP is let through in one direction without answers in the other. */
function answerOf(acl: NetworkAcl, direction: 'in' | 'out', { reach }: Surroundings): Answer {
  const answers: Answer[] = ([4, 6] as const).map((version) => {
    const filters = reach.topology.filters(version)
    const requests = filters.ofAcl(acl.id, direction).traffic
    const replies = filters.ofAcl(acl.id, direction === 'in' ? 'out' : 'in').answers
    const open = each(requests, addressesOfTcp)
    const answered = each(replies, addressesOfTcp)
    // Surely open and not even perhaps answered; or perhaps open and not surely answered.
    const sure = difference(open.least, answered.most)
    const perhaps = difference(open.most, answered.least)
    const entry = acl.entries.find(({ isEgress, allows }) => allows && isEgress === (direction === 'out'))
    if (!entry || (isEmpty(sure) && isEmpty(perhaps))) return no
    const [there, back] = direction === 'in' ? ['in', 'out'] : ['out', 'in']
    const says = `It lets TCP ${there}, and no answers to ports 1024 to 65535 ${back}, for some addresses of IPv${version}.`
    const answer = yes(says, entry.origin)
    return isEmpty(sure) ? possibly(answer) : answer
  })
  return any(answers)
}

const addressesOfTcp = (traffic: Traffic) => addressesIn(serving(traffic, servicesOf(tcp, [0, 65_535])))
