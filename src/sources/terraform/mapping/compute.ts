import { type Attributes, addition, block, computed, hashed, type Mappings, resource, satellite } from './attributes.ts'

const templateNamed: Attributes = { id: 'launchTemplateId', name: 'launchTemplateName' }

/** The address of an instance belongs to its first network interface. */
const instance: Attributes = {
  ami: 'imageId',
  user_data: hashed('userData'),
  user_data_base64: 'userData',
  associate_public_ip_address: 'networkInterfaces.associatePublicIpAddress',
  public_ip: computed('publicIpAddress'),
  id: computed('instanceId'),
  instance_state: computed('state'),
  private_ip: 'privateIpAddress',
  vpc_security_group_ids: 'securityGroupIds',
  network_interface: 'networkInterfaces',
  launch_template: block(undefined, templateNamed),
}

/**
 * Amazon EC2 and its Auto Scaling.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_instance, aws_launch_*, aws_autoscaling_*.
 */
export const compute: Mappings = {
  aws_autoscaling_attachment: satellite(
    addition('aws_autoscaling_group', 'autoscaling_group_name', {
      autoscaling_group_name: null,
      alb_target_group_arn: 'targetGroupARNs',
      lb_target_group_arn: 'targetGroupARNs',
      elb: 'loadBalancerNames',
    }),
  ),
  aws_autoscaling_group: resource('AWS::AutoScaling::AutoScalingGroup', {
    name: 'autoScalingGroupName',
    arn: computed('autoScalingGroupArn'),
    launch_configuration: 'launchConfigurationName',
    launch_template: block(undefined, templateNamed),
    load_balancers: 'loadBalancerNames',
  }),
  aws_instance: resource('AWS::EC2::Instance', instance),
  aws_launch_configuration: resource('AWS::AutoScaling::LaunchConfiguration', {
    name: 'launchConfigurationName',
    user_data: hashed('userData'),
    user_data_base64: 'userData',
  }),
  aws_launch_template: resource('AWS::EC2::LaunchTemplate', {
    name: 'launchTemplateName',
    id: computed('launchTemplateId'),
    image_id: 'launchTemplateData.imageId',
    instance_type: 'launchTemplateData.instanceType',
    user_data: 'launchTemplateData.userData',
    iam_instance_profile: 'launchTemplateData.iamInstanceProfile',
    metadata_options: 'launchTemplateData.metadataOptions',
    security_group_names: 'launchTemplateData.securityGroups',
    vpc_security_group_ids: 'launchTemplateData.securityGroupIds',
    network_interfaces: block('launchTemplateData.networkInterfaces', { security_groups: 'groups' }),
  }),
  aws_spot_instance_request: resource('AWS::EC2::Instance', instance),
}
