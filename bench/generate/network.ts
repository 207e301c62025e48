import {
  allPorts,
  type Interface,
  type Listener,
  type LoadBalancer,
  type Network,
  type Route,
  type RouteTable,
  type SecurityGroup,
  type SecurityGroupRule,
  type Subnet,
  type TargetGroup,
  type Thing,
  tcp,
  type Vpc,
} from '../../src/analysis/network/network.ts'
import { type Cidr, parseCidr } from '../../src/model/ip.ts'
import { Random } from './random.ts'

const groupsPerVpc = 20
const zones = ['a', 'b', 'c']

const thing = (id: string): Thing => ({ id, name: id, origin: { at: 'call', call: 'bench', field: id } })

function cidr(text: string): Cidr {
  const read = parseCidr(text)
  if (!read) throw new Error(`${text} is no CIDR`)
  return read
}

/**
 * A network of an organisation: VPCs of three zones with public and private subnets, all of them on one transit gateway; in
 * each, services behind load balancers and data stores behind services. The same seed gives the same network.
 */
export function networkOf(seed: number, interfaces: number): Network {
  const each = 200
  const count = Math.max(1, Math.round(interfaces / each))
  const parts = Array.from({ length: count }, (_, index) => vpcOf(seed + index, index, each))
  return {
    vpcs: parts.map(({ vpc }) => vpc),
    subnets: parts.flatMap(({ subnets }) => subnets),
    routeTables: parts.flatMap(({ routeTables }) => routeTables),
    networkAcls: [
      {
        ...thing('acl'),
        whole: true,
        entries: [true, false].map((isEgress) => ({
          ...thing(`acl ${isEgress}`),
          number: 100,
          isEgress,
          allows: true,
          protocol: 'all',
          ports: allPorts,
          cidr: 'any',
          certain: true,
        })),
      },
    ],
    securityGroups: parts.flatMap(({ groups }) => groups),
    prefixLists: [],
    interfaces: parts.flatMap(({ interfaces: own }) => own),
    natGateways: parts.map(({ nat }) => nat),
    peerings: [],
    transitGateways: [
      {
        ...thing('tgw'),
        whole: true,
        keepsGroups: false,
        attachments: parts.map(({ vpc, subnets }) => ({
          ...thing(`tgw-attach-${vpc.id}`),
          vpc: vpc.id,
          subnets: subnets.filter(({ id }) => id.includes('private')).map(({ id }) => id),
          routeTable: 'tgw-rtb',
          keepsGroups: false,
          isAvailable: true,
        })),
        routeTables: [
          {
            ...thing('tgw-rtb'),
            whole: true,
            routes: parts.map(({ vpc }) => ({
              ...thing(`to ${vpc.id}`),
              cidr: vpc.cidrs[0] ?? 'any',
              attachment: `tgw-attach-${vpc.id}`,
              isPropagated: true,
              certain: true,
            })),
          },
        ],
      },
    ],
    gatewayEndpoints: [],
    loadBalancers: parts.flatMap(({ loadBalancers }) => loadBalancers),
    targetGroups: parts.flatMap(({ targetGroups }) => targetGroups),
    doors: [],
  }
}

function vpcOf(seed: number, index: number, size: number) {
  const random = new Random(seed)
  const id = `vpc-${index}`
  const [second, third] = [Math.floor(index / 32), (index % 32) * 8]
  const own = `10.${second}.${third}.0/21`
  const vpc: Vpc = {
    ...thing(id),
    cidrs: [cidr(own)],
    whole: true,
    internetGateway: { is: 'attached', id: `igw-${index}`, origin: thing(id).origin },
    egressOnlyInternetGateway: { is: 'none' },
  }
  const subnets = zones.flatMap((zone, at): readonly Subnet[] =>
    ['public', 'private'].map((kind, side) => ({
      ...thing(`${id}-${kind}-${zone}`),
      vpc: id,
      cidrs: [cidr(`10.${second}.${third + at * 2 + side}.0/24`)],
      zone,
      routeTable: `${id}-${kind}`,
      networkAcl: 'acl',
      publicAccess: 'both-ways',
    })),
  )
  const groups = Array.from({ length: groupsPerVpc }, (_, at) => groupOf(id, at, own, random.between(0, 99)))
  const nat = { ...thing(`nat-${index}`), subnet: `${id}-public-a`, isPublic: true, certain: true }
  const interfaces: Interface[] = []
  const loadBalancers: LoadBalancer[] = []
  const targetGroups: TargetGroup[] = []
  const add = (subnet: Subnet, group: number, owner: Interface['owner'], isPublic: boolean): Interface => {
    const at = interfaces.length
    const made: Interface = {
      ...thing(`eni-${index}-${at}`),
      subnet: subnet.id,
      groups: [`${id}-sg-${group}`],
      address4: { is: 'at', address: (subnet.cidrs[0]?.first ?? 0n) + 4n + BigInt(at % 250) },
      address6: undefined,
      public4: { is: isPublic },
      sourceDestCheck: true,
      owner,
      certain: true,
    }
    interfaces.push(made)
    return made
  }
  const [publics, privates] = ['public', 'private'].map((kind) => subnets.filter(({ id: one }) => one.includes(kind)))
  for (let service = 0; interfaces.length < size; service++) {
    const group = 1 + (service % (groupsPerVpc / 2 - 1)) * 2
    const lb = `${id}-lb-${service}`
    const nodes = (publics ?? []).map((subnet) => add(subnet, group - 1, { is: 'load-balancer', id: lb }, true))
    const tasks = Array.from({ length: 9 }, (_, at) =>
      (privates ?? [])
        .slice(at % 3, (at % 3) + 1)
        .map((subnet) => add(subnet, group, { is: 'task', id: `${id}-service-${service}` }, false)),
    ).flat()
    const listener: Listener = {
      ...thing(`${lb}-443`),
      protocol: tcp,
      port: [443, 443],
      certain: true,
      forwards: [{ targetGroup: `${lb}-targets`, isAuthenticated: false, certain: true, origin: thing(lb).origin }],
    }
    loadBalancers.push({
      ...thing(lb),
      kind: 'application',
      isInternetFacing: service % 3 !== 0,
      interfaces: nodes.map((node) => node.id),
      hasGroups: true,
      judgesPrivateLink: false,
      listeners: [listener],
      whole: true,
    })
    targetGroups.push({
      ...thing(`${lb}-targets`),
      protocol: tcp,
      preservesClientIp: false,
      crossesZones: true,
      whole: true,
      targets: tasks.map((task) => ({
        to: { is: 'interface', id: task.id },
        ports: [8080, 8080],
        certain: true,
        origin: task.origin,
      })),
    })
  }
  const route = (name: string, destination: string, target: Route['target']): Route => ({
    ...thing(`${id} ${name}`),
    destination: { is: 'cidr', cidr: cidr(destination) },
    target,
    isPropagated: false,
    certain: true,
  })
  const toOthers = route('to others', '10.0.0.0/8', { is: 'transit-gateway', id: 'tgw' })
  const routeTables: readonly RouteTable[] = [
    {
      ...thing(`${id}-public`),
      whole: true,
      routes: [toOthers, route('out', '0.0.0.0/0', { is: 'internet-gateway', id: `igw-${index}` })],
    },
    {
      ...thing(`${id}-private`),
      whole: true,
      routes: [toOthers, route('out', '0.0.0.0/0', { is: 'nat-gateway', id: nat.id })],
    },
  ]
  return { vpc, subnets, routeTables, groups, interfaces, loadBalancers, targetGroups, nat }
}

/** Even groups are of load balancers, odd ones of the services behind them; now and then a rule is wide, or for one host. */
function groupOf(vpc: string, at: number, own: string, chance: number): SecurityGroup {
  const id = `${vpc}-sg-${at}`
  const rule = (
    name: string,
    ports: readonly [number, number],
    peer: SecurityGroupRule['peer'],
  ): SecurityGroupRule => ({
    ...thing(`${id} ${name}`),
    protocol: tcp,
    ports,
    peer,
    certain: true,
  })
  const range = (text: string) => ({ is: 'cidr', cidr: cidr(text) }) as const
  const isFront = at % 2 === 0
  const ingress = isFront
    ? [rule('https', [443, 443], range(chance < 80 ? '0.0.0.0/0' : `52.${chance}.0.0/16`))]
    : [rule('lb', [8080, 8080], { is: 'group', id: `${vpc}-sg-${at - 1}` })]
  const odd = [
    ...(chance < 5 ? [rule('all of ours', [0, 65_535], range('10.0.0.0/8'))] : []),
    ...(chance > 90 ? [rule('vpc', [5432, 5432], range(own))] : []),
    ...(chance > 50 && chance < 60 ? [rule('one host', [22, 22], range(`10.${chance}.3.${chance}/32`))] : []),
  ]
  return {
    ...thing(id),
    vpc,
    whole: true,
    ingress: [...ingress, ...odd],
    egress: [{ ...rule('all', [0, 65_535], range('0.0.0.0/0')), protocol: 'all' }],
  }
}
