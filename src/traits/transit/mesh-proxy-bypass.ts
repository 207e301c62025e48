import type { proxyConfiguration } from '../../model/resources/task-definition.ts'
import type { StructOf } from '../../model/shape.ts'
import type { World } from '../../model/world.ts'
import { type Answer, any, no, notApplicable, unknown, yes } from '../answer.ts'
import { someItem, whole } from '../subjects.ts'
import { trait } from '../trait.ts'

/** Addresses that the proxy cannot stand in for: the task's and the instance's metadata. */
const metadata = ['169.254.170.2', '169.254.169.254']

export const meshProxyBypass = trait({
  id: 'mesh-proxy-bypass',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Traffic can skip the proxy',
  why: 'A program that was taken over sends past the proxy what its rules would have refused, in clear.',
  fix: 'Move to Service Connect with a certificate authority in tls.issuerCertificateAuthority, since App Mesh has ended, in a new revision without proxyConfiguration.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['proxyConfiguration'] },
  responsible: { EXTERNAL: 'nobody' },
  severity: 'medium',
  references: ['Amazon ECS API Reference, ProxyConfiguration'],
  evaluate: (task, world) => {
    const proxy = world.read(task, 'proxyConfiguration')
    if (proxy.is === 'unknown') return whole(unknown(proxy, 'proxyConfiguration'))
    return whole(proxy.is === 'known' ? skips(proxy.value, world) : notApplicable('It has no proxyConfiguration.'))
  },
})

const skips = (proxy: StructOf<typeof proxyConfiguration>, world: World): Answer =>
  any(
    someItem(world, proxy, 'properties', (property) => {
      const [name, value] = [world.read(property, 'name'), world.read(property, 'value')]
      if (name.is === 'unknown') return unknown(name, 'name of a property')
      if (name.is === 'absent' || !(name.value in widened)) return no
      if (value.is === 'unknown') return unknown(value, name.value)
      return value.is === 'known' && widened[name.value]?.(value.value)
        ? yes(`${name.value} is "${value.value}".`, value.origin)
        : no
    }),
  )

const listed = (value: string): readonly string[] => value.split(',').flatMap((item) => item.trim() || [])

/** By property, whether a value leads more past the proxy than has to go there. */
const widened: Readonly<Record<string, (value: string) => boolean>> = {
  EgressIgnoredIPs: (value) => listed(value).some((ip) => !metadata.includes(ip.replace(/\/32$/, ''))),
  EgressIgnoredPorts: (value) => listed(value).length > 0,
  IgnoredUID: (value) => value.trim() === '0',
}
