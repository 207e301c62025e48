import { hosts, loadBalancer, made, network, ref, service, taskDefinition } from './network-template.ts'

type Properties = Readonly<Record<string, unknown>>

export const tcp = (FromPort: unknown, ToPort: unknown = FromPort) => ({ IpProtocol: 'tcp', FromPort, ToPort })
export const everything = { IpProtocol: '-1' }
export const world = { CidrIp: '0.0.0.0/0' }
export const fromGroup = (name: string) => ({ SourceSecurityGroupId: ref(name) })

/** A security group with these rules. */
export const group = (ingress: readonly unknown[], more: Properties = {}) =>
  made('AWS::EC2::SecurityGroup', {
    VpcId: ref('Vpc'),
    GroupDescription: 'shop',
    SecurityGroupIngress: ingress,
    ...more,
  })

/** The group `It`, which the tasks of a service have; a load balancer with another one stands beside them. */
export const ofTasks = (ingress: readonly unknown[], Resources: object = {}, more: object = {}) => ({
  ...more,
  Resources: {
    ...network,
    Task: taskDefinition(),
    Web: service(['Private'], [ref('It')]),
    Balancer: loadBalancer(['Public'], [ref('BalancerGroup')]),
    BalancerGroup: made('AWS::EC2::SecurityGroup', { VpcId: ref('Vpc'), GroupDescription: 'balancer' }),
    It: group(ingress),
    ...Resources,
  },
})

/** The group `It`, which container instances have. */
export const ofHosts = (ingress: readonly unknown[], Resources: object = {}, more: object = {}) => ({
  ...more,
  Resources: {
    ...network,
    ...hosts(['Private'], [ref('It')]),
    Balancer: loadBalancer(['Public'], [ref('BalancerGroup')]),
    BalancerGroup: made('AWS::EC2::SecurityGroup', { VpcId: ref('Vpc'), GroupDescription: 'balancer' }),
    It: group(ingress),
    ...Resources,
  },
})

/** A parameter that nobody gives a value. */
export const given = { Parameters: { Given: { Type: 'String' } } }

/** The service behind the load balancer. */
export const behind = (
  kind: 'application' | 'network',
  more: Properties = {},
  attributes: readonly unknown[] = [],
) => ({
  Targets: made('AWS::ElasticLoadBalancingV2::TargetGroup', {
    Port: 8080,
    Protocol: kind === 'application' ? 'HTTP' : 'TCP',
    TargetType: 'ip',
    VpcId: ref('Vpc'),
    TargetGroupAttributes: attributes,
  }),
  Balancer: loadBalancer(['Public'], [ref('BalancerGroup')], { Type: kind }),
  Listener: made('AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Balancer'),
    Port: 443,
    Protocol: kind === 'application' ? 'HTTPS' : 'TCP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets') }],
  }),
  Web: service(['Private'], [ref('It')], {
    LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: ref('Targets') }],
    ...more,
  }),
})
