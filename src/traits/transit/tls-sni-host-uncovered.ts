import { certificatesOf, type Listener, type ListenerRule } from '../../analysis/load-balancing/listeners.ts'
import { partsOf, type Text, textsOf } from '../../analysis/texts.ts'
import { matches } from '../../model/pattern.ts'
import type { Resource } from '../../model/resource.ts'
import type { Part } from '../../model/text.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, type Undecided, unknown, yes } from '../answer.ts'
import { onTls } from '../listeners.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const tlsSniHostUncovered = trait({
  id: 'tls-sni-host-uncovered',
  category: 'Misconfiguration',
  resource: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  title: 'Host rule not covered by any listener certificate',
  why: 'Clients of the host get a certificate of another name, and people who learn to click that away accept an impostor too.',
  fix: 'Add a certificate for the host to the certificate list of the listener.',
  example: {
    type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
    set: {
      listenerArn:
        'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/shop/0a1b2c3d4e5f6789/9876f5e4d3c2b1a0',
      certificates: [
        {
          certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-6789-0a1b-2c3d4e5f6789',
        },
      ],
    },
    isNew: true,
  },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'low',
  references: [
    'Elastic Load Balancing, Application Load Balancers, SSL certificates for your Application Load Balancer',
  ],
  evaluate: (rule, world) => whole(judge(rule, world)),
})

function judge(rule: ListenerRule, world: World): Answer {
  const hosts = hostsOf(rule, world)
  if (hosts.length === 0) {
    const [unread] = world.items(rule, 'conditions').unknown
    return unread ? unknown(unread, 'conditions') : notApplicable('The rule names no host.')
  }
  const listener = world.follow(rule, 'listenerArn')
  if (listener.is === 'unknown') return unknown(listener, 'The listener')
  if (listener.is === 'absent') return notApplicable('The rule names no listener.')
  return onTls(listener.value, world, () => {
    const { covered, open } = covering(listener.value, world)
    return any(
      hosts.map((host): Answer => {
        const name = spelt(partsOf(host))
        if (covered.some((pattern) => covers(pattern, name))) return no
        if (open) return open
        if (host.is === 'unknown') return unknown(host, 'A host of the rule')
        return yes(`The host "${host.value}" is named by no certificate of ${listener.value.address}.`, host.origin)
      }),
    )
  })
}

/** The hosts that the rule asks for, wildcards included. */
const hostsOf = (rule: ListenerRule, world: World): readonly Text[] =>
  world.items(rule, 'conditions').items.flatMap(({ value: condition }) => {
    const field = world.read(condition, 'field')
    const config = world.read(condition, 'hostHeaderConfig')
    const isHost = field.is === 'known' ? field.value === 'host-header' : config.is === 'known'
    if (!isHost) return []
    const lists = [
      world.read(condition, 'values'),
      ...(config.is === 'known' ? [world.read(config.value, 'values')] : []),
    ]
    return lists.flatMap((list) =>
      list.is === 'known' ? textsOf(list.value, world) : list.is === 'unknown' ? [list] : [],
    )
  })

/** The names that the certificates of a listener are for, and what keeps these from being all. */
function covering(
  listener: Listener,
  world: World,
): { readonly covered: readonly string[]; readonly open: Undecided | undefined } {
  const { known, unread } = certificatesOf(listener, world)
  const covered: string[] = []
  let open = unread[0] && unknown(unread[0], 'A certificate of the listener')
  for (const { value, origin } of known) {
    const certificate = world.estate.resolve(value)
    const named = certificate?.type === 'AWS::CertificateManager::Certificate' ? namesOf(certificate, world) : []
    covered.push(...named.map((name) => spelt(partsOf(name))))
    const unclear = named.find((name) => name.is === 'unknown')
    if (unclear?.is === 'unknown') open ??= unknown(unclear, 'A name of a certificate')
    if (named.length > 0) continue
    const says = `The names of the certificate ${value.text ?? value.name ?? 'of the listener'} are not known: it is not in this scan.`
    open ??= { is: 'unknown', missing: [{ says, origin }] }
  }
  const others = world.estate.complete('AWS::ElasticLoadBalancingV2::ListenerCertificate', listener.address)
  if (!others) {
    const says = 'Whether the listener has more certificates is not known: its list is not in this scan.'
    open ??= { is: 'unknown', missing: [{ says, origin: listener.place }] }
  }
  return { covered, open }
}

function namesOf(certificate: Resource<'AWS::CertificateManager::Certificate'>, world: World): readonly Text[] {
  const [main, more] = [world.read(certificate, 'domainName'), world.read(certificate, 'subjectAlternativeNames')]
  return [
    ...(main.is === 'absent' ? [] : [main]),
    ...(more.is === 'known' ? textsOf(more.value, world) : more.is === 'unknown' ? [more] : []),
  ]
}

/** A text in which equal holes are equal: what a variable is called that fills it. */
const spelt = (parts: readonly Part[]): string =>
  parts
    .map((part) => (typeof part === 'string' ? part.toLowerCase() : (part.text ?? `\${${part.variable ?? part.name}}`)))
    .join('')

/**
 * Is a certificate of that name one for the host? A wildcard of a certificate stands for one label, one of a host for any
 * text: what is covered for some of its hosts is taken as covered.
 */
function covers(name: string, host: string): boolean {
  if (name === host) return true
  if (host.includes('*') || host.includes('?')) return matches(host.replaceAll('?', '*'), name)
  const rest = name.startsWith('*.') ? name.slice(1) : undefined
  return rest !== undefined && host.endsWith(rest) && !withoutHoles(host.slice(0, -rest.length)).includes('.')
}

const withoutHoles = (text: string): string => text.replace(/\$\{[^}]*\}/g, '')
