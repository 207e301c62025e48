import { flag, list, number, oneOf, reference, shape, struct, text, userData } from '../shape.ts'
import { instanceNetworkInterface } from './network-interface.ts'
import { securityGroupOrDefault, subnetReference, vpcReference } from './network-references.ts'
import { tags } from './tags.ts'

const ec2 = (name: string) => `Amazon EC2 API Reference, ${name}`

export const metadataOptions = shape(ec2('InstanceMetadataOptionsRequest'), {
  httpEndpoint: oneOf(['enabled', 'disabled'], { default: 'enabled' }),
  httpTokens: oneOf(['optional', 'required']),
  httpPutResponseHopLimit: number(),
  httpProtocolIpv6: oneOf(['enabled', 'disabled'], { default: 'disabled' }),
  instanceMetadataTags: oneOf(['enabled', 'disabled'], { default: 'disabled' }),
})

/** By name in a template's instance, else by a structure with its ARN or its name. */
const iamInstanceProfile = reference('AWS::IAM::InstanceProfile', { inside: ['arn', 'name'] })

/** What `cfn-init` runs and writes, where user data starts it: in templates it stands in the metadata of the resource. */
const cfnInit = list(userData())

const host = {
  imageId: text(),
  instanceType: text(),
  userData: userData(),
  networkInterfaces: list(struct(instanceNetworkInterface)),
  securityGroupIds: list(securityGroupOrDefault),
  securityGroups: list(securityGroupOrDefault),
  metadataOptions: struct(metadataOptions),
  iamInstanceProfile,
}

const launchTemplateData = shape(ec2('RequestLaunchTemplateData'), host)

export const launchTemplate = shape(ec2('CreateLaunchTemplate'), {
  launchTemplateName: text(),
  launchTemplateId: text(),
  launchTemplateData: struct(launchTemplateData),
  cfnInit,
})

const autoScaling = (name: string) => `Amazon EC2 Auto Scaling API Reference, ${name}`

export const launchConfiguration = shape(autoScaling('CreateLaunchConfiguration'), {
  launchConfigurationName: text(),
  imageId: text(),
  instanceType: text(),
  userData: userData(),
  cfnInit,
  associatePublicIpAddress: flag(),
  securityGroups: list(securityGroupOrDefault),
  metadataOptions: struct(metadataOptions),
  iamInstanceProfile,
})

export const launchTemplateSpecification = shape(autoScaling('LaunchTemplateSpecification'), {
  launchTemplateId: reference('AWS::EC2::LaunchTemplate'),
  launchTemplateName: reference('AWS::EC2::LaunchTemplate'),
  version: text(),
})

/** The launch template stands directly or in the policy for mixed instances. */
export const autoScalingGroup = shape(autoScaling('CreateAutoScalingGroup'), {
  autoScalingGroupName: text(),
  autoScalingGroupArn: text(),
  launchConfigurationName: reference('AWS::AutoScaling::LaunchConfiguration'),
  launchTemplate: struct(launchTemplateSpecification),
  mixedInstancesPolicy: struct(
    shape(autoScaling('MixedInstancesPolicy'), {
      launchTemplate: struct(
        shape(autoScaling('LaunchTemplate'), { launchTemplateSpecification: struct(launchTemplateSpecification) }),
      ),
    }),
  ),
  vpcZoneIdentifier: list(reference('AWS::EC2::Subnet')),
  targetGroupARNs: list(reference('AWS::ElasticLoadBalancingV2::TargetGroup')),
  loadBalancerNames: list(reference('AWS::ElasticLoadBalancing::LoadBalancer')),
})

/** `securityGroups` are names in a template, ids and names in replies. */
export const instance = shape(ec2('RunInstances'), {
  ...host,
  cfnInit,
  instanceId: text(),
  launchTemplate: struct(launchTemplateSpecification),
  subnetId: subnetReference,
  vpcId: vpcReference,
  availabilityZone: text(),
  privateIpAddress: text(),
  publicIpAddress: text({ also: ['publicIp'] }),
  ipv6Address: text(),
  ipv6AddressCount: number(),
  ipv6Addresses: list(
    struct(shape(ec2('InstanceIpv6Address'), { ipv6Address: text() }, ['ipv6Address']), { bare: 'ipv6Address' }),
  ),
  sourceDestCheck: flag({ default: true }),
  state: struct(shape(ec2('InstanceState'), { name: text() }), { bare: 'name' }),
  tags,
})
