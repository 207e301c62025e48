import type { Address } from '../../../model/resource.ts'
import type { Hole } from '../../../model/text.ts'
import type { MapValue } from '../../value.ts'
import type { Evaluated } from '../evaluated.ts'
import type { Named } from './named.ts'
import { entryOf, inEveryEntry } from './values.ts'

/** A resource or data source that names another one and passes its identity on. */
interface StandIn {
  readonly of: string
  /** The arguments that name the other one. */
  readonly by: readonly string[]
}

const bucket: StandIn = { of: 'aws_s3_bucket', by: ['bucket'] }
const peering: StandIn = { of: 'aws_vpc_peering_connection', by: ['vpc_peering_connection_id'] }
const secret: StandIn = { of: 'aws_secretsmanager_secret', by: ['secret_id', 'secret_arn', 'arn', 'name'] }

/**
 * By type: a version of a secret has the ARN of the secret, and a configuration of a bucket its name.
 *
 * Source: documentation of the provider hashicorp/aws, "Attribute Reference" of each.
 */
export const standIns: Readonly<Record<string, StandIn>> = {
  aws_ec2_transit_gateway_vpc_attachment_accepter: {
    of: 'aws_ec2_transit_gateway_vpc_attachment',
    by: ['transit_gateway_attachment_id'],
  },
  aws_ecs_cluster_capacity_providers: { of: 'aws_ecs_cluster', by: ['cluster_name'] },
  aws_s3_bucket_acl: bucket,
  aws_s3_bucket_policy: bucket,
  aws_s3_bucket_public_access_block: bucket,
  aws_s3_bucket_server_side_encryption_configuration: bucket,
  aws_s3_bucket_versioning: bucket,
  aws_secretsmanager_secret_policy: secret,
  aws_secretsmanager_secret_rotation: secret,
  aws_secretsmanager_secret_version: secret,
  aws_vpc_peering_connection_accepter: peering,
  aws_vpc_peering_connection_options: peering,
  'data.aws_autoscaling_group': { of: 'aws_autoscaling_group', by: ['name'] },
  'data.aws_ec2_transit_gateway': { of: 'aws_ec2_transit_gateway', by: ['id'] },
  'data.aws_ecs_cluster': { of: 'aws_ecs_cluster', by: ['cluster_name'] },
  'data.aws_ecs_task_definition': { of: 'aws_ecs_task_definition', by: ['task_definition'] },
  'data.aws_efs_access_point': { of: 'aws_efs_access_point', by: ['access_point_id'] },
  'data.aws_efs_file_system': { of: 'aws_efs_file_system', by: ['file_system_id'] },
  'data.aws_iam_instance_profile': { of: 'aws_iam_instance_profile', by: ['name'] },
  'data.aws_iam_policy': { of: 'aws_iam_policy', by: ['arn', 'name'] },
  'data.aws_iam_role': { of: 'aws_iam_role', by: ['name'] },
  'data.aws_iam_user': { of: 'aws_iam_user', by: ['user_name'] },
  'data.aws_instance': { of: 'aws_instance', by: ['instance_id'] },
  'data.aws_internet_gateway': { of: 'aws_internet_gateway', by: ['internet_gateway_id'] },
  'data.aws_launch_template': { of: 'aws_launch_template', by: ['id', 'name'] },
  'data.aws_lb': { of: 'aws_lb', by: ['arn', 'name'] },
  'data.aws_lb_listener': { of: 'aws_lb_listener', by: ['arn'] },
  'data.aws_lb_target_group': { of: 'aws_lb_target_group', by: ['arn', 'name'] },
  'data.aws_nat_gateway': { of: 'aws_nat_gateway', by: ['id'] },
  'data.aws_network_interface': { of: 'aws_network_interface', by: ['id'] },
  'data.aws_route_table': { of: 'aws_route_table', by: ['route_table_id'] },
  'data.aws_s3_bucket': bucket,
  'data.aws_secretsmanager_secret': secret,
  'data.aws_secretsmanager_secret_version': secret,
  'data.aws_security_group': { of: 'aws_security_group', by: ['id', 'name'] },
  'data.aws_ssm_parameter': { of: 'aws_ssm_parameter', by: ['name'] },
  'data.aws_subnet': { of: 'aws_subnet', by: ['id'] },
  'data.aws_vpc': { of: 'aws_vpc', by: ['id'] },
  'data.aws_vpc_endpoint': { of: 'aws_vpc_endpoint', by: ['id'] },
  'data.aws_vpc_peering_connection': { of: 'aws_vpc_peering_connection', by: ['id'] },
}

/** Attributes that say which resource it is. All others are of the stand-in itself: the value of a secret is no ARN of it. */
const identity = new Set([
  'id',
  'arn',
  'name',
  'bucket',
  'dns_name',
  'family',
  'revision',
  'arn_without_revision',
  // Of a VPC: what it has with it.
  'default_security_group_id',
  'main_route_table_id',
])

/** The resources with their references to stand-ins led on to what those stand for, however many stand in a row. */
export function withoutStandIns(evaluated: readonly Evaluated[], named: Named): readonly Evaluated[] {
  const meant = new Map<Address, Address>()
  let led = evaluated
  while (findMore(led, named, meant)) led = led.map((one) => ({ ...one, values: leadOn(one.values, meant) }))
  return led
}

/** Notes what stand-ins stand for; false where nothing new is found. */
function findMore(evaluated: readonly Evaluated[], named: Named, meant: Map<Address, Address>): boolean {
  const before = meant.size
  for (const { type, mode, address, values } of evaluated) {
    const standIn = standIns[mode === 'data' ? `data.${type}` : type]
    if (!standIn || meant.has(address)) continue
    for (const by of standIn.by) {
      const [found, ...others] = named.in(entryOf(values, by), standIn.of)
      if (found?.[1] === true && others.length === 0) meant.set(address, found[0])
    }
  }
  return meant.size > before
}

const leadOn = (values: MapValue, meant: ReadonlyMap<Address, Address>): MapValue =>
  inEveryEntry(values, (hole: Hole): Hole => {
    const address = hole.resource === undefined ? undefined : meant.get(hole.resource)
    return address !== undefined && identity.has(hole.attribute ?? '') ? { ...hole, resource: address } : hole
  })
