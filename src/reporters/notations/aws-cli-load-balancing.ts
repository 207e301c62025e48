import type { ResourceType } from '../../model/resource.ts'
import type { Commands } from './aws-cli-ecs.ts'
import { options, unchangeable } from './aws-cli-options.ts'
import { word } from './shell.ts'
import type { Node } from './tree.ts'

const listenerOptions = {
  protocol: 'protocol',
  port: 'port',
  sslPolicy: 'ssl-policy',
  certificates: 'certificates',
  defaultActions: 'default-actions',
}

const listener: Commands = (tree) => [
  `aws elbv2 modify-listener --listener-arn "$LISTENER_ARN"${options(tree, listenerOptions)}`,
  ...unchangeable(tree, Object.keys(listenerOptions), 'a listener'),
]

const listenerCertificate: Commands = (tree) => [
  `aws elbv2 add-listener-certificates${options(tree, { listenerArn: 'listener-arn', certificates: 'certificates' })}`,
]

const checks = {
  healthCheckEnabled: 'health-check-enabled',
  healthCheckProtocol: 'health-check-protocol',
  healthCheckPort: 'health-check-port',
  healthCheckPath: 'health-check-path',
}

/** Source: Elastic Load Balancing API Reference, ModifyTargetGroup: only health checks can be changed. */
const targetGroup: Commands = (tree) => {
  const own = { name: 'name', protocol: 'protocol', port: 'port', targetType: 'target-type', vpcId: 'vpc-id' }
  const fresh = options(tree, own)
  if (fresh === '')
    return [`aws elbv2 modify-target-group --target-group-arn "$TARGET_GROUP_ARN"${options(tree, checks)}`]
  return [
    '# The protocol of a target group cannot be changed: make a new one and let listeners and services name it.',
    `aws elbv2 create-target-group --name shop-tls --target-type ip --vpc-id "$VPC_ID"${fresh}${options(tree, checks)}`,
  ]
}

const certificate: Commands = (tree) => [
  `aws acm request-certificate${options(tree, { domainName: 'domain-name', subjectAlternativeNames: 'subject-alternative-names', validationMethod: 'validation-method' })}`,
]

/** Source: Amazon VPC Lattice API Reference, UpdateListener: only the default action can be changed. */
const latticeListener: Commands = (tree) => [
  '# The protocol of a listener cannot be changed: make a new one with the same action, and delete the old one.',
  'aws vpc-lattice get-listener --service-identifier shop --listener-identifier "$LISTENER_ID" --query defaultAction > action.json',
  `aws vpc-lattice create-listener --service-identifier shop --name https${options(tree, { protocol: 'protocol', port: 'port' })} --default-action file://action.json`,
  'aws vpc-lattice delete-listener --service-identifier shop --listener-identifier "$LISTENER_ID"',
]

/** Source: Elastic Load Balancing API Reference, SetSecurityGroups: a network load balancer made without has none for good. */
const loadBalancer: Commands = (tree) => {
  const attributes = attributesIn(tree.fields.get('loadBalancerAttributes'))
  const groups = tree.fields.get('securityGroups')
  const names =
    groups?.is === 'list' ? groups.items.flatMap(({ node }) => (node.is === 'value' ? [String(node.value)] : [])) : []
  return [
    ...(attributes.length > 0
      ? [
          `aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$LOAD_BALANCER_ARN" --attributes ${attributes.join(' ')}`,
        ]
      : []),
    ...(names.length > 0
      ? [
          '# A network load balancer that was made without security groups cannot get any: make a new one.',
          `aws elbv2 create-load-balancer --name shop${options(tree, { type: 'type' })} --subnets "$SUBNET_ID" --security-groups ${names.map(word).join(' ')}`,
        ]
      : []),
  ]
}

const webAclAssociation: Commands = (tree) => [
  `aws wafv2 associate-web-acl${options(tree, { webACLArn: 'web-acl-arn', resourceArn: 'resource-arn' })}`,
]

/** Keys and values as words. */
const attributesIn = (node: Node | undefined): readonly string[] =>
  node?.is !== 'list'
    ? []
    : node.items.flatMap(({ node: item }) => {
        const [key, value] = item.is === 'struct' ? [item.fields.get('key'), item.fields.get('value')] : []
        return key?.is === 'value' && value?.is === 'value' ? [`Key=${key.value},Value=${value.value}`] : []
      })

export const awsCliLoadBalancing: Partial<Record<ResourceType, Commands>> = {
  'AWS::CertificateManager::Certificate': certificate,
  'AWS::ElasticLoadBalancingV2::Listener': listener,
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': listenerCertificate,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': targetGroup,
  'AWS::VpcLattice::Listener': latticeListener,
  'AWS::WAFv2::WebACLAssociation': webAclAssociation,
}
