import { behind, given, ofTasks, tcp, world } from '../../../test/group-cases.ts'
import { ref, service } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { serviceNoLoadBalancer } from './service-no-load-balancer.ts'

const open = [{ ...tcp(8080), ...world }]
const Web = service(['Public'], [ref('It')], { AssignPublicIp: 'ENABLED' })

traitCases(serviceNoLoadBalancer, [
  {
    name: 'straight on the internet',
    template: ofTasks(open, { Web }),
    gives: { '': { is: 'present', severity: 'low', certainty: 'certain' } },
  },
  { name: 'a closed group', template: ofTasks([], { Web }), gives: { '': 'absent' } },
  { name: 'in a private subnet', template: ofTasks(open), gives: { '': 'absent' } },
  { name: 'behind a load balancer', template: ofTasks(open, behind('application')), gives: { '': 'absent' } },
  {
    name: 'load balancers without a value',
    template: ofTasks(open, { Web: { ...Web, Properties: { ...Web.Properties, LoadBalancers: ref('Given') } } }, given),
    gives: { '': 'unknown' },
  },
])
