import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Reach } from '../src/analysis/network/answer.ts'
import { Ends } from '../src/analysis/network/ends/ends.ts'
import { Topology } from '../src/analysis/network/engine/topology.ts'
import { surveyOfEstate } from '../src/analysis/network/survey/survey.ts'
import type { ReachVerdict } from '../src/model/reach-answer.ts'
import { readEstate } from '../src/sources/read-estate.ts'

const folder = 'test/snapshots/shop/accounts/111122223333/eu-west-1'
const files = readdirSync(folder).map((name) => join(folder, name))

/** The internet, the service, the load balancer and a node of it, two tasks, and the NAT gateway. */
const names = ['internet', 'web', 'shop', '10.0.0.20', '10.0.10.30', '10.0.11.30', '10.0.0.10']

/** Who reaches whom, as far as what was read tells. */
function matrixOf(paths: readonly string[]): ReadonlyMap<string, ReachVerdict> {
  const { estate } = readEstate(paths, { root: '.' })
  const survey = surveyOfEstate(estate)
  const ends = new Ends(survey, estate)
  // Whoever has an address that no interface is seen with is somebody else.
  const found = names.flatMap((name) => {
    const one = ends.find(name)
    return one.is === 'found' && one.end.is !== 'addresses' ? [one] : []
  })
  const reach = new Reach(new Topology(survey.network), [])
  const pairs = found.flatMap((from) =>
    found.filter((to) => to !== from).map((to) => ({ ...to, from: from.end, to: to.end })),
  )
  return new Map(
    pairs.map((pair) => {
      const { from, to, verdict } = reach.answer(pair)
      return [`${from} → ${to}`, verdict]
    }),
  )
}

const whole = matrixOf(files)

/** Whether answers come back; undefined where that is not certain. */
const connects = (verdict: ReachVerdict | undefined): boolean | undefined =>
  verdict === undefined || verdict === 'possible' ? undefined : verdict === 'reachable'

test('a whole snapshot is certain', () => {
  expect([...whole.values()].filter((verdict) => verdict === 'possible')).toEqual([])
  expect(new Set(whole.values()).size).toBeGreaterThan(1)
})

test.each(files)('without %s no certain answer turns into its opposite', (left) => {
  const rest = matrixOf(files.filter((path) => path !== left))
  const flipped = [...whole].flatMap(([pair, before]) => {
    const now = rest.get(pair)
    const [was, is] = [connects(before), connects(now)]
    return was !== undefined && is !== undefined && was !== is ? [`${pair}: ${before}, then ${now}`] : []
  })
  expect(flipped).toEqual([])
})
