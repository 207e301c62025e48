import { callersIn, placesOfNeed } from '../../analysis/network/facts/callers.ts'
import { wayToInternet, wayToService } from '../../analysis/network/facts/service-ways.ts'
import type { Intent } from '../../model/config.ts'
import { names } from '../../model/pattern.ts'
import type { Resource } from '../../model/resource.ts'
import { type Answer, any, no, notApplicable, yes } from '../answer.ts'
import { neededIn, subnetOf, toldBy, undecidedOf, unreadIn } from '../endpoints.ts'
import { means } from '../intents.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const endpointCallsTraverseInternet = trait({
  id: 'endpoint-calls-traverse-internet',
  category: 'Reachability',
  resource: 'AWS::EC2::VPC',
  title: 'AWS API calls leave the VPC',
  why: 'Calls with credentials and secrets in them go over public addresses, and the way that they take is open to whoever breaks in.',
  fix: 'Create an endpoint of the service with private DNS.',
  example: {
    type: 'AWS::EC2::VPCEndpoint',
    isNew: true,
    set: {
      vpcId: 'vpc-0a1b2c3d',
      vpcEndpointType: 'Interface',
      serviceName: 'com.amazonaws.eu-west-1.logs',
      subnetIds: ['subnet-0a1b2c3d'],
      securityGroupIds: ['sg-0a1b2c3d'],
      privateDnsEnabled: true,
    },
  },
  severity: 'low',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)',
    'Amazon VPC User Guide, NAT gateways',
  ],
  evaluate: (vpc, world, intent) => {
    const callers = callersIn(vpc, world)
    if (!callers || callers.callers.length === 0) return whole(notApplicable('No task of this scan runs in it.'))
    const isPrivate = arePrivate(vpc, intent)
    if (isPrivate === undefined)
      return whole(undecidedOf(vpc, 'Whether calls of AWS have to stay inside is not declared (privateCalls).'))
    if (!isPrivate) return whole(notApplicable('Calls of AWS may leave it, as declared.'))
    const { surroundings } = callers
    const found = [...neededIn(callers)].map(([service, needed]) => {
      let answer: Answer = no
      for (const one of needed) {
        const places = placesOfNeed(one.caller, one.need)
        if (places.length === 0)
          answer = undecidedOf(vpc, `From where tasks of "${one.caller.name}" call ${service} is not known.`)
        for (const from of places) {
          const way = wayToService(service, from, vpc, surroundings, world)
          const out = way.is === true ? undefined : wayToInternet(from, surroundings)
          if (!out || out.is === false) continue
          const where = `subnet "${subnetOf(from, surroundings)}"`
          if (out.is === true && way.is === false) {
            const says = `Calls of ${service} from ${where} leave by ${wayNames[out.by ?? ''] ?? 'a route'}: ${way.why}.`
            return toldBy(yes(says, vpc.place), [one], 'low')
          }
          answer = undecidedOf(vpc, `Whether calls of ${service} from ${where} leave it is not known.`)
        }
      }
      return answer
    })
    return whole(any([...found, ...unreadIn(callers, vpc, world)]))
  },
})

const wayNames: Readonly<Record<string, string | undefined>> = {
  'internet-gateway': 'the internet gateway',
  'nat-gateway': 'a NAT gateway',
  'egress-only-internet-gateway': 'an egress-only internet gateway',
}

/** Must calls of AWS stay in a VPC? Undefined where nothing is declared. */
function arePrivate(vpc: Resource<'AWS::EC2::VPC'>, { noInternetGateway, privateCalls }: Intent): boolean | undefined {
  const isShut = noInternetGateway?.some((pattern) => names(pattern, vpc))
  const isMeant = means(privateCalls, vpc)
  return isShut === undefined && isMeant === undefined ? undefined : isShut === true || isMeant === true
}
