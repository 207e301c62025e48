import { Reachability } from '../src/analysis/network/engine/reachability.ts'
import { Sources } from '../src/analysis/network/engine/sources.ts'
import { Topology } from '../src/analysis/network/engine/topology.ts'
import { Passages } from '../src/analysis/network/passages/passages.ts'
import { allServices } from '../src/analysis/network/sets/services.ts'
import { networkOf } from './generate/network.ts'
import { childArguments, count, inChild, line, median, megabytes, quick } from './measure.ts'

/** The budgets for 100,000 interfaces: seconds and MB to build, milliseconds a question, seconds for all exposures. */
const mostBuild = 10
const mostMemory = 1_000
const mostQuestion = 10
const mostExposures = 20

interface Measured {
  readonly interfaces: number
  readonly groups: number
  readonly vpcs: number
  readonly build: number
  /** Milliseconds: the middle one of many questions, and the slowest. */
  readonly question: number
  readonly slowest: number
  readonly exposures: number
  readonly exposed: number
  /** Resident memory at the most, in bytes, with the network itself: when it is built, and when all has been asked. */
  readonly peak: number
  readonly peakInAll: number
}

function measure(interfaces: number): Measured {
  const network = networkOf(1, interfaces)
  const started = performance.now()
  const topology = new Topology(network)
  const reachability = new Reachability(topology)
  const sources = new Sources(reachability)
  const passages = new Passages(reachability)
  const built = performance.now()
  const peak = residentAtMost()
  const step = Math.max(1, Math.floor(network.interfaces.length / 200))
  const questions = network.interfaces.flatMap((one, index) => {
    if (index % step !== 0) return []
    const asked = performance.now()
    sources.reaching(one, 4)
    return [performance.now() - asked]
  })
  const before = performance.now()
  let exposed = 0
  for (const one of network.interfaces) {
    const direct = reachability.fromInternet(one, 4).session.most.parts.length > 0
    if (direct || passages.to(one, allServices, 'internet', 4).length > 0) exposed++
  }
  return {
    interfaces: network.interfaces.length,
    groups: network.securityGroups.length,
    vpcs: network.vpcs.length,
    build: (built - started) / 1000,
    question: median(questions),
    slowest: Math.max(...questions),
    exposures: (performance.now() - before) / 1000,
    exposed,
    peak,
    peakInAll: residentAtMost(),
  }
}

const residentAtMost = () => process.resourceUsage().maxRSS * 1024

function report(): void {
  for (const size of quick ? [1_000] : [1_000, 10_000, 100_000]) {
    const measured = inChild<Measured>('network', [String(size)])
    if (typeof measured === 'string') {
      line('network', count(size), measured)
      continue
    }
    const { interfaces, groups, vpcs, build, question, slowest, exposures, exposed, peak, peakInAll } = measured
    const name = `${count(interfaces)} interfaces, ${count(groups)} groups, ${count(vpcs)} VPCs`
    const memory = `peak ${megabytes(peak / 1e6)} MB`
    line(
      'network, build',
      name,
      `${build.toFixed(2)} s, ${memory}`,
      `${mostBuild} s, ${mostMemory} MB`,
      build <= mostBuild && peak / 1e6 <= mostMemory,
    )
    line(
      'network, who can reach',
      '',
      `${question.toFixed(2)} ms, slowest ${slowest.toFixed(1)}`,
      `${mostQuestion} ms`,
      question <= mostQuestion,
    )
    line(
      'network, exposures',
      `${count(exposed)} exposed`,
      `${exposures.toFixed(2)} s, peak ${megabytes(peakInAll / 1e6)} MB`,
      `${mostExposures} s`,
      exposures <= mostExposures,
    )
  }
}

const given = childArguments()
if (given) console.log(JSON.stringify(measure(Number(given[0]))))
else report()
