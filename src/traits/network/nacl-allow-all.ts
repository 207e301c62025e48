import { type Answer, no } from '../answer.ts'
import { aboutEntry, aclOf, admitsAll, everybody, isRefusedBefore, keyOfEntry, usersOfAcl } from '../network-acls.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'
import { forUsers } from '../users.ts'

export const naclAllowAll = trait({
  id: 'nacl-allow-all',
  category: 'Best Practice',
  resource: 'AWS::EC2::NetworkAcl',
  title: 'Network ACL gives no second barrier',
  why: 'Where a security group is opened by mistake, nothing at the border of the subnet stops who comes.',
  fix: 'Allow each tier of subnets the ports and ranges that it needs, both ways, and leave the rest to the last entry.',
  example: {
    type: 'AWS::EC2::NetworkAclEntry',
    set: {
      ruleNumber: 100,
      egress: false,
      ruleAction: 'allow',
      protocol: '6',
      cidrBlock: '10.0.0.0/16',
      portRange: { from: 8080, to: 8080 },
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: ['Amazon VPC User Guide, Control subnet traffic with network access control lists'],
  evaluate: (resource, world) => {
    const acl = aclOf(resource, world)?.whole
    const open = acl?.entries.filter((entry) => admitsAll(entry) && !isRefusedBefore(entry, acl)) ?? []
    if (!acl || open.length === 0) return whole(acl?.whole === true ? no : notAll(resource.place))
    return forUsers(usersOfAcl(acl, resource, world), ['tasks', 'hosts'], resource.place, () =>
      open.map((entry) => ({
        subject: keyOfEntry(entry),
        answer: aboutEntry(entry, `Entry ${entry.number} allows all traffic from "${everybody(entry)}".`),
      })),
    )
  },
})

const notAll = (origin: Parameters<typeof forUsers>[2]): Answer => ({
  is: 'unknown',
  missing: [{ says: 'Whether an entry allows all traffic is not known: not all of its entries can be read.', origin }],
})
