import { icmp, icmp6, type PortRange, tcp, udp } from '../network.ts'
import { type Services, spoken } from '../sets/services.ts'

const protocolNames: Readonly<Record<number, string | undefined>> = {
  [icmp]: 'icmp',
  [tcp]: 'tcp',
  [udp]: 'udp',
  [icmp6]: 'icmpv6',
}

export const protocolName = (protocol: number): string => protocolNames[protocol] ?? `protocol ${protocol}`

/** Services as people write them, e.g. `tcp 80 and 443`, `all traffic`. */
export function sayService(services: Services): string {
  const all = [...spoken(services)]
  if (all.length === 0) return 'nothing'
  const count = all.reduce((sum, { protocols: [from, to] }) => sum + to - from + 1, 0)
  if (count >= 254 && all.every(({ ports }) => isAllPorts(ports))) return 'all traffic'
  const shown = all.slice(0, maxShown).map(({ protocols: [from, to], ports }) => {
    if (from !== to) return `protocols ${from} to ${to}`
    return `${protocolName(from)}${isAllPorts(ports) ? '' : ` ${sayPorts(from, ports)}`}`
  })
  const more = all.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

/** The same where nothing of it passes: not all traffic, which some of it may be, but none. */
export function sayAnyService(services: Services): string {
  const said = sayService(services)
  return said === 'all traffic' ? 'anything' : said
}

const maxShown = 6

const isAllPorts = ([from, to]: PortRange) => from === 0 && to === 65_535

export function sayPorts(protocol: number, [from, to]: PortRange): string {
  if (protocol === icmp || protocol === icmp6) {
    const [type, last] = [from >> 8, to >> 8]
    return type === last ? `type ${type}` : `types ${type} to ${last}`
  }
  return from === to ? String(from) : `${from}-${to}`
}
