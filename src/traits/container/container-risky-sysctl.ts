import { partsOf, shownText } from '../../analysis/texts.ts'
import type { systemControl } from '../../model/resources/container-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import { textStartsWith } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, check, no, unknown, yes } from '../answer.ts'
import { eachItem, someItem } from '../subjects.ts'
import { trait } from '../trait.ts'

/** Parameters of which only some values weaken the container. */
const risky: readonly { readonly namespace: RegExp; readonly isRisky: (value: string) => boolean }[] = [
  { namespace: /^net\.ipv4\.ip_forward$/, isRisky: (value) => value !== '0' },
  { namespace: /^net\.ipv4\.conf\..+\.route_localnet$/, isRisky: (value) => value !== '0' },
  { namespace: /^net\.ipv4\.conf\..+\.rp_filter$/, isRisky: (value) => value === '0' },
]

export const containerRiskySysctl = trait({
  id: 'container-risky-sysctl',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Namespaced kernel parameter weakens isolation',
  why: 'An intruder can route or forge traffic past the network rules, or disturb the containers that share the setting.',
  fix: 'Remove the kernel parameter from systemControls.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    remove: ['containerDefinitions[web].systemControls[net.ipv4.ip_forward]'],
  },
  severity: 'low',
  references: ['Amazon ECS API Reference, SystemControl'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) =>
      any(someItem(world, container, 'systemControls', (control) => judgeControl(control, world))),
    ),
})

function judgeControl(control: StructOf<typeof systemControl>, world: World): Answer {
  const namespace = world.read(control, 'namespace')
  if (namespace.is === 'absent') return no
  const ofKernel = textStartsWith(partsOf(namespace), 'kernel.')
  if (ofKernel === true) return yes(`systemControls sets "${shownText(namespace)}".`, namespace.origin)
  if (namespace.is === 'unknown') {
    const ofNetwork = textStartsWith(partsOf(namespace), 'net.ipv4.')
    return ofKernel === false && ofNetwork === false
      ? no
      : unknown(namespace, 'The namespace of a systemControls entry')
  }
  const rule = risky.find((one) => one.namespace.test(namespace.value))
  if (!rule) return no
  return check(
    world,
    control,
    'value',
    (value) => value !== undefined && rule.isRisky(value.trim()),
    (value) => `systemControls sets "${namespace.value}" to "${value}".`,
  )
}
