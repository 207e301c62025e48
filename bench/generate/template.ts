import {
  bare,
  Call,
  choose,
  equals,
  findInMap,
  getAtt,
  isList,
  isMap,
  join,
  type Node,
  type NodeMap,
  Noted,
  ref,
  sub,
} from './node.ts'
import { type Plan, pascal, plansOf } from './plan.ts'
import type { Random } from './random.ts'
import { type Names, taskDefinition } from './task-definition.ts'

/** Where the services of a template run. */
interface Home {
  /** The clusters that the template creates; none where it runs in one of the platform's. */
  readonly clusters: readonly string[]
  readonly cluster: (index: number) => Node
  readonly provider: Node
  readonly fileSystem: Node
  readonly accessPoint: Node
}

function homeOf(services: number, random: Random): Home {
  if (random.chance(0.3)) {
    const imported = random.chance(0.5) ? new Call('ImportValue', 'platform-ClusterArn') : ref('ClusterName')
    return {
      clusters: [],
      cluster: () => imported,
      provider: 'instances',
      fileSystem: new Call('ImportValue', 'platform-FileSystemId'),
      accessPoint: new Call('ImportValue', 'platform-AccessPointId'),
    }
  }
  const clusters = services > 15 ? ['Cluster', 'BatchCluster'] : ['Cluster']
  return {
    clusters,
    cluster: (index) => ref(index % 5 === 4 ? (clusters.at(-1) ?? 'Cluster') : 'Cluster'),
    provider: ref('CapacityProvider'),
    fileSystem: ref('FileSystem'),
    accessPoint: ref('AccessPoint'),
  }
}

/** A template of an application: its clusters, shared resources and services, one after another. */
export function template(services: number, random: Random): NodeMap {
  const plans = plansOf(random, services)
  const home = homeOf(services, random)
  const { clusters } = home
  const capacity = clusters.length > 0 && plans.some(({ launch }) => launch === 'EC2')
  const shared = clusters.length > 0 && plans.some(({ volumes }) => volumes.includes('efs'))
  const reachable = plans.some((plan) => plan.reachable)
  const resources: Record<string, Node> = {
    ...Object.fromEntries(clusters.map((id) => [id, cluster(random)])),
    ...(capacity && capacityResources(clusters, random)),
    ...commonRoles(),
    LogGroup: {
      Type: 'AWS::Logs::LogGroup',
      Properties: {
        LogGroupName: sub(`/ecs/\${AWS::StackName}`),
        RetentionInDays: findInMap('StageSettings', ref('Stage'), 'LogRetention'),
      },
    },
    ...(shared && fileSystemResources()),
    ...(reachable && loadBalancerResources(random)),
  }
  for (const [index, plan] of plans.entries()) {
    Object.assign(resources, serviceResources(plan, index, home, random))
  }
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `An application of ${services} services on Amazon ECS`,
    Parameters: parameters(clusters.length === 0, reachable, random),
    Mappings: {
      StageSettings: {
        dev: { LogRetention: 7, DesiredCount: 1, ExecuteCommand: 'true' },
        test: { LogRetention: 14, DesiredCount: 1, ExecuteCommand: 'true' },
        prod: { LogRetention: 365, DesiredCount: 3, ExecuteCommand: 'false' },
      },
    },
    Conditions: {
      IsProduction: equals(ref('Stage'), 'prod'),
      IsDevelopment: new Call('Not', [new Call('Condition', 'IsProduction')]),
      ...(reachable && { HasCertificate: new Call('Not', [equals(ref('CertificateArn'), '')]) }),
    },
    Resources: resources,
    Outputs: {
      TaskRoleArn: { Description: 'What the tasks may do', Value: getAtt('TaskRole', 'Arn') },
      ...(clusters.length > 0 && { ClusterArn: { Value: getAtt('Cluster', 'Arn') } }),
      ...(reachable && {
        Address: {
          Value: sub(`https://\${LoadBalancer.DNSName}`),
          Export: { Name: sub(`\${AWS::StackName}-Address`) },
        },
      }),
    },
  }
}

function parameters(elsewhere: boolean, reachable: boolean, random: Random): NodeMap {
  return {
    ClusterName: elsewhere ? { Type: 'String', Description: 'A cluster of the platform' } : undefined,
    Stage: {
      Type: 'String',
      AllowedValues: ['dev', 'test', 'prod'],
      Default: random.chance(0.6) ? random.pick(['dev', 'prod']) : undefined,
    },
    VpcId: { Type: 'AWS::EC2::VPC::Id' },
    PrivateSubnets: { Type: 'List<AWS::EC2::Subnet::Id>', Description: 'Where tasks get their addresses' },
    PublicSubnets: { Type: 'List<AWS::EC2::Subnet::Id>' },
    ImageTag: { Type: 'String', Default: random.chance(0.5) ? 'latest' : undefined },
    DatabasePassword: random.chance(0.3) ? { Type: 'String', NoEcho: true } : undefined,
    InstanceImage: {
      Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      Default: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
    },
    CertificateArn: reachable ? { Type: 'String', Default: '' } : undefined,
  }
}

function cluster(random: Random): NodeMap {
  return {
    Type: 'AWS::ECS::Cluster',
    Properties: {
      ClusterName: random.chance(0.5) ? sub(`\${AWS::StackName}-\${Stage}`) : undefined,
      ClusterSettings: random.chance(0.7) ? [{ Name: 'containerInsights', Value: 'enabled' }] : undefined,
      Configuration: random.chance(0.3)
        ? {
            ExecuteCommandConfiguration: {
              Logging: 'OVERRIDE',
              LogConfiguration: { CloudWatchLogGroupName: ref('LogGroup'), CloudWatchEncryptionEnabled: true },
            },
          }
        : undefined,
    },
  }
}

const userData = `#!/bin/bash
echo "ECS_CLUSTER=\${Cluster}" >> /etc/ecs/ecs.config
echo "ECS_AWSVPC_BLOCK_IMDS=true" >> /etc/ecs/ecs.config
echo "ECS_ENABLE_TASK_IAM_ROLE=true" >> /etc/ecs/ecs.config
yum install -y amazon-cloudwatch-agent
`

function capacityResources(clusters: readonly string[], random: Random): NodeMap {
  const associations = clusters.map((id): readonly [string, Node] => [
    `${id}Capacity`,
    {
      Type: 'AWS::ECS::ClusterCapacityProviderAssociations',
      Properties: {
        Cluster: ref(id),
        CapacityProviders: [ref('CapacityProvider'), 'FARGATE', 'FARGATE_SPOT'],
        DefaultCapacityProviderStrategy: [{ CapacityProvider: ref('CapacityProvider'), Weight: 1 }],
      },
    },
  ])
  return {
    InstanceTemplate: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: {
        LaunchTemplateData: {
          ImageId: ref('InstanceImage'),
          InstanceType: choose('IsProduction', 'm6i.xlarge', 't3.large'),
          MetadataOptions: random.chance(0.7) ? { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } : undefined,
          SecurityGroupIds: [getAtt('InstanceGroup', 'GroupId')],
          UserData: new Call('Base64', sub(userData)),
        },
      },
    },
    InstanceGroup: securityGroup('Instances of the cluster', [
      { IpProtocol: 'tcp', FromPort: 32_768, ToPort: 65_535, CidrIp: '10.0.0.0/8' },
    ]),
    AutoScalingGroup: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: {
        MinSize: '0',
        MaxSize: '20',
        VPCZoneIdentifier: ref('PrivateSubnets'),
        LaunchTemplate: {
          LaunchTemplateId: ref('InstanceTemplate'),
          Version: getAtt('InstanceTemplate', 'LatestVersionNumber'),
        },
      },
    },
    CapacityProvider: {
      Type: 'AWS::ECS::CapacityProvider',
      Properties: {
        AutoScalingGroupProvider: {
          AutoScalingGroupArn: ref('AutoScalingGroup'),
          ManagedScaling: { Status: 'ENABLED', TargetCapacity: 90 },
          ManagedTerminationProtection: 'DISABLED',
        },
      },
    },
    ...Object.fromEntries(associations),
  }
}

const trust = (service: string): Node => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
})

function commonRoles(): NodeMap {
  return {
    ExecutionRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
        ManagedPolicyArns: [
          sub(`arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`),
        ],
      },
    },
    TaskRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
        Policies: [
          {
            PolicyName: 'basics',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Action: ['xray:PutTraceSegments'], Resource: '*' }],
            },
          },
        ],
      },
    },
  }
}

function fileSystemResources(): NodeMap {
  return {
    FileSystem: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true } },
    AccessPoint: {
      Type: 'AWS::EFS::AccessPoint',
      Properties: {
        FileSystemId: ref('FileSystem'),
        PosixUser: { Uid: '1000', Gid: '1000' },
        RootDirectory: { Path: '/app' },
      },
    },
  }
}

const securityGroup = (about: string, ingress: readonly Node[]): NodeMap => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: about, VpcId: ref('VpcId'), SecurityGroupIngress: ingress },
})

function loadBalancerResources(random: Random): NodeMap {
  return {
    LoadBalancerGroup: securityGroup('What may reach the load balancer', [
      {
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
        CidrIp: random.chance(0.7) ? '0.0.0.0/0' : '10.0.0.0/8',
      },
    ]),
    LoadBalancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Scheme: random.chance(0.7) ? 'internet-facing' : 'internal',
        Subnets: ref('PublicSubnets'),
        SecurityGroups: [ref('LoadBalancerGroup')],
      },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: ref('LoadBalancer'),
        Port: choose('HasCertificate', 443, 80),
        Protocol: choose('HasCertificate', 'HTTPS', 'HTTP'),
        Certificates: choose('HasCertificate', [{ CertificateArn: ref('CertificateArn') }], ref('AWS::NoValue')),
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      },
    },
  }
}

function serviceResources(plan: Plan, index: number, home: Home, random: Random): NodeMap {
  const cluster = home.cluster(index)
  const id = pascal(plan.name)
  const awsvpc = plan.networkMode === 'awsvpc'
  const properties = inCloudFormation(taskDefinition(plan, templateNames(home, random), random))
  return {
    ...(plan.ownRole && { [`${id}Role`]: ownRole(plan, random) }),
    ...(awsvpc && { [`${id}Group`]: serviceGroup(plan, random) }),
    ...(plan.reachable && targetResources(plan, id, index)),
    [`${id}Task`]: { Type: 'AWS::ECS::TaskDefinition', Properties: properties },
    [`${id}Service`]: service(plan, id, cluster, home.provider, random),
    ...(random.chance(0.3) && scaling(id, cluster)),
    ...(random.chance(0.1) && nightly(plan, id, cluster)),
  }
}

function ownRole(plan: Plan, random: Random): NodeMap {
  const resource = sub(`arn:\${AWS::Partition}:s3:::${plan.name}-\${Stage}/*`)
  const careless = plan.manner === 'careless' && random.chance(0.4)
  const admin = plan.manner === 'odd' && random.chance(0.4)
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com'),
      ManagedPolicyArns: admin ? ['arn:aws:iam::aws:policy/AdministratorAccess'] : undefined,
      Policies: [
        {
          PolicyName: 'app',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: careless ? 's3:*' : ['s3:GetObject', 's3:PutObject'],
                Resource: careless ? '*' : resource,
              },
            ],
          },
        },
      ],
    },
  }
}

function serviceGroup({ name, port, reachable, manner }: Plan, random: Random): NodeMap {
  const open = manner !== 'sound' && random.chance(0.3)
  const from: NodeMap =
    reachable && !open
      ? { SourceSecurityGroupId: ref('LoadBalancerGroup') }
      : { CidrIp: open ? '0.0.0.0/0' : '10.0.0.0/8' }
  return securityGroup(`Tasks of ${name}`, [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...from }])
}

function targetResources(plan: Plan, id: string, index: number): NodeMap {
  return {
    [`${id}Target`]: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: {
        VpcId: ref('VpcId'),
        Port: plan.port,
        Protocol: 'HTTP',
        TargetType: plan.networkMode === 'awsvpc' ? 'ip' : 'instance',
        HealthCheckPath: '/health',
      },
    },
    [`${id}Rule`]: {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ListenerArn: ref('Listener'),
        Priority: index + 1,
        Conditions: [{ Field: 'path-pattern', Values: [`/${plan.name}/*`] }],
        Actions: [{ Type: 'forward', TargetGroupArn: ref(`${id}Target`) }],
      },
    },
  }
}

function service(plan: Plan, id: string, cluster: Node, provider: Node, random: Random): NodeMap {
  const { launch, manner, networkMode, port, reachable } = plan
  const strategy = launch === 'EC2' || random.chance(0.2)
  // One in three leaves it to the default strategy of its cluster.
  const stated = launch === 'FARGATE' || random.chance(0.7)
  const careless = manner !== 'sound' && random.chance(0.4)
  const network: NodeMap = {
    Subnets: ref(careless ? 'PublicSubnets' : 'PrivateSubnets'),
    SecurityGroups: [getAtt(`${id}Group`, 'GroupId')],
    AssignPublicIp: launch === 'EC2' ? undefined : careless ? 'ENABLED' : random.chance(0.6) ? 'DISABLED' : undefined,
  }
  const command = random.chance(0.2)
    ? findInMap('StageSettings', ref('Stage'), 'ExecuteCommand')
    : careless
      ? choose('IsDevelopment', true, false)
      : undefined
  return {
    Type: 'AWS::ECS::Service',
    DependsOn: reachable ? `${id}Rule` : undefined,
    Properties: {
      ServiceName: random.chance(0.7) ? plan.name : undefined,
      Cluster: cluster,
      TaskDefinition: ref(`${id}Task`),
      DesiredCount: random.chance(0.5)
        ? findInMap('StageSettings', ref('Stage'), 'DesiredCount')
        : random.between(1, 6),
      LaunchType: strategy ? undefined : launch,
      CapacityProviderStrategy:
        strategy && stated
          ? [{ CapacityProvider: launch === 'EC2' ? provider : 'FARGATE_SPOT', Weight: 1 }]
          : undefined,
      PlatformVersion:
        launch === 'FARGATE' && random.chance(0.2) ? random.pick(['LATEST', '1.4.0', '1.3.0']) : undefined,
      EnableExecuteCommand: command,
      DeploymentConfiguration: { MinimumHealthyPercent: 100, MaximumPercent: 200 },
      NetworkConfiguration: networkMode === 'awsvpc' ? { AwsvpcConfiguration: network } : undefined,
      LoadBalancers: reachable
        ? [{ ContainerName: 'app', ContainerPort: port, TargetGroupArn: ref(`${id}Target`) }]
        : undefined,
      HealthCheckGracePeriodSeconds: reachable ? new Noted('The program needs a while to start', 60) : undefined,
      PropagateTags: random.chance(0.4) ? 'SERVICE' : undefined,
    },
  }
}

function scaling(id: string, cluster: Node): NodeMap {
  return {
    [`${id}Scaling`]: {
      Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
      Properties: {
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: join('/', ['service', cluster, getAtt(`${id}Service`, 'Name')]),
        MinCapacity: 1,
        MaxCapacity: 10,
      },
    },
  }
}

/** The service's task definition, started once a night too. */
function nightly({ launch, networkMode }: Plan, id: string, cluster: Node): NodeMap {
  const network: NodeMap = { AwsVpcConfiguration: { Subnets: ref('PrivateSubnets') } }
  return {
    [`${id}Nightly`]: {
      Type: 'AWS::Events::Rule',
      Condition: 'IsProduction',
      Properties: {
        ScheduleExpression: 'cron(0 3 * * ? *)',
        Targets: [
          {
            Id: 'task',
            Arn: cluster,
            RoleArn: getAtt('ExecutionRole', 'Arn'),
            EcsParameters: {
              TaskDefinitionArn: ref(`${id}Task`),
              LaunchType: launch,
              TaskCount: 1,
              NetworkConfiguration: networkMode === 'awsvpc' ? network : undefined,
            },
          },
        ],
      },
    },
  }
}

function templateNames(home: Home, random: Random): Names {
  const text = (pattern: string): Node => {
    const [whole] = /^\$\{(AWS::\w+)\}$/.exec(pattern) ? [pattern.slice(2, -1)] : []
    return whole === undefined ? sub(pattern) : ref(whole)
  }
  const digest = random.chance(0.3)
  return {
    text,
    inProduction: (yes, no) => (random.chance(0.5) ? choose('IsProduction', yes, no) : yes),
    image(repository) {
      const address = `\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com`
      if (digest) return sub(`${address}/${repository}@sha256:${random.hex(64)}`)
      if (random.chance(0.2)) {
        return join('', [
          ref('AWS::AccountId'),
          '.dkr.ecr.',
          ref('AWS::Region'),
          `.amazonaws.com/${repository}:`,
          ref('ImageTag'),
        ])
      }
      return sub(
        random.chance(0.4)
          ? `${address}/${repository}:\${ImageTag}`
          : `${address}/${repository}:1.${random.between(0, 40)}.2`,
      )
    },
    logGroup: () => ref('LogGroup'),
    family: ({ name }) => (random.chance(0.5) ? name : sub(`\${AWS::StackName}-${name}`)),
    role: (which, plan) =>
      getAtt(which === 'execution' ? 'ExecutionRole' : plan.ownRole ? `${pascal(plan.name)}Role` : 'TaskRole', 'Arn'),
    secret: (name) => sub(`arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${name}`),
    fileSystem: () => home.fileSystem,
    accessPoint: () => home.accessPoint,
  }
}

/** Keys below these are names of their own, not AWS's. */
const named = new Set(['options', 'dockerLabels', 'driverOpts', 'labels'])

/** Names that CloudFormation writes in its own way. */
const special: Readonly<Record<string, string | undefined>> = {
  efsVolumeConfiguration: 'EFSVolumeConfiguration',
  fileSystemId: 'FilesystemId',
  iam: 'IAM',
}

/** Properties in CloudFormation's letter case. */
function inCloudFormation(map: NodeMap): NodeMap {
  const renamed: Record<string, Node> = {}
  for (const [key, node] of Object.entries(map)) {
    if (node === undefined) continue
    const name = special[key] ?? `${key.charAt(0).toUpperCase()}${key.slice(1)}`
    renamed[name] = named.has(key) ? node : deep(node)
  }
  return renamed
}

function deep(node: Node): Node {
  if (node instanceof Noted) return new Noted(node.comment, deep(node.value))
  const value = bare(node)
  if (isList(value)) return value.map(deep)
  return isMap(value) ? inCloudFormation(value) : value
}
