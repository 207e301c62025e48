import { expect, test } from 'vitest'
import { type Documents, here } from './replies.ts'
import { answerOf, documents, owned, type Place, vpcs } from './two-hosts.ts'

const places: readonly Place[] = [{ number: 1, out: [] }]
const group = 'sg-00000009'

/** Beside the subnet of the host one in another zone, whose ACL lets nothing in. */
const closed: Documents = {
  [`${here}/closed.json`]: {
    Subnets: [
      {
        ...owned,
        SubnetId: 'subnet-00000009',
        VpcId: vpcs[0],
        CidrBlock: '10.1.9.0/24',
        AvailabilityZone: 'eu-west-1b',
      },
    ],
  },
  [`${here}/closed-acl.json`]: {
    NetworkAcls: [
      {
        ...owned,
        NetworkAclId: 'acl-00000009',
        VpcId: vpcs[0],
        IsDefault: false,
        Associations: [{ SubnetId: 'subnet-00000009' }],
        Entries: [],
      },
    ],
  },
  [`${here}/group.json`]: {
    SecurityGroups: [
      {
        ...owned,
        GroupId: group,
        GroupName: 'store',
        VpcId: vpcs[0],
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        IpPermissionsEgress: [],
      },
    ],
  },
}

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${owned.OwnerId}:${rest}`
const eni = (number: number, subnet: number, Description: string) => ({
  ...owned,
  NetworkInterfaceId: `eni-0000002${number}`,
  SubnetId: `subnet-0000000${subnet}`,
  VpcId: vpcs[0],
  PrivateIpAddress: `10.1.${subnet === 9 ? 9 : 0}.2${number}`,
  Groups: [{ GroupId: group }],
  Description,
  RequesterId: 'amazon-rds',
})
const seen = (...interfaces: readonly object[]): Documents => ({
  [`${here}/store-interfaces.json`]: { NetworkInterfaces: interfaces },
})
const subnets = [1, 9].map((number) => ({ SubnetIdentifier: `subnet-0000000${number}`, SubnetStatus: 'Active' }))
const database = (DBInstanceIdentifier: string, more: object = {}) => ({
  DBInstanceIdentifier,
  DBInstanceArn: arn('rds', `db:${DBInstanceIdentifier}`),
  Engine: 'postgres',
  PubliclyAccessible: false,
  VpcSecurityGroups: [{ Status: 'active', VpcSecurityGroupId: group }],
  DBSubnetGroup: { DBSubnetGroupName: 'stores', VpcId: vpcs[0], Subnets: subnets },
  ...more,
})
const databases = (...instances: readonly object[]): Documents => ({
  [`${here}/databases.json`]: { DBInstances: instances },
})
const rds = 'RDSNetworkInterface'
const caches: Documents = {
  [`${here}/caches.json`]: {
    CacheClusters: [
      {
        CacheClusterId: 'orders-001',
        ARN: arn('elasticache', 'cluster:orders-001'),
        ReplicationGroupId: 'orders',
        CacheSubnetGroupName: 'stores',
        SecurityGroups: [{ SecurityGroupId: group, Status: 'active' }],
      },
    ],
  },
  [`${here}/cache-groups.json`]: {
    ReplicationGroups: [
      {
        ReplicationGroupId: 'orders',
        ARN: arn('elasticache', 'replicationgroup:orders'),
        MemberClusters: ['orders-001'],
      },
    ],
  },
  [`${here}/cache-subnets.json`]: {
    CacheSubnetGroups: [
      {
        CacheSubnetGroupName: 'stores',
        VpcId: vpcs[0],
        Subnets: [{ SubnetIdentifier: 'subnet-00000001' }, { SubnetIdentifier: 'subnet-00000009' }],
      },
    ],
  },
}
const aurora: Documents = {
  [`${here}/clusters.json`]: {
    DBClusters: [
      {
        DBClusterIdentifier: 'orders',
        DBClusterArn: arn('rds', 'cluster:orders'),
        Engine: 'aurora-postgresql',
        DBSubnetGroup: 'stores',
        VpcSecurityGroups: [{ Status: 'active', VpcSecurityGroupId: group }],
      },
    ],
  },
  [`${here}/subnet-groups.json`]: {
    DBSubnetGroups: [{ DBSubnetGroupName: 'stores', VpcId: vpcs[0], Subnets: subnets }],
  },
}
const domain: Documents = {
  [`${here}/domains.json`]: {
    DomainStatusList: [
      {
        ARN: arn('es', 'domain/orders'),
        DomainName: 'orders',
        EngineVersion: 'OpenSearch_2.11',
        VPCOptions: { VPCId: vpcs[0], SubnetIds: ['subnet-00000001'], SecurityGroupIds: [group] },
      },
    ],
  },
}
const warehouse: Documents = {
  [`${here}/warehouses.json`]: {
    Clusters: [
      {
        ClusterIdentifier: 'orders',
        ClusterNamespaceArn: arn('redshift', 'namespace:1'),
        VpcId: vpcs[0],
        ClusterNodes: [{ NodeRole: 'SHARED', PrivateIPAddress: '10.1.0.21' }],
        VpcSecurityGroups: [{ VpcSecurityGroupId: group, Status: 'active' }],
      },
    ],
  },
}

test.each<[string, Documents, string, string | undefined]>([
  ['nothing tells where a database stands', databases(database('orders')), 'possible', undefined],
  [
    'the zone of a database tells its subnet',
    databases(database('orders', { AvailabilityZone: 'eu-west-1a' })),
    'reachable',
    undefined,
  ],
  [
    'it is in the zone whose subnet is closed',
    databases(database('orders', { AvailabilityZone: 'eu-west-1b' })),
    'unreachable',
    undefined,
  ],
  ['its interface is seen', { ...databases(database('orders')), ...seen(eni(1, 1, rds)) }, 'reachable', '10.1.0.21'],
  [
    'an interface of RDS may be that of another one',
    { ...databases(database('orders'), database('users')), ...seen(eni(1, 1, rds), eni(2, 9, rds)) },
    'possible',
    undefined,
  ],
  [
    'but all are where it is open',
    { ...databases(database('orders'), database('users')), ...seen(eni(1, 1, rds), eni(2, 1, rds)) },
    'reachable',
    undefined,
  ],
  ['a cluster of Aurora', aurora, 'possible', undefined],
  [
    'that stands where its instances do',
    {
      ...aurora,
      ...databases(database('orders-1', { DBClusterIdentifier: 'orders', AvailabilityZone: 'eu-west-1a' })),
      ...seen(eni(1, 1, rds)),
    },
    'reachable',
    undefined,
  ],
  ['a replication group', { ...caches, ...seen(eni(1, 1, 'ElastiCache orders-001')) }, 'reachable', undefined],
  [
    'a reply that shows no groups',
    databases(database('orders', { AvailabilityZone: 'eu-west-1a', VpcSecurityGroups: undefined })),
    'possible',
    undefined,
  ],
  ['a search domain', { ...domain, ...seen(eni(1, 1, 'ES orders')) }, 'reachable', '10.1.0.21'],
  ['a cluster of Redshift of which no node is seen', warehouse, 'possible', undefined],
  ['a cluster of Redshift', { ...warehouse, ...seen(eni(1, 1, 'RedshiftNetworkInterface')) }, 'reachable', '10.1.0.21'],
])('%s', (_name, stores, verdict, at) => {
  const answer = answerOf(documents(places, { ...closed, ...stores }), 'Host 1', 'orders', 5432)
  expect(answer.verdict).toBe(verdict)
  expect(answer.to).toBe('orders')
  if (at !== undefined) expect(answer.witness?.destination).toBe(at)
})
