import type { Origin } from './origin.ts'
import { httpApi, httpIntegration, httpRoute, httpVpcLink, method, vpcLink } from './resources/api-gateway.ts'
import {
  gatewayRoute,
  mesh,
  meshRoute,
  virtualGateway,
  virtualNode,
  virtualRouter,
  virtualService,
} from './resources/app-mesh.ts'
import { bucket, bucketPolicy } from './resources/bucket.ts'
import { certificate, serverCertificate } from './resources/certificates.ts'
import { capacityProvider, cluster, clusterCapacityProviderAssociations } from './resources/cluster.ts'
import { autoScalingGroup, instance, launchConfiguration, launchTemplate } from './resources/compute.ts'
import {
  cacheCluster,
  cacheSubnetGroup,
  dbCluster,
  dbInstance,
  dbSubnetGroup,
  docDbCluster,
  lambdaFunction,
  neptuneCluster,
  redshiftCluster,
  replicationGroup,
  searchDomain,
  serverlessCache,
} from './resources/data-stores.ts'
import { firewallRuleGroupAssociation, networkFirewall, webAcl, webAclAssociation } from './resources/firewalls.ts'
import { accelerator, acceleratorListener, distribution, endpointGroup, vpcOrigin } from './resources/front-doors.ts'
import {
  customerGateway,
  egressOnlyInternetGateway,
  elasticIp,
  elasticIpAssociation,
  internetGateway,
  natGateway,
  vpcGatewayAttachment,
  vpcPeeringConnection,
  vpnConnection,
  vpnConnectionRoute,
  vpnGateway,
} from './resources/gateways.ts'
import { group, instanceProfile, managedPolicy, policy, role, rolePolicy, user } from './resources/identity.ts'
import { listener, listenerCertificate, listenerRule } from './resources/listener.ts'
import { classicLoadBalancer, loadBalancer, targetGroup, targetHealth } from './resources/load-balancing.ts'
import { networkAcl, networkAclEntry, subnetNetworkAclAssociation } from './resources/network-acl.ts'
import { networkInterface, networkInterfaceAttachment } from './resources/network-interface.ts'
import { recordSet } from './resources/record-set.ts'
import {
  gatewayRouteTableAssociation,
  route,
  routeTable,
  subnetRouteTableAssociation,
  vpnGatewayRoutePropagation,
} from './resources/routing.ts'
import {
  rotationSchedule,
  secretResourcePolicy,
  secretsManagerSecret,
  secretTargetAttachment,
  ssmParameter,
} from './resources/secrets.ts'
import {
  prefixList,
  restrictDefaultGroup,
  securityGroup,
  securityGroupEgress,
  securityGroupIngress,
  securityGroupVpcAssociation,
} from './resources/security-group.ts'
import { eventsRule, expressGatewayService, pipe, schedule, service, taskSet } from './resources/service.ts'
import { discoveryService, namespace } from './resources/service-discovery.ts'
import { stateMachine } from './resources/state-machine.ts'
import { accessPoint, fileSystem, mountTarget } from './resources/storage.ts'
import { containerInstance, task } from './resources/task.ts'
import { daemonTaskDefinition, taskDefinition } from './resources/task-definition.ts'
import { templateParameter } from './resources/template-parameter.ts'
import {
  transitGateway,
  transitGatewayAttachment,
  transitGatewayPeeringAttachment,
  transitGatewayRoute,
  transitGatewayRouteTable,
  transitGatewayRouteTableMember,
} from './resources/transit-gateway.ts'
import {
  flowLog,
  subnet,
  subnetCidrBlock,
  vpc,
  vpcBlockPublicAccessExclusion,
  vpcBlockPublicAccessOptions,
  vpcCidrBlock,
  vpcEncryptionControl,
} from './resources/vpc.ts'
import { vpcEndpoint, vpcEndpointService, vpcEndpointServicePermissions } from './resources/vpc-endpoint.ts'
import {
  latticeListener,
  latticeRule,
  latticeService,
  latticeTargetGroup,
  serviceNetwork,
  serviceNetworkServiceAssociation,
  serviceNetworkVpcAssociation,
} from './resources/vpc-lattice.ts'
import type { Fields, Shape, Struct } from './shape.ts'
import type { Guard } from './slot.ts'

interface TypeEntry<F extends Fields> {
  readonly shape: Shape<F>
  /** The fields that others name the resource by. */
  readonly names: readonly string[]
}

const entry = <F extends Fields>(shape: Shape<F>, names: readonly (keyof F & string)[] = []): TypeEntry<F> => ({
  shape,
  names,
})

/**
 * Every resource type that the model knows, by its CloudFormation type; what CloudFormation does not name has a
 * `Breakwater::` type. A source converts exactly these; a type that is missing here is left out of the estate.
 */
export const resourceTypes = {
  'AWS::ApiGateway::Method': entry(method),
  'AWS::ApiGateway::VpcLink': entry(vpcLink, ['id']),
  'AWS::ApiGatewayV2::Api': entry(httpApi, ['apiId']),
  'AWS::ApiGatewayV2::Integration': entry(httpIntegration, ['integrationId']),
  'AWS::ApiGatewayV2::Route': entry(httpRoute, ['routeId']),
  'AWS::ApiGatewayV2::VpcLink': entry(httpVpcLink, ['vpcLinkId']),
  'AWS::AppMesh::GatewayRoute': entry(gatewayRoute, ['gatewayRouteName', 'arn']),
  'AWS::AppMesh::Mesh': entry(mesh, ['meshName', 'arn']),
  'AWS::AppMesh::Route': entry(meshRoute, ['routeName', 'arn']),
  'AWS::AppMesh::VirtualGateway': entry(virtualGateway, ['virtualGatewayName', 'arn']),
  'AWS::AppMesh::VirtualNode': entry(virtualNode, ['virtualNodeName', 'arn']),
  'AWS::AppMesh::VirtualRouter': entry(virtualRouter, ['virtualRouterName', 'arn']),
  'AWS::AppMesh::VirtualService': entry(virtualService, ['virtualServiceName', 'arn']),
  'AWS::AutoScaling::AutoScalingGroup': entry(autoScalingGroup, ['autoScalingGroupName', 'autoScalingGroupArn']),
  'AWS::AutoScaling::LaunchConfiguration': entry(launchConfiguration, ['launchConfigurationName']),
  'AWS::CertificateManager::Certificate': entry(certificate, ['certificateArn']),
  'AWS::CloudFront::Distribution': entry(distribution, ['id', 'arn', 'domainName']),
  'AWS::CloudFront::VpcOrigin': entry(vpcOrigin, ['id', 'arn']),
  'AWS::DocDB::DBCluster': entry(docDbCluster, ['dbClusterIdentifier', 'dbClusterArn']),
  'AWS::DocDB::DBSubnetGroup': entry(dbSubnetGroup, ['dbSubnetGroupName']),
  'AWS::EC2::CustomerGateway': entry(customerGateway, ['customerGatewayId']),
  'AWS::EC2::EIP': entry(elasticIp, ['allocationId', 'publicIp']),
  'AWS::EC2::EIPAssociation': entry(elasticIpAssociation),
  'AWS::EC2::EgressOnlyInternetGateway': entry(egressOnlyInternetGateway, ['egressOnlyInternetGatewayId']),
  'AWS::EC2::FlowLog': entry(flowLog, ['flowLogId']),
  'AWS::EC2::GatewayRouteTableAssociation': entry(gatewayRouteTableAssociation),
  'AWS::EC2::Instance': entry(instance, ['instanceId']),
  'AWS::EC2::InternetGateway': entry(internetGateway, ['internetGatewayId']),
  'AWS::EC2::LaunchTemplate': entry(launchTemplate, ['launchTemplateName', 'launchTemplateId']),
  'AWS::EC2::NatGateway': entry(natGateway, ['natGatewayId']),
  'AWS::EC2::NetworkAcl': entry(networkAcl, ['networkAclId']),
  'AWS::EC2::NetworkAclEntry': entry(networkAclEntry),
  'AWS::EC2::NetworkInterface': entry(networkInterface, ['networkInterfaceId']),
  'AWS::EC2::NetworkInterfaceAttachment': entry(networkInterfaceAttachment),
  'AWS::EC2::PrefixList': entry(prefixList, ['prefixListId', 'prefixListName', 'prefixListArn']),
  'AWS::EC2::Route': entry(route),
  'AWS::EC2::RouteTable': entry(routeTable, ['routeTableId']),
  'AWS::EC2::SecurityGroup': entry(securityGroup, ['groupId', 'groupName', 'securityGroupArn']),
  'AWS::EC2::SecurityGroupEgress': entry(securityGroupEgress, ['securityGroupRuleId']),
  'AWS::EC2::SecurityGroupIngress': entry(securityGroupIngress, ['securityGroupRuleId']),
  'AWS::EC2::SecurityGroupVpcAssociation': entry(securityGroupVpcAssociation),
  'AWS::EC2::Subnet': entry(subnet, ['subnetId', 'subnetArn']),
  'AWS::EC2::SubnetCidrBlock': entry(subnetCidrBlock),
  'AWS::EC2::SubnetNetworkAclAssociation': entry(subnetNetworkAclAssociation),
  'AWS::EC2::SubnetRouteTableAssociation': entry(subnetRouteTableAssociation),
  'AWS::EC2::TransitGateway': entry(transitGateway, ['transitGatewayId', 'transitGatewayArn']),
  'AWS::EC2::TransitGatewayAttachment': entry(transitGatewayAttachment, ['transitGatewayAttachmentId']),
  'AWS::EC2::TransitGatewayPeeringAttachment': entry(transitGatewayPeeringAttachment, ['transitGatewayAttachmentId']),
  'AWS::EC2::TransitGatewayRoute': entry(transitGatewayRoute),
  'AWS::EC2::TransitGatewayRouteTable': entry(transitGatewayRouteTable, ['transitGatewayRouteTableId']),
  'AWS::EC2::TransitGatewayRouteTableAssociation': entry(transitGatewayRouteTableMember),
  'AWS::EC2::TransitGatewayRouteTablePropagation': entry(transitGatewayRouteTableMember),
  'AWS::EC2::TransitGatewayVpcAttachment': entry(transitGatewayAttachment, ['transitGatewayAttachmentId']),
  'AWS::EC2::VPC': entry(vpc, ['vpcId']),
  'AWS::EC2::VPCBlockPublicAccessExclusion': entry(vpcBlockPublicAccessExclusion, ['exclusionId']),
  'AWS::EC2::VPCBlockPublicAccessOptions': entry(vpcBlockPublicAccessOptions),
  'AWS::EC2::VPCCidrBlock': entry(vpcCidrBlock),
  'AWS::EC2::VPCEncryptionControl': entry(vpcEncryptionControl, ['vpcEncryptionControlId']),
  'AWS::EC2::VPCEndpoint': entry(vpcEndpoint, ['vpcEndpointId']),
  'AWS::EC2::VPCEndpointService': entry(vpcEndpointService, ['serviceId', 'serviceName']),
  'AWS::EC2::VPCEndpointServicePermissions': entry(vpcEndpointServicePermissions),
  'AWS::EC2::VPCGatewayAttachment': entry(vpcGatewayAttachment),
  'AWS::EC2::VPCPeeringConnection': entry(vpcPeeringConnection, ['vpcPeeringConnectionId']),
  'AWS::EC2::VPNConnection': entry(vpnConnection, ['vpnConnectionId']),
  'AWS::EC2::VPNConnectionRoute': entry(vpnConnectionRoute),
  'AWS::EC2::VPNGateway': entry(vpnGateway, ['vpnGatewayId']),
  'AWS::EC2::VPNGatewayRoutePropagation': entry(vpnGatewayRoutePropagation),
  'AWS::ECS::CapacityProvider': entry(capacityProvider, ['name', 'capacityProviderArn']),
  'AWS::ECS::Cluster': entry(cluster, ['clusterName', 'clusterArn']),
  'AWS::ECS::ClusterCapacityProviderAssociations': entry(clusterCapacityProviderAssociations),
  'AWS::ECS::DaemonTaskDefinition': entry(daemonTaskDefinition, ['family', 'daemonTaskDefinitionArn']),
  'AWS::ECS::ExpressGatewayService': entry(expressGatewayService, ['serviceName', 'serviceArn']),
  'AWS::ECS::Service': entry(service, ['serviceName', 'serviceArn']),
  'AWS::ECS::TaskDefinition': entry(taskDefinition, ['family', 'taskDefinitionArn']),
  'AWS::ECS::TaskSet': entry(taskSet, ['id', 'taskSetArn']),
  'AWS::EFS::AccessPoint': entry(accessPoint, ['accessPointId']),
  'AWS::EFS::FileSystem': entry(fileSystem, ['fileSystemId']),
  'AWS::EFS::MountTarget': entry(mountTarget, ['mountTargetId']),
  'AWS::ElastiCache::CacheCluster': entry(cacheCluster, ['clusterName', 'arn']),
  'AWS::ElastiCache::ReplicationGroup': entry(replicationGroup, ['replicationGroupId', 'arn']),
  'AWS::ElastiCache::ServerlessCache': entry(serverlessCache, ['serverlessCacheName', 'arn']),
  'AWS::ElastiCache::SubnetGroup': entry(cacheSubnetGroup, ['cacheSubnetGroupName', 'arn']),
  'AWS::ElasticLoadBalancing::LoadBalancer': entry(classicLoadBalancer, ['loadBalancerName', 'dnsName']),
  'AWS::ElasticLoadBalancingV2::Listener': entry(listener, ['listenerArn']),
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': entry(listenerCertificate),
  'AWS::ElasticLoadBalancingV2::ListenerRule': entry(listenerRule, ['ruleArn']),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': entry(loadBalancer, ['loadBalancerArn', 'name', 'dnsName']),
  'AWS::ElasticLoadBalancingV2::TargetGroup': entry(targetGroup, ['targetGroupArn', 'name']),
  'AWS::Elasticsearch::Domain': entry(searchDomain, ['domainName', 'arn']),
  'AWS::Events::Rule': entry(eventsRule, ['name']),
  'AWS::GlobalAccelerator::Accelerator': entry(accelerator, ['acceleratorArn', 'dnsName']),
  'AWS::GlobalAccelerator::EndpointGroup': entry(endpointGroup, ['endpointGroupArn']),
  'AWS::GlobalAccelerator::Listener': entry(acceleratorListener, ['listenerArn']),
  'AWS::IAM::Group': entry(group, ['groupName', 'arn']),
  'AWS::IAM::InstanceProfile': entry(instanceProfile, ['instanceProfileName', 'arn']),
  'AWS::IAM::ManagedPolicy': entry(managedPolicy, ['managedPolicyName', 'policyArn']),
  'AWS::IAM::Policy': entry(policy),
  'AWS::IAM::Role': entry(role, ['roleName', 'arn']),
  'AWS::IAM::RolePolicy': entry(rolePolicy),
  'AWS::IAM::ServerCertificate': entry(serverCertificate, ['arn', 'serverCertificateName']),
  'AWS::IAM::User': entry(user, ['userName', 'arn']),
  'AWS::Lambda::Function': entry(lambdaFunction, ['functionName', 'functionArn']),
  'AWS::Neptune::DBCluster': entry(neptuneCluster, ['dbClusterIdentifier', 'dbClusterArn']),
  'AWS::Neptune::DBSubnetGroup': entry(dbSubnetGroup, ['dbSubnetGroupName']),
  'AWS::NetworkFirewall::Firewall': entry(networkFirewall, ['firewallName', 'firewallArn']),
  'AWS::OpenSearchService::Domain': entry(searchDomain, ['domainName', 'arn']),
  'AWS::Pipes::Pipe': entry(pipe, ['name']),
  'AWS::RDS::DBCluster': entry(dbCluster, ['dbClusterIdentifier', 'dbClusterArn']),
  'AWS::RDS::DBInstance': entry(dbInstance, ['dbInstanceIdentifier', 'dbInstanceArn']),
  'AWS::RDS::DBSubnetGroup': entry(dbSubnetGroup, ['dbSubnetGroupName', 'dbSubnetGroupArn']),
  'AWS::Redshift::Cluster': entry(redshiftCluster, ['clusterIdentifier', 'clusterNamespaceArn']),
  'AWS::Route53::RecordSet': entry(recordSet),
  'AWS::Route53Resolver::FirewallRuleGroupAssociation': entry(firewallRuleGroupAssociation, ['id', 'arn']),
  'AWS::S3::Bucket': entry(bucket, ['bucketName']),
  'AWS::S3::BucketPolicy': entry(bucketPolicy),
  'AWS::SSM::Parameter': entry(ssmParameter, ['name']),
  'AWS::Scheduler::Schedule': entry(schedule, ['name']),
  'AWS::SecretsManager::ResourcePolicy': entry(secretResourcePolicy),
  'AWS::SecretsManager::RotationSchedule': entry(rotationSchedule),
  'AWS::SecretsManager::Secret': entry(secretsManagerSecret, ['name', 'arn']),
  'AWS::SecretsManager::SecretTargetAttachment': entry(secretTargetAttachment),
  'AWS::ServiceDiscovery::HttpNamespace': entry(namespace, ['id', 'arn']),
  'AWS::ServiceDiscovery::PrivateDnsNamespace': entry(namespace, ['id', 'arn']),
  'AWS::ServiceDiscovery::PublicDnsNamespace': entry(namespace, ['id', 'arn']),
  'AWS::ServiceDiscovery::Service': entry(discoveryService, ['id', 'arn']),
  'AWS::StepFunctions::StateMachine': entry(stateMachine, ['name']),
  'AWS::VpcLattice::Listener': entry(latticeListener, ['arn', 'id']),
  'AWS::VpcLattice::Rule': entry(latticeRule, ['arn', 'id']),
  'AWS::VpcLattice::Service': entry(latticeService, ['arn', 'id']),
  'AWS::VpcLattice::ServiceNetwork': entry(serviceNetwork, ['arn', 'id']),
  'AWS::VpcLattice::ServiceNetworkServiceAssociation': entry(serviceNetworkServiceAssociation, ['arn', 'id']),
  'AWS::VpcLattice::ServiceNetworkVpcAssociation': entry(serviceNetworkVpcAssociation, ['arn', 'id']),
  'AWS::VpcLattice::TargetGroup': entry(latticeTargetGroup, ['arn', 'id']),
  'AWS::WAFv2::WebACL': entry(webAcl, ['arn', 'id']),
  'AWS::WAFv2::WebACLAssociation': entry(webAclAssociation),
  'Breakwater::ECS::ContainerInstance': entry(containerInstance, ['containerInstanceArn']),
  'Breakwater::ECS::Task': entry(task, ['taskArn']),
  'Breakwater::ElasticLoadBalancingV2::TargetHealth': entry(targetHealth),
  'Breakwater::TemplateParameter': entry(templateParameter, ['name']),
  'Custom::VpcRestrictDefaultSG': entry(restrictDefaultGroup),
} as const

export type ResourceType = keyof typeof resourceTypes

type FieldsOf<T extends ResourceType> = (typeof resourceTypes)[T]['shape'] extends Shape<infer F> ? F : never

/** What a person calls a resource, unique in an estate, e.g. `path/file.yaml#LogicalId`. */
export type Address = string

/** One AWS thing of the estate. */
export type Resource<T extends ResourceType = ResourceType> = T extends ResourceType
  ? Struct<FieldsOf<T>> & {
      readonly type: T
      readonly address: Address
      /** The CDK construct that made it, e.g. `Shop/Web/TaskDef`. */
      readonly constructPath?: string
      /** Where the resource is named: its logical id, its name. */
      readonly place: Origin
      /** False never reaches the estate: such a resource is left out. */
      readonly guard: Guard
      /** A template makes it with all that belongs to it, a request makes it alone, a reply has seen it. */
      readonly from: 'template' | 'request' | 'reply'
    }
  : never

export function isResourceType(type: string): type is ResourceType {
  return Object.hasOwn(resourceTypes, type)
}
