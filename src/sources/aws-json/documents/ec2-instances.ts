import type { ReplyKind } from './kind.ts'
import { splitAt } from './reshape.ts'

/**
 * Hosts, and what they are started from.
 *
 * Sources: Amazon EC2 API Reference and Amazon EC2 Auto Scaling API Reference, the response elements of each action.
 */
export const ec2Instances: readonly ReplyKind[] = [
  {
    call: 'ec2 describe-instances',
    key: 'Reservations',
    inside: 'Instances',
    types: ['AWS::EC2::Instance'],
    id: ['InstanceId'],
    arn: 'ec2:instance/',
    lacks: ['userData'],
  },
  {
    call: 'ec2 describe-instance-attribute',
    key: 'UserData',
    types: ['AWS::EC2::Instance'],
    id: [],
    one: true,
    part: { field: 'userData' },
    owner: { type: 'AWS::EC2::Instance', key: 'InstanceId', pattern: /\bi-[0-9a-f]{8,}\b/ },
    whole: 'none',
  },
  {
    call: 'ec2 describe-launch-templates',
    key: 'LaunchTemplates',
    types: ['AWS::EC2::LaunchTemplate'],
    id: ['LaunchTemplateId'],
    arn: 'ec2:launch-template/',
    lacks: ['launchTemplateData'],
  },
  {
    call: 'ec2 describe-launch-template-versions',
    key: 'LaunchTemplateVersions',
    types: ['AWS::EC2::LaunchTemplate'],
    id: ['LaunchTemplateId'],
    arn: 'ec2:launch-template/',
    part: true,
    version: { number: 'VersionNumber', isDefault: 'DefaultVersion' },
    whole: 'none',
  },
  {
    call: 'autoscaling describe-auto-scaling-groups',
    key: 'AutoScalingGroups',
    types: ['AWS::AutoScaling::AutoScalingGroup'],
    id: ['AutoScalingGroupARN'],
    proof: ['AutoScalingGroupName'],
    // The reply names the subnets in one text, with commas between them.
    make: (item) => splitAt(item, 'VPCZoneIdentifier', ','),
  },
  {
    call: 'autoscaling describe-launch-configurations',
    key: 'LaunchConfigurations',
    types: ['AWS::AutoScaling::LaunchConfiguration'],
    id: ['LaunchConfigurationARN'],
    proof: ['LaunchConfigurationName'],
  },
]
