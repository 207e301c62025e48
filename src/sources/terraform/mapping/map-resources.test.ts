import { expect, test } from 'vitest'
import { mapped } from '../../../../test/evaluated.ts'
import { resourceTypes } from '../../../model/resource.ts'
import type { Shape } from '../../../model/shape.ts'
import { shapeIn } from '../../fields.ts'
import { fieldAt } from './assembling.ts'
import type { Attributes, Mapping, OwnResource } from './attributes.ts'
import { mappings } from './registry.ts'

/** The paths of a table that lead to no field, by the attributes that name them. */
function astray(shape: Shape, attributes: Attributes, at: string): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const { to, holds, spread, says } = typeof attribute === 'string' ? { to: attribute } : (attribute ?? {})
    if (spread && holds) return astray(shape, holds, `${at}.${name}`)
    const camel = name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
    try {
      for (const said of Object.keys(says ?? {})) fieldAt(shape, said.split('.'))
      const field = to !== undefined || holds ? fieldAt(shape, (to ?? camel).split('.')) : undefined
      const inner = field && shapeIn(field)
      if (!holds) return []
      return inner ? astray(inner, holds, `${at}.${name}`) : [`${at}.${name}`]
    } catch {
      return [`${at}.${name}`]
    }
  })
}

/** What a type of the provider is in the model. */
const owns = (mapping: Mapping | undefined): readonly OwnResource[] => {
  if (mapping?.is === 'resource') return [mapping]
  if (mapping?.is !== 'alternatives') return []
  return [...Object.values(mapping.where), ...(mapping.otherwise ? [mapping.otherwise] : [])]
}

test('every table names fields of the model', () => {
  for (const [type, mapping] of mappings) {
    if (mapping.is === 'satellite') {
      for (const { of, attributes } of [mapping.adds, ...mapping.otherwise]) {
        const [main, ...others] = owns(mappings.get(of))
        expect(others).toEqual([])
        expect(main && astray(resourceTypes[main.type].shape, attributes, type)).toEqual([])
      }
    }
    for (const own of owns(mapping)) {
      expect(astray(resourceTypes[own.type].shape, own.attributes, type)).toEqual([])
    }
  }
})

test('every type of the model has one of the provider', () => {
  const made = new Set(
    [...mappings].flatMap(([type, one]) => (type.startsWith('aws_') ? owns(one).map((own) => own.type) : [])),
  )
  const without = Object.keys(resourceTypes).filter((type) => !made.has(type as keyof typeof resourceTypes))
  // What CloudFormation has twice, or as a resource of its own, the provider has once; tasks and parameters are nothing that it
  // makes.
  expect(without).toEqual([
    'AWS::EC2::SubnetCidrBlock',
    'AWS::EC2::TransitGatewayAttachment',
    'AWS::EC2::VPCEncryptionControl',
    'AWS::EC2::VPNConnectionRoute',
    'AWS::SecretsManager::SecretTargetAttachment',
    'Breakwater::ECS::ContainerInstance',
    'Breakwater::ECS::Task',
    'Breakwater::ElasticLoadBalancingV2::TargetHealth',
    'Breakwater::TemplateParameter',
    'Custom::VpcRestrictDefaultSG',
  ])
})

test('other types and data sources make nothing', () => {
  expect(
    mapped({ 'aws_sqs_queue.shop': { name: 'shop' }, 'data.aws_ecs_cluster.shop': { cluster_name: 'shop' } }),
  ).toEqual({})
})

test('the Cloud Control provider has the properties of CloudFormation in snake case', () => {
  expect(
    mapped({
      'awscc_ecs_task_definition.shop': {
        network_mode: 'awsvpc',
        container_definitions: [{ name: 'web', environment: [{ name: 'A', value: 'b' }], docker_labels: { a_b: 'c' } }],
        tags: [{ key: 'owner', value: 'shop' }],
      },
      'awscc_ecs_service.shop': {
        network_configuration: { awsvpc_configuration: { assign_public_ip: 'ENABLED', subnets: ['subnet-1'] } },
      },
      'awscc_autoscaling_auto_scaling_group.shop': { launch_configuration_name: 'shop' },
      'awscc_ec2_vpc_endpoint.logs': { vpc_endpoint_type: 'Interface' },
    }),
  ).toEqual({
    'awscc_ecs_task_definition.shop': {
      is: 'AWS::ECS::TaskDefinition',
      networkMode: 'awsvpc',
      containerDefinitions: [{ name: 'web', environment: [{ name: 'A', value: 'b' }], dockerLabels: { a_b: 'c' } }],
      tags: [{ key: 'owner', value: 'shop' }],
    },
    'awscc_ecs_service.shop': {
      is: 'AWS::ECS::Service',
      networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'ENABLED', subnets: ['subnet-1'] } },
    },
    'awscc_autoscaling_auto_scaling_group.shop': {
      is: 'AWS::AutoScaling::AutoScalingGroup',
      launchConfigurationName: 'shop',
    },
    'awscc_ec2_vpc_endpoint.logs': { is: 'AWS::EC2::VPCEndpoint', vpcEndpointType: 'Interface' },
  })
})

test('file systems and namespaces', () => {
  expect(
    mapped({
      'aws_efs_file_system.shop': { encrypted: true, tags: { owner: 'shop' } },
      'aws_efs_access_point.shop': {
        file_system_id: '${aws_efs_file_system.shop.id}',
        posix_user: [{ uid: 1000, gid: 1000 }],
        root_directory: [{ path: '/shop' }],
      },
      'aws_service_discovery_public_dns_namespace.shop': { name: 'shop.example' },
      'aws_service_discovery_service.shop': {
        name: 'web',
        dns_config: [
          {
            namespace_id: '${aws_service_discovery_public_dns_namespace.shop.id}',
            dns_records: [{ type: 'A', ttl: 10 }],
          },
        ],
      },
    }),
  ).toEqual({
    'aws_efs_file_system.shop': {
      is: 'AWS::EFS::FileSystem',
      encrypted: true,
      fileSystemTags: [{ key: 'owner', value: 'shop' }],
    },
    'aws_efs_access_point.shop': {
      is: 'AWS::EFS::AccessPoint',
      fileSystemId: 'aws_efs_file_system.shop',
      posixUser: { uid: '1000', gid: '1000' },
      rootDirectory: { path: '/shop' },
    },
    'aws_service_discovery_public_dns_namespace.shop': {
      is: 'AWS::ServiceDiscovery::PublicDnsNamespace',
      name: 'shop.example',
    },
    'aws_service_discovery_service.shop': {
      is: 'AWS::ServiceDiscovery::Service',
      name: 'web',
      dnsConfig: {
        namespaceId: 'aws_service_discovery_public_dns_namespace.shop',
        dnsRecords: [{ type: 'A', ttl: 10 }],
      },
    },
  })
})
