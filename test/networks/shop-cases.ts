import type { Network } from '../../src/analysis/network/network.ts'
import { filterCases } from './filter-cases.ts'
import { gatewayCases } from './gateway-cases.ts'
import { routeCases } from './route-cases.ts'
import { transitCases } from './transit-cases.ts'

/** What happens in the shop, or in a shop with other parts. Expected by hand, from the documentation. */
export type ShopCase = readonly [fact: string, flow: string, expected: string, parts?: Partial<Network>]

export const cases: readonly ShopCase[] = [...filterCases, ...routeCases, ...gatewayCases, ...transitCases]
