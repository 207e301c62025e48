import { loadBalancer, made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { routeUnrestrictedToIgw } from './route-unrestricted-to-igw.ts'

const template = (Resources: object, more: object = {}) => ({
  ...more,
  Resources: { ...network, Task: taskDefinition(), ...Resources },
})
const tables = { PublicTable: 'absent', PrivateTable: 'absent' } as const

traitCases(routeUnrestrictedToIgw, [
  {
    name: 'tasks behind it',
    template: template({ Web: service(['Public']) }),
    gives: {
      ...tables,
      PublicRoute: {
        is: 'present',
        severity: 'low',
        certainty: 'certain',
        says: ['The route to "0.0.0.0/0" leads to internet gateway Gateway.'],
      },
    },
  },
  {
    name: 'a load balancer behind it',
    template: template({ Web: service(['Private']), Balancer: loadBalancer(['Public']) }),
    gives: { ...tables, PublicRoute: 'not-applicable' },
  },
  {
    name: 'nobody that is known behind it',
    template: template({}),
    gives: { ...tables, PublicRoute: { is: 'present', certainty: 'possible' } },
  },
  {
    name: 'a route to something else',
    template: template({
      Web: service(['Public']),
      PublicRoute: made('AWS::EC2::Route', {
        RouteTableId: ref('PublicTable'),
        DestinationCidrBlock: '192.0.2.0/24',
        GatewayId: ref('Gateway'),
      }),
    }),
    gives: { ...tables, PublicRoute: 'absent' },
  },
  {
    name: 'a table of somebody else',
    template: template(
      {
        PublicRoute: made('AWS::EC2::Route', {
          RouteTableId: ref('Given'),
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: ref('Gateway'),
        }),
      },
      { Parameters: { Given: { Type: 'String' } } },
    ),
    gives: { ...tables, PublicRoute: 'unknown' },
  },
  {
    name: 'a table of a reply',
    files: {
      'tables.json': {
        RouteTables: [
          {
            RouteTableId: 'rtb-1',
            VpcId: 'vpc-1',
            OwnerId: '111122223333',
            Associations: [],
            Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active', Origin: 'CreateRoute' }],
          },
        ],
      },
    },
    gives: { '': { is: 'present', certainty: 'possible' } },
  },
])
