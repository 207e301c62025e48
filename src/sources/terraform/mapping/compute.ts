import { type Attributes, block, computed, hashed, type Mappings, resource, sends } from './attributes.ts'

/** The address of an instance belongs to its first network interface. */
const instance: Attributes = {
  ami: 'imageId',
  user_data: hashed('userData'),
  user_data_base64: 'userData',
  associate_public_ip_address: 'networkInterfaces.associatePublicIpAddress',
  public_ip: computed('publicIpAddress'),
}

const subnet: Attributes = { id: computed('subnetId') }

const templateNamed: Attributes = { id: 'launchTemplateId', name: 'launchTemplateName' }

/**
 * Amazon EC2 and its Auto Scaling.
 *
 * Source: documentation of the provider hashicorp/aws, resources aws_instance, aws_launch_*, aws_autoscaling_group, aws_subnet.
 */
export const compute: Mappings = {
  aws_autoscaling_group: resource('AWS::AutoScaling::AutoScalingGroup', {
    name: 'autoScalingGroupName',
    arn: computed('autoScalingGroupArn'),
    launch_configuration: 'launchConfigurationName',
    launch_template: block(undefined, templateNamed),
  }),
  aws_default_subnet: resource('AWS::EC2::Subnet', { ...subnet, map_public_ip_on_launch: sends(true) }),
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
    network_interfaces: block('launchTemplateData.networkInterfaces', { security_groups: 'groups' }),
  }),
  aws_spot_instance_request: resource('AWS::EC2::Instance', instance),
  aws_subnet: resource('AWS::EC2::Subnet', subnet),
}
