/** What a packet meets on its way, by AWS's names for it. */
export const checkKinds = [
  'source',
  'destination',
  'security-group',
  'network-acl',
  'route-table',
  'internet-gateway',
  'nat-gateway',
  'egress-only-internet-gateway',
  'peering',
  'transit-gateway',
  'vpn-gateway',
  'appliance',
  'gateway-endpoint',
  'public-address',
  'block-public-access',
  'load-balancer',
  'listener',
  'target-group',
  'cloudfront',
  'global-accelerator',
  'api-gateway',
  'endpoint-service',
  'vpc-lattice',
] as const

export type CheckKind = (typeof checkKinds)[number]
