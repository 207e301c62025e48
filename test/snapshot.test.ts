import { describe, expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import type { ResourceType } from '../src/model/resource.ts'
import type { Target } from '../src/model/shape.ts'
import { leavesOf, type Slot } from '../src/model/slot.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import { traits } from '../src/traits/registry.ts'
import { judge } from '../src/traits/runner.ts'

const { estate } = readEstate(['test/snapshots/shop'], { root: '.' })
const vpc = 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-00000000000000001'

/** What a value refers to, however deep. */
function targetsIn(value: unknown): readonly Target[] {
  if (typeof value !== 'object' || value === null) return []
  if ('to' in value && Array.isArray(value.to)) return [value as Target]
  if ('slots' in value) return Object.values(value.slots as object).flatMap(readsIn)
  if ('items' in value) return (value.items as readonly Slot<unknown>[]).flatMap(readsIn)
  return []
}

const readsIn = (slot: Slot<unknown>): readonly Target[] =>
  leavesOf(slot).flatMap((read) => (read.is === 'known' ? targetsIn(read.value) : []))

describe('the snapshot of a shop', () => {
  test('is read without a gap', () => {
    expect(estate.gaps).toEqual([])
    expect(new Set(estate.resources.map(({ type }) => type)).size).toBe(21)
  })

  test('everything is called by its ARN', () => {
    const others = estate.resources.filter(({ address }) => !address.startsWith('arn:')).map(({ type }) => type)
    expect(others).toEqual(['AWS::EC2::VPCBlockPublicAccessOptions'])
  })

  test('every reference within it finds what it means', () => {
    const lost = estate.resources.flatMap((resource) =>
      Object.values(resource.slots as Readonly<Record<string, Slot<unknown>>>)
        .flatMap(readsIn)
        .filter((target) => !estate.resolve(target))
        .map(({ text }) => text),
    )
    expect([...new Set(lost)].sort()).toEqual([
      '10.0.10.30',
      '10.0.11.30',
      'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000001',
      'arn:aws:iam::111122223333:role/shop-execution',
      'local',
    ])
  })

  test.each<[ResourceType, boolean]>([
    ['AWS::EC2::Subnet', true],
    ['AWS::EC2::SecurityGroup', true],
    ['AWS::EC2::SecurityGroupIngress', true],
    ['AWS::EC2::NetworkAcl', true],
    ['AWS::EC2::RouteTable', true],
    ['AWS::EC2::Route', true],
    ['AWS::EC2::InternetGateway', true],
    ['AWS::EC2::NatGateway', true],
    ['AWS::EC2::NetworkInterface', true],
    ['AWS::EC2::VPCEndpoint', true],
    ['AWS::EC2::VPCPeeringConnection', true],
    ['AWS::EC2::VPNGateway', false],
    ['AWS::EC2::FlowLog', false],
  ])('all of %s in the VPC: %s', (type, whole) => {
    expect(estate.complete(type, vpc)).toBe(whole)
  })

  test.each<ResourceType>(['AWS::ECS::Service', 'Breakwater::ECS::Task'])('all of %s in the cluster', (type) => {
    expect(estate.complete(type, 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop')).toBe(true)
  })

  test('a task is tied to its interface', () => {
    const [task] = estate.ofType('Breakwater::ECS::Task')
    expect(task?.slots.attachments).toMatchObject({ is: 'known' })
    const id = 'eni-00000000000000004'
    expect(estate.resolve({ to: ['AWS::EC2::NetworkInterface'], text: id })?.address).toContain(id)
  })

  test('every trait judges it', () => {
    const judgements = [...judge(estate, traits, undeclared)]
    expect(judgements.length).toBeGreaterThan(50)
  })
})
