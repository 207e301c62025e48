import { expect, test } from 'vitest'
import { type PlanCase, planOf, readCase, valuesOf } from '../../../../test/plan-case.ts'

const refers = (...references: readonly string[]) => ({ references })

const shop: readonly PlanCase[] = [
  ...['aws_vpc.shop', 'aws_internet_gateway.shop', 'aws_nat_gateway.shop', 'aws_security_group.lb'].map((address) => ({
    address,
    unknown: { id: true },
  })),
  { address: 'aws_subnet.private[0]', unknown: { id: true } },
  { address: 'aws_subnet.private[1]', unknown: { id: true } },
]

/** A plan with one more resource, and the values of that. */
function planned(one: PlanCase) {
  const { evaluated, gaps } = readCase(planOf([...shop, one]))
  expect(gaps).toEqual([])
  return valuesOf(evaluated, one.address)
}

test('rules of a group are one expression, of which a name is told by what it can name', () => {
  expect(
    planned({
      address: 'aws_security_group.web',
      values: { ingress: [{ from_port: 80, cidr_blocks: ['10.0.0.0/16'], prefix_list_ids: [], self: false }] },
      unknown: { id: true, vpc_id: true, egress: true, ingress: [{ security_groups: true }] },
      written: {
        vpc_id: refers('aws_vpc.shop.id', 'aws_vpc.shop'),
        ingress: refers('aws_security_group.lb.id', 'aws_security_group.lb', 'aws_vpc.shop.cidr_block', 'aws_vpc.shop'),
      },
    }),
  ).toMatchObject({
    vpc_id: 'text ${aws_vpc.shop.id}',
    ingress: [
      {
        from_port: 80,
        cidr_blocks: ['10.0.0.0/16'],
        security_groups: ['text ${aws_security_group.lb.id}'],
        self: false,
      },
    ],
  })
})

test('a name that may be one of two is not told', () => {
  expect(
    planned({
      address: 'aws_security_group.web',
      unknown: { ingress: [{ security_groups: true }, { security_groups: true }] },
      written: {
        ingress: refers(
          'aws_security_group.lb.id',
          'aws_security_group.lb',
          'aws_vpc.shop.default_security_group_id',
          'aws_vpc.shop',
        ),
      },
    }),
  ).toEqual({
    ingress: Array(2).fill({
      security_groups:
        'unknown: aws_security_group.lb.id, aws_vpc.shop.default_security_group_id is known only after the plan is applied',
    }),
  })
})

test('each target of a route is what it can be', () => {
  expect(
    planned({
      address: 'aws_route_table.web',
      values: { route: [{ cidr_block: '0.0.0.0/0' }, { cidr_block: '10.1.0.0/16' }] },
      unknown: { route: [{ gateway_id: true }, { nat_gateway_id: true }] },
      written: {
        route: refers(
          'aws_internet_gateway.shop.id',
          'aws_internet_gateway.shop',
          'aws_nat_gateway.shop.id',
          'aws_nat_gateway.shop',
        ),
      },
    }),
  ).toEqual({
    route: [
      { cidr_block: '0.0.0.0/0', gateway_id: 'text ${aws_internet_gateway.shop.id}' },
      { cidr_block: '10.1.0.0/16', nat_gateway_id: 'text ${aws_nat_gateway.shop.id}' },
    ],
  })
})

test('lists of subnets and what an association names', () => {
  expect(
    planned({
      address: 'aws_lb.shop',
      unknown: { subnets: true, security_groups: true, internal: true },
      written: { subnets: refers('aws_subnet.private'), security_groups: refers('aws_security_group.lb.id') },
    }),
  ).toMatchObject({
    subnets: ['text ${aws_subnet.private[0].id}', 'text ${aws_subnet.private[1].id}'],
    security_groups: ['text ${aws_security_group.lb.id}'],
  })
  expect(
    planned({
      address: 'aws_route_table_association.private[1]',
      unknown: { subnet_id: true },
      written: { subnet_id: refers('aws_subnet.private', 'count.index') },
    }),
  ).toEqual({ subnet_id: 'text ${aws_subnet.private[1].id}' })
})
