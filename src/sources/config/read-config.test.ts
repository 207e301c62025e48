import { describe, expect, test } from 'vitest'
import { InputError } from '../input-error.ts'
import { readConfig } from './read-config.ts'

const read = (text: string) => readConfig({ path: 'breakwater.yaml', text }, 0)

/** What is said of a configuration that is refused. */
function refusal(text: string): string {
  try {
    read(text)
  } catch (error) {
    if (error instanceof InputError) return `${error.message} ${error.todo}`
    throw error
  }
  return 'accepted'
}

describe('readConfig', () => {
  test('reads every part', () => {
    const { intent, acceptances, thresholds } = read(`intent:
  dataClasses:
    - {match: 'shop.yaml#Checkout', classes: [cardholder]}
  dataClassTag: data-class
  tiers:
    - {match: '*#Web', tier: web}
  intendedClients:
    - {match: '*#Edge', networks: [198.51.100.0/24]}
  criticality:
    - {match: '*#Checkout', level: high}
  trustedNetworks: [10.0.0.0/8, 'FD00:0::/8']
  widestPublicRange: /20
  trustedAccounts: ['111122223333']
  registries: [111122223333.dkr.ecr.eu-west-1.amazonaws.com]
  organisation: o-a1b2c3d4e5
  noInternetGateway: ['network.yaml#Vpc']
  privateCalls: ['network.yaml#*']
  proxy: true
  fips: false
  strictIsolation: ['*#Checkout']
  securityHub: true
  endToEndEncryption: ['*#Checkout']
waivers:
  - trait: container-privileged
    address: 'build/*#Builder'
    subject: agent
    reason: The build agent needs it.
    owner: platform
    until: 2027-01-31
decisions:
  - {trait: task-definition-untagged, reason: Tags come from the stack., review: 2027-06-30}
thresholds: {failOn: medium, failOnUnknown: true}
`)
    expect(intent).toEqual({
      dataClasses: [{ match: 'shop.yaml#Checkout', value: ['cardholder'] }],
      dataClassTag: 'data-class',
      tiers: [{ match: '*#Web', value: 'web' }],
      intendedClients: [{ match: '*#Edge', value: ['198.51.100.0/24'] }],
      criticality: [{ match: '*#Checkout', value: 'high' }],
      trustedNetworks: ['10.0.0.0/8', 'FD00:0::/8'],
      widestPublicRange: '/20',
      trustedAccounts: ['111122223333'],
      registries: ['111122223333.dkr.ecr.eu-west-1.amazonaws.com'],
      organisation: 'o-a1b2c3d4e5',
      noInternetGateway: ['network.yaml#Vpc'],
      privateCalls: ['network.yaml#*'],
      proxy: true,
      fips: false,
      strictIsolation: ['*#Checkout'],
      securityHub: true,
      endToEndEncryption: ['*#Checkout'],
    })
    expect(acceptances).toMatchObject([
      {
        kind: 'waiver',
        trait: 'container-privileged',
        address: 'build/*#Builder',
        subject: 'agent',
        reason: 'The build agent needs it.',
        owner: 'platform',
        until: '2027-01-31',
        origin: { field: 'waivers[0]' },
      },
      { kind: 'decision', trait: 'task-definition-untagged', until: '2027-06-30' },
    ])
    expect(thresholds).toEqual({ failOn: 'medium', failOnUnknown: true })
  })

  test.each([
    ['nothing', ''],
    ['a comment', '# later\n'],
    ['JSON', '{"thresholds": {"failOn": "low"}}'],
    ['no intent yet', 'intent: {}\nwaivers: []\n'],
  ])('%s is a configuration', (_name, text) => {
    expect(refusal(text)).toBe('accepted')
  })

  test.each([
    ['wavers: []', 'breakwater.yaml:1:1: unknown key wavers. Did you mean waivers?'],
    [
      'waivers: [{trait: container-privileged, adress: x}]',
      'breakwater.yaml:1:41: unknown key adress. Did you mean address?',
    ],
    ['thresholds: {colour: red}', 'breakwater.yaml:1:14: unknown key colour. Known keys: failOn, failOnUnknown.'],
    ['waivers: [{reason: why not}]', 'breakwater.yaml:1:11: trait is missing. A waiver'],
    ['waivers: [{trait: x, until: soon}]', 'expected a date such as 2027-01-31'],
    ['waivers: [{trait: x, until: 2027-02-30}]', 'expected a date such as 2027-01-31'],
    ['thresholds: {failOn: severe}', 'expected one of critical, high, medium, low, none'],
    ['intent: {proxy: perhaps}', 'expected true or false'],
    ['intent: {trustedAccounts: [42]}', 'expected an account id of 12 digits'],
    ['intent: {trustedNetworks: [home]}', 'expected an address range such as 10.0.0.0/8'],
    ['intent: {trustedNetworks: [10.0.0.0/99]}', 'expected an address range such as 10.0.0.0/8'],
    ['intent: {trustedNetworks: [999.0.0.0/8]}', 'expected an address range such as 10.0.0.0/8'],
    ["intent: {trustedNetworks: ['::/200']}", 'expected an address range such as 10.0.0.0/8'],
    ['intent: {trustedNetworks: [10.0.0.1]}', 'expected an address range such as 10.0.0.0/8'],
    [
      'intent: {trustedNetworks: [10.0.0.1/8]}',
      'breakwater.yaml:1:28: expected an address range such as 10.0.0.0/8. Did you mean 10.0.0.0/8?',
    ],
    ["intent: {trustedNetworks: ['fd00::1/8']}", 'Did you mean fd00::/8?'],
    ['waivers: [{trait: 5}]', 'expected text, so put 5 in quotes.'],
    ['waivers: [{trait: x, owner: true}]', 'expected text, so put true in quotes.'],
    ['intent: {trustedAccounts: [111122223333]}', 'expected text, so put 111122223333 in quotes.'],
    ['intent: {strictIsolation: {a: b}}', 'expected'],
    ['waivers: {trait: x}', 'expected a list'],
    ['- trait: x', 'expected a mapping'],
    ['intent: {}\nintent: {}', 'the key intent stands twice'],
    ['intent: {}\n---\nintent: {}', 'a second document stands in the file'],
    ['intent: [', 'breakwater.yaml:1:9: a bracket is not closed'],
    ['__proto__: {}', 'unknown key __proto__'],
    ['constructor: {}', 'unknown key constructor'],
  ])('%s is refused with its place', (text, says) => {
    expect(refusal(text)).toContain(says)
  })

  test('more waivers than anybody means', () => {
    const item = '  - {trait: container-privileged, reason: r}\n'
    expect(read(`waivers:\n${item.repeat(10_000)}`).acceptances).toHaveLength(10_000)
    expect(refusal(`waivers:\n${item.repeat(10_001)}`)).toContain('expected at most 10000 items')
  })
})
