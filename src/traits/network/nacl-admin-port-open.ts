import type { Held } from '../../analysis/network/facts/survey-index.ts'
import type { AclEntry, NetworkAcl } from '../../analysis/network/network.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, no } from '../answer.ts'
import { aboutEntry, aclOf, admitsAll, everybody, isRefusedBefore, keyOfEntry, usersOfAcl } from '../network-acls.ts'
import { whole } from '../subjects.ts'
import { type Found, trait } from '../trait.ts'
import { forUsers } from '../users.ts'

type Holder = Resource<'AWS::EC2::NetworkAclEntry' | 'AWS::EC2::NetworkAcl'>

const adminPorts = [22, 3389]

export const naclAdminPortOpen = trait({
  id: 'nacl-admin-port-open',
  category: 'Reachability',
  resource: 'AWS::EC2::NetworkAclEntry',
  likewise: ['AWS::EC2::NetworkAcl'],
  title: 'Network ACL admits SSH or RDP',
  why: 'Only a security group stands between the internet and the log-in of the hosts, and one wrong rule opens it.',
  fix: 'Deny ports 22 and 3389 from everywhere in an entry with a lower number, and reach hosts by SSM Session Manager.',
  example: {
    type: 'AWS::EC2::NetworkAclEntry',
    set: {
      ruleNumber: 90,
      egress: false,
      ruleAction: 'deny',
      protocol: '6',
      cidrBlock: '0.0.0.0/0',
      portRange: { from: 22, to: 22 },
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'Amazon VPC User Guide, Control subnet traffic with network access control lists',
    'AWS Security Hub User Guide, EC2.21',
  ],
  evaluate: (holder: Holder, world) => {
    const held = aclOf(holder, world)
    if (!held) return whole(holder.type === 'AWS::EC2::NetworkAcl' ? no : withoutAcl(holder, world))
    const open = openEntries(holder, held)
    if (open.length === 0) return whole(no)
    return forUsers(usersOfAcl(held.whole, holder, world), ['tasks', 'hosts'], holder.place, () => open)
  },
})

/** An entry that is a resource of its own is judged as such, and one that allows all traffic by `nacl-allow-all`. */
function openEntries(holder: Holder, { whole: acl, parts }: Held<NetworkAcl, AclEntry>): readonly Found[] {
  const isOwn = holder.type === 'AWS::EC2::NetworkAclEntry'
  return parts
    .filter(({ protocol }) => protocol !== 'all')
    .flatMap((entry) => {
      const ports = adminPorts.filter((port) => admitsAll(entry, port) && !isRefusedBefore(entry, acl, port))
      if (ports.length === 0) return []
      const says = `Entry ${entry.number} admits "${everybody(entry)}" on port ${ports.join(' and ')}.`
      return [{ subject: isOwn ? '' : keyOfEntry(entry), answer: aboutEntry(entry, says) }]
    })
}

function withoutAcl(entry: Resource<'AWS::EC2::NetworkAclEntry'>, world: World): Answer {
  const [egress, action] = [world.read(entry, 'egress'), world.read(entry, 'ruleAction')]
  if (egress.is === 'known' && egress.value) return no
  if (action.is === 'known' && action.value === 'deny') return no
  const ranges = [world.read(entry, 'cidrBlock'), world.read(entry, 'ipv6CidrBlock')]
  if (!ranges.some((read) => read.is === 'unknown' || (read.is === 'known' && /\/0$/.test(read.value)))) return no
  const says = 'What it admits, and where, is not known: its network ACL or its number is not.'
  return { is: 'unknown', missing: [{ says, origin: entry.place }] }
}
