import { type Listener, type ListenerRule, rulesOf } from '../../analysis/load-balancing/listeners.ts'
import { type Group, type GroupRule, rulesOfGroup } from '../../analysis/network/facts/group-rules.ts'
import { isEverybody, passesTcp } from '../../analysis/network/facts/rule-ranges.ts'
import { surveyAround } from '../../analysis/network/survey/survey.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, all, any, no, notApplicable, possibly, unknown, yes } from '../answer.ts'
import { forwards, someAction } from '../listeners.ts'
import { lets, someRange } from '../security-groups.ts'
import { someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const lbNotScopedToEdge = trait({
  id: 'lb-not-scoped-to-edge',
  category: 'Reachability',
  resource: 'AWS::ElasticLoadBalancingV2::Listener',
  title: 'ALB behind CloudFront accepts other origins',
  why: 'Anybody, or a distribution of anybody, reaches the load balancer past the web ACL and the log-in at the edge.',
  fix: 'Forward only requests with a secret header that the distribution adds, or make the load balancer internal behind a VPC origin.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    set: { defaultActions: [{ type: 'fixed-response', order: 1, fixedResponseConfig: { statusCode: '403' } }] },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Amazon CloudFront Developer Guide, Restrict access to Application Load Balancers',
    'Amazon CloudFront Developer Guide, Restrict access with VPC origins',
  ],
  evaluate: (listener, world) => whole(judge(listener, world)),
})

function judge(listener: Listener, world: World): Answer {
  const balancer = world.follow(listener, 'loadBalancerArn')
  if (balancer.is !== 'known') return notApplicable('Its load balancer is not in this scan.')
  const { address } = balancer.value
  const doors = surveyAround(listener, world)?.network.doors ?? []
  const edges = doors.filter(({ kind, to }) => kind === 'cloudfront' && to.is === 'load-balancer' && to.id === address)
  const [edge] = edges
  if (!edge) return notApplicable('No CloudFront distribution of the scan leads to its load balancer.')
  if (edges.every(({ comesFromInside }) => comesFromInside)) return no
  return all([
    yes(`CloudFront leads to it: ${edge.name}.`, edge.origin),
    admitsOthers(balancer.value, listener, world),
    serves(listener, world),
  ])
}

/** Do the groups of the load balancer let in more than one distribution? */
function admitsOthers(
  balancer: Resource<'AWS::ElasticLoadBalancingV2::LoadBalancer'>,
  listener: Listener,
  world: World,
): Answer {
  const port = world.read(listener, 'port')
  return any([
    no,
    ...someItem(world, balancer, 'securityGroups', (target) => {
      const group = world.estate.resolve(target)
      const name = target.text ?? target.name ?? 'A group'
      if (group?.type !== 'AWS::EC2::SecurityGroup') {
        const why = { because: 'not-scanned', name } as const
        return unknown({ is: 'unknown', why, origin: balancer.place }, 'Whom the load balancer lets in')
      }
      return any([
        no,
        ...rulesFor(group, port.is === 'known' ? port.value : undefined, world).map((rule) => ofOthers(rule, world)),
      ])
    }),
  ])
}

const rulesFor = (group: Group, port: number | undefined, world: World): readonly GroupRule[] =>
  rulesOfGroup(group, 'ingress', world).rules.filter((rule) => port === undefined || passesTcp(rule, port))

function ofOthers(rule: GroupRule, world: World): Answer {
  const { peer } = rule
  if (peer.is === 'prefix-list') {
    const name = peer.list.is === 'known' ? world.read(peer.list.value, 'prefixListName') : undefined
    const isCloudFront = /cloudfront/.test(peer.text) || (name?.is === 'known' && /cloudfront/.test(name.value))
    const answer = yes(lets(rule, `prefix list "${peer.text}", which is that of every distribution,`), rule.origin)
    if (isCloudFront) return answer
    if (peer.list.is !== 'known') return possibly(answer)
  }
  return someRange(rule, world, {
    holds: ({ cidr }) => isEverybody(cidr),
    mayHold: (prefix) => prefix === undefined || prefix === 0,
    says: ({ text }) => lets(rule, `everybody ("${text}")`),
  })
}

/** Are requests forwarded that have no header of their own? */
function serves(listener: Listener, world: World): Answer {
  const own = someAction(listener, world, (action) => forwards(action, world, 'The default action forwards requests.'))
  const answer = any([own, ...rulesOf(listener, world).map((rule) => withoutHeader(rule, world))])
  if (answer.is !== 'no' || world.estate.complete('AWS::ElasticLoadBalancingV2::ListenerRule', listener.address))
    return answer
  const says = 'Whether a rule of it forwards requests is not known: not all of its rules are in this scan.'
  return { is: 'unknown', missing: [{ says, origin: listener.place }] }
}

function withoutHeader(rule: ListenerRule, world: World): Answer {
  const { items, unknown: unread } = world.items(rule, 'conditions')
  const asks = items.some(({ value: condition }) => {
    const field = world.read(condition, 'field')
    return (
      (field.is === 'known' && field.value === 'http-header') ||
      world.read(condition, 'httpHeaderConfig').is === 'known'
    )
  })
  if (asks) return no
  const forwarding = someAction(rule, world, (action) =>
    forwards(action, world, `Rule ${rule.address} forwards requests without asking for a header.`),
  )
  if (forwarding.is !== 'yes' || unread.length === 0) return forwarding
  return any(unread.map((read) => unknown(read, `A condition of ${rule.address}`)))
}
