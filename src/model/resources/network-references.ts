import { reference } from '../shape.ts'

/** A VPC, as the security group of something: its default group, CloudFormation's attribute `DefaultSecurityGroup`. */
export const securityGroupOrDefault = reference(['AWS::EC2::SecurityGroup', 'AWS::EC2::VPC'], {
  inside: ['groupId', 'securityGroupId', 'vpcSecurityGroupId'],
})

export const subnetReference = reference('AWS::EC2::Subnet', { inside: ['subnetId', 'subnetIdentifier'] })

export const vpcReference = reference('AWS::EC2::VPC')
