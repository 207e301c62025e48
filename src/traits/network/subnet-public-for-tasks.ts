import { subnetRoutesOf } from '../../analysis/network/facts/subnet-routes.ts'
import { shortName } from '../../analysis/network/survey/named.ts'
import { all, yes } from '../answer.ts'
import { leadsToInternetGateway } from '../routes.ts'
import { eachSubnet } from '../subnets.ts'
import { trait } from '../trait.ts'

export const subnetPublicForTasks = trait({
  id: 'subnet-public-for-tasks',
  category: 'Reachability',
  resource: 'AWS::ECS::Service',
  title: 'Tasks placed in public subnets',
  why: 'A public address, given by one mistake, puts the containers on the internet: nothing else stands between them.',
  fix: 'Name private subnets in awsvpcConfiguration, and let tasks out through a NAT gateway or VPC endpoints.',
  example: {
    type: 'AWS::ECS::Service',
    set: {
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f67890'], assignPublicIp: 'DISABLED' },
      },
    },
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS Developer Guide, Best practices for connecting Amazon ECS applications to the internet'],
  evaluate: (service, world) =>
    eachSubnet(service, world, (subnet, place) =>
      all([
        leadsToInternetGateway(subnetRoutesOf(subnet, world), `subnet ${subnet.address}`, subnet.place),
        yes(`subnets of the service has ${shortName(subnet.address)}.`, place),
      ]),
    ),
})
