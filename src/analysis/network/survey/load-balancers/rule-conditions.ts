import type { Cidr } from '../../../../model/ip.ts'
import type { Resource } from '../../../../model/resource.ts'
import type { ruleCondition } from '../../../../model/resources/listener.ts'
import type { StructOf } from '../../../../model/shape.ts'
import { cidrOf, isCidr } from '../addresses.ts'
import type { Draft } from '../draft.ts'
import { listed } from '../listed.ts'

type RuleCondition = StructOf<typeof ruleCondition>

/** What a request has to have for a rule of a listener. */
export interface Conditions {
  readonly sources?: readonly Cidr[]
  readonly conditions?: string
}

/** The conditions of a rule. Not certain: it may be for fewer, or for nobody. */
export function conditionsOf(
  rule: Resource<'AWS::ElasticLoadBalancingV2::ListenerRule'>,
  draft: Draft,
): { readonly about: Conditions; readonly certain: boolean } {
  const { items, unknown } = listed(rule, 'conditions', draft.world)
  const named = items.map(({ value, certain }) => (certain ? sourcesOf(value, draft) : 'unknown'))
  const isOpen = unknown.length > 0 || named.includes('unknown')
  const limited = named.filter((sources) => typeof sources === 'object')
  const words = items.flatMap(({ value }) => wordsOf(value, draft))
  return {
    about: {
      ...(limited.length > 0 && !isOpen && { sources: limited.flat() }),
      ...(words.length > 0 && { conditions: words.join(', ') }),
    },
    certain: !isOpen,
  }
}

/** The sources that a condition names: one that is not known may be anybody. */
function sourcesOf(condition: RuleCondition, draft: Draft): readonly Cidr[] | 'any' | 'unknown' {
  const { world } = draft
  const field = world.read(condition, 'field')
  const config = world.read(condition, 'sourceIpConfig')
  if (field.is === 'unknown') return 'unknown'
  if (field.is === 'known' ? field.value !== 'source-ip' : config.is === 'absent') return 'any'
  if (config.is === 'unknown') return 'unknown'
  const values = config.is === 'known' ? listed(config.value, 'values', world) : listed(condition, 'values', world)
  if (values.unknown.length > 0 || values.items.some(({ certain }) => !certain)) return 'unknown'
  return values.items.flatMap(({ read }) => {
    const cidr = cidrOf(read)
    return isCidr(cidr) ? [cidr] : []
  })
}

function wordsOf(condition: RuleCondition, draft: Draft): readonly string[] {
  const { world } = draft
  const field = world.read(condition, 'field')
  if (field.is !== 'known' || field.value === 'source-ip') return []
  const configs = (['hostHeaderConfig', 'pathPatternConfig', 'httpRequestMethodConfig'] as const).map((name) =>
    world.read(condition, name),
  )
  const values = [
    ...listed(condition, 'values', world).items,
    ...configs.flatMap((config) => (config.is === 'known' ? listed(config.value, 'values', world).items : [])),
  ]
  const shown = values.map(({ value }) => `"${value}"`).join(' or ')
  return [shown === '' ? field.value : `${field.value} ${shown}`]
}
