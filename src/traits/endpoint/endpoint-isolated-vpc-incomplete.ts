import { type Callers, callersIn, placesOfNeed } from '../../analysis/network/facts/callers.ts'
import type { CalledService } from '../../analysis/network/facts/endpoint-services.ts'
import { wayToInternet, wayToService } from '../../analysis/network/facts/service-ways.ts'
import { names } from '../../model/pattern.ts'
import type { Resource } from '../../model/resource.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, yes } from '../answer.ts'
import { isThere, type Needed, neededIn, subnetOf, toldBy, undecidedOf, unreadIn } from '../endpoints.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

type Vpc = Resource<'AWS::EC2::VPC'>

export const endpointIsolatedVpcIncomplete = trait({
  id: 'endpoint-isolated-vpc-incomplete',
  category: 'Misconfiguration',
  resource: 'AWS::EC2::VPC',
  title: 'VPC without internet lacks a needed endpoint',
  why: 'Tasks that cannot get images, secrets or a place for logs do not start; opening the internet to them in a hurry is worse.',
  fix: 'Create the endpoint, with private DNS and a security group that lets in HTTPS from the tasks.',
  example: {
    type: 'AWS::EC2::VPCEndpoint',
    isNew: true,
    set: {
      vpcId: 'vpc-0a1b2c3d',
      vpcEndpointType: 'Interface',
      serviceName: 'com.amazonaws.eu-west-1.secretsmanager',
      subnetIds: ['subnet-0a1b2c3d'],
      securityGroupIds: ['sg-0a1b2c3d'],
      privateDnsEnabled: true,
    },
  },
  severity: 'medium',
  references: [
    'Amazon ECS Developer Guide, Amazon ECS interface VPC endpoints (AWS PrivateLink)',
    'Amazon ECR User Guide, Amazon ECR interface VPC endpoints (AWS PrivateLink)',
  ],
  evaluate: (vpc, world, { noInternetGateway }) => {
    const callers = callersIn(vpc, world)
    if (!callers || callers.callers.length === 0) return whole(notApplicable('No task of this scan runs in it.'))
    const isShut = noInternetGateway?.some((pattern) => names(pattern, vpc))
    let isUndeclared = false
    const found = [...neededIn(callers)].map(([service, needed]) => {
      const way = reached(service, vpc, needed, callers, world)
      const there = isThere(service, vpc, world)
      if (way.is === 'no' && !there && isShut === undefined) isUndeclared = true
      const wanted = isShut ? (there ?? asked(service, vpc, needed)) : no
      return way.is === 'yes' || wanted.is === 'no' ? way : wanted
    })
    const says =
      'Whether an internet gateway may be in it is not declared (noInternetGateway), and endpoints are missing.'
    const isOpen = callers.callers.every(({ tasks, hosts }) =>
      [...tasks, ...hosts].every((from) => wayToInternet(from, callers.surroundings).is === true),
    )
    const unread = isOpen && !isShut ? [] : unreadIn(callers, vpc, world)
    return whole(any([...found, ...(isUndeclared ? [undecidedOf(vpc, says)] : []), ...unread]))
  },
})

const asked = (service: CalledService, vpc: Vpc, needed: readonly Needed[]): Answer =>
  toldBy(
    yes(`No internet gateway is allowed in it, and it has no endpoint of ${service}.`, vpc.place),
    needed,
    'medium',
  )

/** Do all who need a service get to it, by an endpoint or otherwise? */
function reached(
  service: CalledService,
  vpc: Vpc,
  needed: readonly Needed[],
  { surroundings }: Callers,
  world: World,
): Answer {
  let open: Answer = no
  for (const one of needed) {
    const places = placesOfNeed(one.caller, one.need)
    if (places.length === 0 && isThere(service, vpc, world)?.is !== 'no')
      open = undecidedOf(vpc, `From where tasks of "${one.caller.name}" call ${service} is not known.`)
    for (const from of places) {
      const out = wayToInternet(from, surroundings)
      if (out.is === true) continue
      const way = wayToService(service, from, vpc, surroundings, world)
      if (way.is === true) continue
      const where = `subnet "${subnetOf(from, surroundings)}"`
      if (out.is === false && way.is === false)
        return toldBy(
          yes(`From ${where} nothing gets to ${service}: there is no way out, and ${way.why}.`, vpc.place),
          [one],
          'medium',
        )
      open = undecidedOf(vpc, `Whether ${service} can be reached from ${where} is not known.`)
    }
  }
  return open
}
