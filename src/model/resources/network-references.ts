import { reference } from '../shape.ts'

/** A VPC, as the security group of something: its default group, CloudFormation's attribute `DefaultSecurityGroup`. */
export const securityGroupOrDefault = reference(['AWS::EC2::SecurityGroup', 'AWS::EC2::VPC'], {
  inside: ['groupId', 'securityGroupId', 'vpcSecurityGroupId'],
})

export const subnetReference = reference('AWS::EC2::Subnet', { inside: ['subnetId', 'subnetIdentifier'] })

/** A VPC stands for its main route table. */
export const routeTableOrMain = reference(['AWS::EC2::RouteTable', 'AWS::EC2::VPC'])

/** A VPC stands for its default network ACL: CloudFormation's attribute `DefaultNetworkAcl`. */
export const networkAclOrDefault = reference(['AWS::EC2::NetworkAcl', 'AWS::EC2::VPC'])

export const vpcReference = reference('AWS::EC2::VPC')
