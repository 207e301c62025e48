/**
 * What a configuration may hold: one description for reading it and for the JSON Schema that editors use.
 *
 * `date` is `YYYY-MM-DD`, `network` an address range; `text` may have a pattern, with words for what it expects.
 */
export type Spec =
  | { readonly is: 'text'; readonly about: string; readonly pattern?: RegExp; readonly expected?: string }
  | { readonly is: 'date'; readonly about: string }
  | { readonly is: 'network'; readonly about: string }
  | { readonly is: 'flag'; readonly about: string }
  | { readonly is: 'one-of'; readonly about: string; readonly values: readonly string[] }
  | { readonly is: 'list'; readonly about: string; readonly of: Spec }
  | { readonly is: 'either'; readonly about: string; readonly of: readonly Spec[] }
  | {
      readonly is: 'map'
      readonly about: string
      readonly fields: Readonly<Record<string, Spec>>
      readonly required: readonly string[]
    }

const pattern = (about: string): Spec => ({ is: 'text', about: `${about}; * stands for any text` })

const declared = (about: string, value: string, of: Spec): Spec => ({
  is: 'list',
  about,
  of: {
    is: 'map',
    about,
    fields: { match: pattern('Addresses of the resources, e.g. services/*.yaml#Checkout'), [value]: of },
    required: ['match', value],
  },
})

const account: Spec = {
  is: 'text',
  about: 'An account id',
  pattern: /^\d{12}$/,
  expected: 'an account id of 12 digits',
}

const intent: Spec = {
  is: 'map',
  about: 'What no file or API shows. What is not declared stays unknown.',
  required: [],
  fields: {
    dataClasses: declared('Classes of data that workloads hold.', 'classes', {
      is: 'list',
      about: 'E.g. cardholder, hipaa, fedramp, strict',
      of: { is: 'text', about: 'A data class' },
    }),
    dataClassTag: { is: 'text', about: 'The key of the tag that names a data class.' },
    tiers: declared('Tiers that workloads belong to.', 'tier', { is: 'text', about: 'E.g. web, application, data' }),
    intendedClients: declared('Who is meant to use services or network load balancers.', 'networks', {
      is: 'list',
      about: 'Address ranges of the clients; 0.0.0.0/0 is everybody',
      of: { is: 'network', about: 'An address range, e.g. 198.51.100.0/24' },
    }),
    criticality: declared('How much depends on workloads.', 'level', {
      is: 'one-of',
      about: 'How much depends on them',
      values: ['low', 'medium', 'high'],
    }),
    trustedNetworks: {
      is: 'list',
      about: 'Address ranges from which traffic is expected.',
      of: { is: 'network', about: 'An address range, e.g. 10.0.0.0/8' },
    },
    widestPublicRange: {
      is: 'text',
      about: 'The widest range of public IPv4 addresses that rules may let in; /16 where it is not declared.',
      pattern: /^\/([1-9]|[12]\d|3[0-2])$/,
      expected: 'the length of a prefix such as /20',
    },
    trustedAccounts: { is: 'list', about: 'Accounts that may share resources with this one.', of: account },
    registries: {
      is: 'list',
      about: 'Hosts of registries that images may come from.',
      of: { is: 'text', about: 'A host' },
    },
    organisation: {
      is: 'text',
      about: 'The id of the AWS organisation.',
      pattern: /^o-[a-z0-9]{10,32}$/,
      expected: 'an organisation id such as o-a1b2c3d4e5',
    },
    noInternetGateway: {
      is: 'list',
      about: 'VPCs in which no internet gateway may be.',
      of: pattern('Address of a VPC'),
    },
    privateCalls: {
      is: 'either',
      about: 'VPCs from which calls of AWS must go through VPC endpoints: all, none, or those that match.',
      of: [
        { is: 'flag', about: 'All or none' },
        { is: 'list', about: 'Those that match', of: pattern('Address of a VPC') },
      ],
    },
    proxy: { is: 'flag', about: 'Egress has to go through a proxy.' },
    fips: { is: 'flag', about: 'FIPS modules are required.' },
    strictIsolation: {
      is: 'either',
      about: 'Workloads that must not share a kernel, and whose way out is filtered: all, none, or those that match.',
      of: [
        { is: 'flag', about: 'All or none' },
        { is: 'list', about: 'Those that match', of: pattern('Address of a service or a VPC') },
      ],
    },
    securityHub: { is: 'flag', about: 'Security Hub is expected to be on.' },
    endToEndEncryption: {
      is: 'either',
      about: 'Workloads whose traffic must be encrypted up to the task: all, none, or those that match.',
      of: [
        { is: 'flag', about: 'All or none' },
        { is: 'list', about: 'Those that match', of: pattern('Address of a service') },
      ],
    },
  },
}

const accepted = (date: string, aboutDate: string): Readonly<Record<string, Spec>> => ({
  trait: pattern('Id of a trait'),
  address: pattern('Address of a resource'),
  subject: pattern('Container, volume or rule'),
  reason: { is: 'text', about: 'Why it is accepted. Without a reason it does not hold.' },
  owner: { is: 'text', about: 'Who answers for it.' },
  [date]: { is: 'date', about: aboutDate },
})

/** `breakwater.yaml`. */
export const configSpec: Spec = {
  is: 'map',
  about: 'Configuration of Breakwater',
  required: [],
  fields: {
    intent,
    waivers: {
      is: 'list',
      about: 'Judgements that are accepted until a date.',
      of: {
        is: 'map',
        about: 'A waiver',
        fields: accepted('until', 'The last day on which it holds.'),
        required: ['trait'],
      },
    },
    decisions: {
      is: 'list',
      about: 'Conscious choices, reviewed from time to time.',
      of: {
        is: 'map',
        about: 'A decision',
        fields: accepted('review', 'The day by which it is reviewed.'),
        required: ['trait'],
      },
    },
    thresholds: {
      is: 'map',
      about: 'When a scan fails; options of the command line win.',
      required: [],
      fields: {
        failOn: {
          is: 'one-of',
          about: 'The least severity that fails.',
          values: ['critical', 'high', 'medium', 'low', 'none'],
        },
        failOnUnknown: { is: 'flag', about: 'Fail also when something could not be decided.' },
      },
    },
  },
}

/** The JSON Schema of a spec. */
export function schemaOf(spec: Spec): Readonly<Record<string, unknown>> {
  const description = spec.about
  switch (spec.is) {
    case 'text':
      return { description, type: 'string', ...(spec.pattern && { pattern: spec.pattern.source }) }
    case 'date':
      return { description, type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
    case 'network':
      return { description, type: 'string', pattern: '^[0-9a-fA-F:.]+\\/\\d{1,3}$' }
    case 'flag':
      return { description, type: 'boolean' }
    case 'one-of':
      return { description, enum: spec.values }
    case 'list':
      return { description, type: 'array', items: schemaOf(spec.of) }
    case 'either':
      return { description, anyOf: spec.of.map(schemaOf) }
    case 'map': {
      const properties = Object.fromEntries(Object.entries(spec.fields).map(([name, field]) => [name, schemaOf(field)]))
      const required = spec.required.length > 0 ? { required: spec.required } : {}
      return { description, type: 'object', properties, additionalProperties: false, ...required }
    }
  }
}
