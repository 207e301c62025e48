import type { Random } from './random.ts'

/** How carefully a service is set up. */
export type Manner = 'sound' | 'careless' | 'odd'

/** What is decided of one service before any of its resources is written. */
export interface Plan {
  readonly name: string
  readonly manner: Manner
  readonly launch: 'FARGATE' | 'EC2'
  readonly networkMode: 'awsvpc' | 'bridge' | 'host'
  readonly port: number
  /** Behind a load balancer. */
  readonly reachable: boolean
  /** Containers beside the main one. */
  readonly sidecars: readonly Sidecar[]
  readonly volumes: readonly VolumeKind[]
  /** Has a task role of its own. */
  readonly ownRole: boolean
}

export type Sidecar = 'log-router' | 'telemetry' | 'proxy' | 'migrate'
export type VolumeKind = 'efs' | 'scratch' | 'host' | 'docker'

const subjects = [
  'account',
  'basket',
  'billing',
  'booking',
  'catalog',
  'checkout',
  'customer',
  'delivery',
  'document',
  'feed',
  'fraud',
  'identity',
  'image',
  'inventory',
  'invoice',
  'ledger',
  'loyalty',
  'mail',
  'media',
  'notification',
  'order',
  'partner',
  'payment',
  'pricing',
  'profile',
  'quote',
  'recommendation',
  'refund',
  'report',
  'review',
  'search',
  'session',
  'settlement',
  'shipping',
  'stock',
  'subscription',
  'tax',
  'ticket',
  'tracking',
  'warehouse',
] as const

const parts = [
  'api',
  'worker',
  'web',
  'consumer',
  'gateway',
  'scheduler',
  'admin',
  'export',
  'sync',
  'backend',
] as const

const allSidecars: readonly Sidecar[] = ['log-router', 'telemetry', 'proxy', 'migrate']

/** A service as most are: sound; one in four is careless, one in twenty odd. */
function planOf(random: Random, number: number): Plan {
  const draw = random.next()
  const manner = draw < 0.7 ? 'sound' : draw < 0.95 ? 'careless' : 'odd'
  const launch = random.chance(manner === 'odd' ? 0.4 : 0.7) ? 'FARGATE' : 'EC2'
  const networkMode = launch === 'FARGATE' ? 'awsvpc' : random.pick(['awsvpc', 'bridge', 'bridge', 'host'] as const)
  const part = random.pick(parts)
  const count = random.pick([0, 0, 0, 0, 0, 1, 1, 1, 2, 3] as const)
  const volumes: VolumeKind[] = []
  if (random.chance(0.12)) volumes.push('efs')
  if (random.chance(0.3)) volumes.push('scratch')
  if (launch === 'EC2' && random.chance(manner === 'sound' ? 0.05 : 0.3)) volumes.push('host')
  if (launch === 'EC2' && random.chance(0.1)) volumes.push('docker')
  return {
    name: `${random.pick(subjects)}-${part}-${number}`,
    manner,
    launch,
    networkMode,
    port: random.pick([80, 3000, 8000, 8080, 8080, 8443, 9000]),
    reachable: part !== 'worker' && part !== 'consumer' && part !== 'scheduler' && random.chance(0.8),
    sidecars: random.some(allSidecars, count),
    volumes,
    ownRole: random.chance(0.4),
  }
}

/** Services that all have different names. */
export function plansOf(random: Random, count: number): readonly Plan[] {
  return Array.from({ length: count }, (_, index) => planOf(random, index + 1))
}

/** A name as a logical id of a template: `order-api-3` is `OrderApi3`. */
export const pascal = (name: string) => name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
