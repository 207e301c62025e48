import { list, map, oneOf, shape, struct, text } from '../shape.ts'

const page = (name: string) => `IAM User Guide, IAM JSON policy elements: ${name}`

/** By kind (`AWS`, `Service`, `Federated`, `CanonicalUser`); `*` by itself is everyone, as `AWS: *` is. */
const principals = map(list(text()), { bare: 'AWS' })

export const policyStatement = shape(
  page('Statement'),
  {
    sid: text(),
    effect: oneOf(['Allow', 'Deny']),
    principal: principals,
    notPrincipal: principals,
    action: list(text()),
    notAction: list(text()),
    resource: list(text()),
    notResource: list(text()),
    /** By operator, then by key. */
    condition: map(map(list(text()))),
  },
  ['sid'],
)

export const policyDocument = shape(page('Policy'), {
  version: text({ default: '2008-10-17' }),
  statement: list(struct(policyStatement), { single: true }),
})
