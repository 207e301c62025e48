import { usersOfSubnets } from '../../analysis/network/facts/users.ts'
import { check, graded, worsened, yes } from '../answer.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'
import { forUsers } from '../users.ts'

export const subnetAutoAssignPublicIp = trait({
  id: 'subnet-auto-assign-public-ip',
  category: 'Misconfiguration',
  resource: 'AWS::EC2::Subnet',
  title: 'Subnet gives public addresses by default',
  why: 'Whatever starts there is on the internet unless somebody thinks of saying no, container hosts above all.',
  fix: 'Set mapPublicIpOnLaunch to false, and give addresses only where one is wanted.',
  example: { type: 'AWS::EC2::Subnet', set: { mapPublicIpOnLaunch: false } },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: [
    'Amazon VPC User Guide, Modify the IP addressing attributes of your subnet',
    'AWS Security Hub User Guide, EC2.15',
  ],
  evaluate: (subnet, world) => {
    const answer = check(world, subnet, 'mapPublicIpOnLaunch', (maps) => maps === true)
    if (answer.is === 'no') return whole(answer)
    const users = usersOfSubnets([subnet], world)
    return forUsers(users, ['tasks', 'hosts'], subnet.place, () => {
      const [host] = users.hosts
      const mild = graded(answer, 'low')
      if (!host) return whole(mild)
      return whole(worsened(mild, yes(`Container instances start in it: ${host.name}.`, host.origin), 'medium'))
    })
  },
})
