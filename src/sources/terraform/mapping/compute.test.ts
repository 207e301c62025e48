import { expect, test } from 'vitest'
import { either, filledIn, mapped, resourcesOf } from '../../../../test/evaluated.ts'

test('what container instances start as', () => {
  expect(
    mapped({
      'aws_launch_template.host': {
        name: 'host',
        image_id: 'ami-1',
        user_data: Buffer.from('echo ECS_CLUSTER=shop').toString('base64'),
        network_interfaces: [{ associate_public_ip_address: 'true', security_groups: ['sg-1'], device_index: null }],
      },
      'aws_launch_template.small': { vpc_security_group_ids: ['sg-1'] },
      'aws_launch_configuration.host': { name: 'host', user_data: 'echo ECS_CLUSTER=shop', security_groups: ['sg-1'] },
      'aws_autoscaling_group.shop': {
        name: 'shop',
        launch_template: [{ id: '${aws_launch_template.host.id}', version: '$Latest' }],
        vpc_zone_identifier: ['${aws_subnet.a.id}'],
      },
      'aws_autoscaling_group.mixed': {
        launch_configuration: '',
        mixed_instances_policy: [
          {
            launch_template: [
              { launch_template_specification: [{ launch_template_id: '${aws_launch_template.host.id}' }] },
            ],
          },
        ],
      },
    }),
  ).toEqual({
    'aws_launch_template.host': {
      is: 'AWS::EC2::LaunchTemplate',
      launchTemplateName: 'host',
      launchTemplateData: {
        imageId: 'ami-1',
        userData: 'echo ECS_CLUSTER=shop',
        networkInterfaces: [{ associatePublicIpAddress: true, groups: ['sg-1'] }],
      },
    },
    'aws_launch_template.small': {
      is: 'AWS::EC2::LaunchTemplate',
      launchTemplateData: { securityGroupIds: ['sg-1'] },
    },
    'aws_launch_configuration.host': {
      is: 'AWS::AutoScaling::LaunchConfiguration',
      launchConfigurationName: 'host',
      userData: 'echo ECS_CLUSTER=shop',
      securityGroups: ['sg-1'],
    },
    'aws_autoscaling_group.shop': {
      is: 'AWS::AutoScaling::AutoScalingGroup',
      autoScalingGroupName: 'shop',
      launchTemplate: { launchTemplateId: 'aws_launch_template.host', version: '$Latest' },
      vpcZoneIdentifier: ['aws_subnet.a'],
    },
    'aws_autoscaling_group.mixed': {
      is: 'AWS::AutoScaling::AutoScalingGroup',
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateSpecification: { launchTemplateId: 'aws_launch_template.host' } },
      },
    },
  })
})

test('instances, of which a plan keeps the hash of their user data', () => {
  const address = 'aws_instance.planned'
  expect(
    mapped({
      'aws_instance.host': {
        ami: 'ami-1',
        subnet_id: '${aws_subnet.a.id}',
        user_data: '#!/bin/bash',
        associate_public_ip_address: either('open', true),
      },
      'aws_spot_instance_request.host': {
        ami: 'ami-1',
        user_data_base64: Buffer.from('#!/bin/bash').toString('base64'),
      },
      [address]: {
        associate_public_ip_address: filledIn(address, 'associate_public_ip_address'),
        public_ip: filledIn(address, 'public_ip'),
        user_data: '86a6497c47b38a6ddeec003513bebe578a78f4f1',
        user_data_base64: filledIn(address, 'user_data_base64'),
      },
    }),
  ).toEqual({
    'aws_instance.host': {
      is: 'AWS::EC2::Instance',
      imageId: 'ami-1',
      subnetId: 'aws_subnet.a',
      userData: '#!/bin/bash',
      networkInterfaces: { yes: [{ associatePublicIpAddress: true }] },
    },
    'aws_spot_instance_request.host': { is: 'AWS::EC2::Instance', imageId: 'ami-1', userData: '#!/bin/bash' },
    [address]: { is: 'AWS::EC2::Instance', userData: '?' },
  })
})

test('a default subnet gives public addresses unless it says otherwise', () => {
  const resources = resourcesOf({
    'aws_default_subnet.a': { availability_zone: 'eu-west-1a' },
    'aws_default_subnet.b': { map_public_ip_on_launch: false },
    'aws_subnet.c': { cidr_block: '10.0.0.0/24' },
  })
  const mapping = resources.map((one) => one.type === 'AWS::EC2::Subnet' && one.slots.mapPublicIpOnLaunch)
  expect(mapping).toMatchObject([
    { value: true, origin: { at: 'default', by: 'provider' } },
    { value: false, origin: { at: 'text' } },
    undefined,
  ])
})
