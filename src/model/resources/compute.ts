import { flag, list, reference, shape, struct, text, userData } from '../shape.ts'

const ec2 = (name: string) => `Amazon EC2 API Reference, ${name}`

/** `associatePublicIpAddress` absent: the subnet decides. */
export const networkInterface = shape(ec2('InstanceNetworkInterfaceSpecification'), {
  deviceIndex: text(),
  subnetId: reference('AWS::EC2::Subnet'),
  associatePublicIpAddress: flag(),
  groups: list(text(), { also: ['groupSet'] }),
})

const host = {
  imageId: text(),
  instanceType: text(),
  userData: userData(),
  networkInterfaces: list(struct(networkInterface)),
}

const launchTemplateData = shape(ec2('RequestLaunchTemplateData'), host)

export const launchTemplate = shape(ec2('CreateLaunchTemplate'), {
  launchTemplateName: text(),
  launchTemplateId: text(),
  launchTemplateData: struct(launchTemplateData),
})

const autoScaling = (name: string) => `Amazon EC2 Auto Scaling API Reference, ${name}`

export const launchConfiguration = shape(autoScaling('CreateLaunchConfiguration'), {
  launchConfigurationName: text(),
  imageId: text(),
  instanceType: text(),
  userData: userData(),
  associatePublicIpAddress: flag(),
  securityGroups: list(text()),
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
})

export const instance = shape(ec2('RunInstances'), {
  ...host,
  subnetId: reference('AWS::EC2::Subnet'),
  publicIpAddress: text({ also: ['publicIp'] }),
})

/** `mapPublicIpOnLaunch` is true for the subnets of a default VPC only. */
export const subnet = shape(ec2('CreateSubnet'), {
  subnetId: text(),
  vpcId: text(),
  cidrBlock: text(),
  mapPublicIpOnLaunch: flag({ default: false }),
})
