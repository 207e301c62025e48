import type { Text } from '../../analysis/texts.ts'
import { isPublic, parseIp } from '../../model/ip.ts'
import { type Answer, any, no, unknown, yes } from '../answer.ts'
import { eachItem } from '../subjects.ts'
import { someText } from '../texts.ts'
import { trait } from '../trait.ts'

export const containerExternalDnsServer = trait({
  id: 'container-external-dns-server',
  category: 'Best Practice',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Resolver outside the VPC',
  why: 'An intruder can send data out in DNS queries that no DNS firewall or query log of the VPC sees.',
  fix: 'Remove dnsServers, so that the resolver of the VPC answers.',
  example: { type: 'AWS::ECS::TaskDefinition', remove: ['containerDefinitions[web].dnsServers'] },
  responsible: { FARGATE: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'low',
  references: [
    'Amazon ECS API Reference, ContainerDefinition',
    'Amazon Route 53 Developer Guide, Using DNS Firewall to filter outbound DNS traffic',
  ],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) =>
      any(someText(world, container, 'dnsServers', judgeServer)),
    ),
})

function judgeServer(server: Text): Answer {
  if (server.is === 'unknown') return unknown(server, 'A part of dnsServers')
  const ip = parseIp(server.value)
  if (ip) return isPublic(ip) ? yes(`dnsServers has "${server.value}", a public address.`, server.origin) : no
  const says = `dnsServers has "${server.value}", which is not an IP address.`
  return { is: 'unknown', missing: [{ says, origin: server.origin }] }
}
