import { flag, list, number, reference, shape, struct, text } from '../shape.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Elastic Load Balancing API Reference (version 2015-12-01), ${name}`

const targetGroupArn = reference('AWS::ElasticLoadBalancingV2::TargetGroup')
const listenerArn = reference('AWS::ElasticLoadBalancingV2::Listener')

/** The default certificate in a template's listener; all of them in describe-listener-certificates. */
const certificates = list(
  struct(
    shape(
      page('Certificate'),
      {
        certificateArn: reference(['AWS::CertificateManager::Certificate', 'AWS::IAM::ServerCertificate']),
        isDefault: flag(),
      },
      ['certificateArn'],
    ),
    { bare: 'certificateArn' },
  ),
)

/** An action that keeps out whom it does not know, unless `onUnauthenticatedRequest` is `allow`. */
const onUnauthenticatedRequest = text({ default: 'authenticate' })

/** `protocol`, `port`, `host`, `path` and `query` absent: as in the request. */
export const redirectConfig = shape(page('RedirectActionConfig'), {
  protocol: text({ default: '#{protocol}' }),
  port: text({ default: '#{port}' }),
  host: text({ default: '#{host}' }),
  path: text({ default: '/#{path}' }),
  query: text({ default: '#{query}' }),
  statusCode: text(),
})

/** The last of a rule's actions, by `order`, is a `forward`, `redirect` or `fixed-response`. */
export const action = shape(
  page('Action'),
  {
    type: text(),
    order: number(),
    targetGroupArn,
    forwardConfig: struct(
      shape(page('ForwardActionConfig'), {
        targetGroups: list(
          struct(shape(page('TargetGroupTuple'), { targetGroupArn, weight: number() }, ['targetGroupArn'])),
        ),
      }),
    ),
    redirectConfig: struct(redirectConfig),
    fixedResponseConfig: struct(shape(page('FixedResponseActionConfig'), { statusCode: text(), contentType: text() })),
    authenticateOidcConfig: struct(
      shape(page('AuthenticateOidcActionConfig'), { issuer: text(), onUnauthenticatedRequest }),
    ),
    authenticateCognitoConfig: struct(
      shape(page('AuthenticateCognitoActionConfig'), { userPoolArn: text(), onUnauthenticatedRequest }),
    ),
    jwtValidationConfig: struct(shape(page('JwtValidationActionConfig'), { issuer: text(), jwksEndpoint: text() })),
  },
  ['type', 'order'],
)

/** `sslPolicy` absent: what the API takes depends on how the listener was made. */
export const listener = shape(page('CreateListener'), {
  listenerArn: text(),
  loadBalancerArn: reference('AWS::ElasticLoadBalancingV2::LoadBalancer'),
  port: number(),
  protocol: text(),
  sslPolicy: text(),
  certificates,
  alpnPolicy: list(text()),
  defaultActions: list(struct(action), { also: ['actions'] }),
  mutualAuthentication: struct(
    shape(page('MutualAuthenticationAttributes'), {
      mode: text({ default: 'off' }),
      trustStoreArn: text(),
      ignoreClientCertificateExpiry: flag(),
    }),
  ),
  listenerAttributes: list(struct(shape(page('ListenerAttribute'), { key: text(), value: text() }, ['key']))),
  tags,
})

const values = struct(shape(page('HostHeaderConditionConfig'), { values: list(text()), regexValues: list(text()) }))

/** `values` stand beside `field` or in the structure for it. */
export const ruleCondition = shape(
  page('RuleCondition'),
  {
    field: text(),
    values: list(text()),
    hostHeaderConfig: values,
    pathPatternConfig: values,
    sourceIpConfig: values,
    httpRequestMethodConfig: values,
    httpHeaderConfig: struct(
      shape(page('HttpHeaderConditionConfig'), {
        httpHeaderName: text(),
        values: list(text()),
        regexValues: list(text()),
      }),
    ),
    queryStringConfig: struct(
      shape(page('QueryStringConditionConfig'), {
        values: list(struct(shape(page('QueryStringKeyValuePair'), { key: text(), value: text() }))),
      }),
    ),
  },
  ['field'],
)

/** `priority` is a number, or `default` in replies. */
export const listenerRule = shape(page('CreateRule'), {
  ruleArn: text(),
  listenerArn,
  priority: text(),
  isDefault: flag({ default: false }),
  conditions: list(struct(ruleCondition)),
  actions: list(struct(action)),
  tags,
})

/** Certificates beside the default one, told by the name that a client asks for. */
export const listenerCertificate = shape(page('AddListenerCertificates'), { listenerArn, certificates })
