import { expect, test } from 'vitest'
import type { Example } from '../../traits/trait.ts'
import { terraform } from './terraform.ts'

test.each<[string, Example, string]>([
  [
    'rotation of a secret',
    {
      type: 'AWS::SecretsManager::RotationSchedule',
      set: { secretId: 'shop/db', rotationLambdaArn: 'arn:aws:lambda:eu-west-1:111122223333:function:rotate' },
    },
    `resource "aws_secretsmanager_secret_rotation" "web" {
  secret_id           = "shop/db"
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
}`,
  ],
  [
    'a listener with its certificate and its action',
    {
      type: 'AWS::ElasticLoadBalancingV2::Listener',
      set: {
        protocol: 'HTTPS',
        certificates: [{ certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' }],
        defaultActions: [
          { type: 'forward', forwardConfig: { targetGroups: [{ targetGroupArn: 'arn:web', weight: 1 }] } },
        ],
      },
    },
    `resource "aws_lb_listener" "web" {
  protocol        = "HTTPS"
  certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/1"

  default_action {
    type = "forward"

    forward {
      target_group {
        arn    = "arn:web"
        weight = 1
      }
    }
  }
}`,
  ],
  [
    'health checks are one block',
    {
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      set: { protocol: 'HTTPS', healthCheckProtocol: 'HTTPS', healthCheckPath: '/health' },
      remove: ['healthCheckPort'],
    },
    `resource "aws_lb_target_group" "web" {
  protocol = "HTTPS"

  health_check {
    protocol = "HTTPS"
    path     = "/health"
    # remove port
  }
}`,
  ],
  [
    'the access log of Service Connect',
    {
      type: 'AWS::ECS::Service',
      set: { serviceConnectConfiguration: { accessLogConfiguration: { format: 'JSON' } } },
    },
    `resource "aws_ecs_service" "web" {
  service_connect_configuration {
    access_log_configuration {
      format = "JSON"
    }
  }
}`,
  ],
  [
    'containers are JSON in the names of the API',
    {
      type: 'AWS::ECS::TaskDefinition',
      set: {
        containerDefinitions: [{ name: 'web', readonlyRootFilesystem: true, dockerLabels: { 'com.shop': 'web' } }],
      },
      remove: ['containerDefinitions[web].privileged', 'pidMode', 'volumes[docker]'],
    },
    `resource "aws_ecs_task_definition" "web" {
  container_definitions = jsonencode([
    {
      name                   = "web"
      readonlyRootFilesystem = true
      dockerLabels = {
        "com.shop" = "web"
      }
      # remove privileged from web
    },
  ])
  # remove pid_mode
  # remove the block volume of docker
}`,
  ],
  [
    'structures are blocks',
    {
      type: 'AWS::ECS::TaskDefinition',
      set: { volumes: [{ name: 'uploads', efsVolumeConfiguration: { transitEncryption: 'ENABLED' } }] },
      remove: ['volumes[uploads].host'],
    },
    `resource "aws_ecs_task_definition" "web" {
  volume {
    name = "uploads"

    efs_volume_configuration {
      transit_encryption = "ENABLED"
    }
    # remove host_path from uploads
  }
}`,
  ],
  [
    'levels and words that Terraform does not have',
    {
      type: 'AWS::ECS::Service',
      set: {
        networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED' } },
        deploymentConfiguration: { minimumHealthyPercent: 100, deploymentCircuitBreaker: { enable: true } },
      },
    },
    `resource "aws_ecs_service" "web" {
  network_configuration {
    assign_public_ip = false
  }
  deployment_minimum_healthy_percent = 100

  deployment_circuit_breaker {
    enable = true
  }
}`,
  ],
  [
    'tags are a mapping',
    {
      type: 'AWS::ECS::TaskDefinition',
      set: { tags: [{ key: 'team', value: 'shop' }] },
      remove: ['tags[owner]'],
    },
    `resource "aws_ecs_task_definition" "web" {
  # remove the tag owner
  tags = {
    team = "shop"
  }
}`,
  ],
  [
    'one type may be several resources',
    {
      type: 'AWS::ECS::Cluster',
      set: {
        settings: [{ name: 'containerInsights', value: 'enhanced' }],
        capacityProviders: ['FARGATE'],
        defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
      },
    },
    `resource "aws_ecs_cluster" "web" {
  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}
resource "aws_ecs_cluster_capacity_providers" "web" {
  cluster_name       = aws_ecs_cluster.web.name
  capacity_providers = ["FARGATE"]

  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}`.replace('}\nresource', '}\n\nresource'),
  ],
  [
    'policies are JSON with capital letters, and what Terraform would fill in is escaped',
    {
      type: 'AWS::IAM::Role',
      set: {
        policies: [
          {
            policyName: 'read',
            policyDocument: { statement: [{ effect: 'Allow', resource: ['arn:aws:s3:::shop/${aws:username}/*'] }] },
          },
        ],
      },
      remove: ['managedPolicyArns[arn:aws:iam::aws:policy/AdministratorAccess]'],
    },
    `resource "aws_iam_role" "web" {
  # remove the aws_iam_role_policy_attachment of arn:aws:iam::aws:policy/AdministratorAccess
}

resource "aws_iam_role_policy" "web" {
  role = aws_iam_role.web.name
  name = "read"
  policy = jsonencode({
    Statement = [
      {
        Effect   = "Allow"
        Resource = ["arn:aws:s3:::shop/$\${aws:username}/*"]
      },
    ]
  })
}`,
  ],
  [
    'what the provider is not known to have is said',
    {
      type: 'AWS::ECS::DaemonTaskDefinition',
      set: { containerDefinitions: [{ name: 'agent', readonlyRootFilesystem: true }] },
      remove: ['pidMode'],
    },
    `resource "aws_ecs_daemon_task_definition" "web" {
  container_definition {
    name                     = "agent"
    readonly_root_filesystem = true
  }
  # the aws provider is not known to have pidMode here
}`,
  ],
  [
    'a parameter is a variable',
    { type: 'Breakwater::TemplateParameter', set: { name: 'DbPassword', noEcho: true }, remove: ['default'] },
    `variable "db_password" {
  type      = string
  sensitive = true
  # remove default
}`,
  ],
  [
    'text in base64',
    { type: 'AWS::EC2::LaunchTemplate', set: { launchTemplateData: { userData: '#!/bin/sh\necho shop\n' } } },
    `resource "aws_launch_template" "web" {
  user_data = base64encode(<<-EOT
    #!/bin/sh
    echo shop
  EOT
  )
}`,
  ],
  [
    'a type without a resource',
    { type: 'Breakwater::ECS::Task' },
    '# Terraform starts no tasks: see to it where the task is started.',
  ],
])('%s', (_name, example, snippet) => {
  expect(terraform(example)).toBe(snippet)
})
