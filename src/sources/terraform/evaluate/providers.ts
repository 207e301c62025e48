import type { Value } from '../../value.ts'
import type { Block, Body, Expression } from '../syntax/ast.ts'
import { literalAt } from './module-source.ts'

/** Where a provider works, as far as its configuration says; a value that is not known is none. */
export interface Provider {
  region(): Value | undefined
  account(): Value | undefined
}

/** The provider of blocks that name none. */
export const defaultProvider = 'aws'

/** What a `provider` block is called: `aws`, or `aws.west` with an alias. */
export function nameOfProvider({ labels, body }: Block): string {
  const alias = literalAt(body, 'alias')
  return alias === undefined ? (labels[0] ?? '') : `${labels[0]}.${alias}`
}

/** The provider of a resource or data source; undefined where its name is not written out. */
export function providerOf({ attributes }: Body): string | undefined {
  const written = attributes.get('provider')?.value
  return written ? nameIn(written) : defaultProvider
}

/**
 * What the caller of a module calls one of the module's providers; undefined where the module is given none.
 *
 * Source: Terraform documentation, "The Module providers Meta-Argument".
 */
export function handedOn({ attributes }: Body, name: string): string | undefined {
  const given = attributes.get('providers')?.value
  if (!given) return name.includes('.') ? undefined : name
  const entry = given.is === 'object' ? given.entries.find(({ key }) => nameIn(key) === name) : undefined
  return entry && nameIn(entry.value)
}

/** `aws.west`, or the same in quotes, as JSON has it. */
function nameIn(expression: Expression): string | undefined {
  if (expression.is === 'variable') return expression.name
  if (expression.is === 'attribute') {
    return expression.of.is === 'variable' ? `${expression.of.name}.${expression.name}` : undefined
  }
  if (expression.is === 'literal') return typeof expression.value === 'string' ? expression.value : undefined
  const [only, ...others] = expression.is === 'template' ? expression.parts : []
  return only?.is === 'text' && others.length === 0 ? only.text : undefined
}

/** What a `provider` block says. Only what is asked for is evaluated: other arguments may ask the provider in turn. */
export function providerIn(body: Body, evaluated: (expression: Expression, field: string) => Value): Provider {
  const argument = (name: string, inside = body) => {
    const written = inside.attributes.get(name)?.value
    return written && evaluated(written, name)
  }
  return {
    region: () => {
      const region = argument('region')
      return region && isKnown(region) ? region : undefined
    },
    account: () => {
      // Of several roles the last one is that in which the provider works.
      const role = body.blocks.findLast(({ type }) => type === 'assume_role')
      return role ? accountOf(argument('role_arn', role.body)) : onlyItem(argument('allowed_account_ids'))
    },
  }
}

const isKnown = (value: Value): boolean =>
  value.is === 'choice' ? isKnown(value.yes) && isKnown(value.no) : value.is === 'scalar' && value.text !== ''

function accountOf(role: Value | undefined): Value | undefined {
  const account = role?.is === 'scalar' ? /^arn:[\w-]+:iam::(\d{12}):role\//.exec(role.text)?.[1] : undefined
  if (role?.is !== 'scalar' || account === undefined) return undefined
  return { is: 'scalar', value: account, text: account, origin: role.origin }
}

function onlyItem(list: Value | undefined): Value | undefined {
  const [only, ...others] = list?.is === 'list' ? list.items : []
  return only?.is === 'scalar' && others.length === 0 ? only : undefined
}
