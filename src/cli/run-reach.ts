import { statSync } from 'node:fs'
import { type Question, Reach } from '../analysis/network/answer.ts'
import { Ends, type Side } from '../analysis/network/ends/ends.ts'
import { withStrangers } from '../analysis/network/engine/strangers.ts'
import { Topology } from '../analysis/network/engine/topology.ts'
import { type Network, tcp, udp } from '../analysis/network/network.ts'
import type { End } from '../analysis/network/paths/path.ts'
import { protocolName } from '../analysis/network/paths/words.ts'
import { surveyOfEstate } from '../analysis/network/survey/survey.ts'
import type { Estate } from '../model/estate.ts'
import type { ReachMatrix } from '../model/reach-answer.ts'
import { printable } from '../reporters/printable.ts'
import { answerWritten, matrixWritten, type ReachFormat } from '../reporters/reach.ts'
import { maskOf } from '../secrets/mask.ts'
import { InputError } from '../sources/input-error.ts'
import { loadEstate } from '../sources/read-estate.ts'
import { isColourful } from './colour.ts'
import { type Progress, progressOn } from './progress.ts'
import { write } from './write.ts'

export interface ReachOptions {
  readonly protocol?: number
  readonly port?: number
  readonly all: boolean
  readonly format: ReachFormat
  readonly root: string
  readonly config?: string
  readonly parameters?: readonly string[]
  readonly varFile?: readonly string[]
  readonly region?: string
  readonly account?: string
}

/** Answers a question about the network that the paths describe. Gives the exit status. */
export async function runReach(
  named: readonly string[],
  paths: readonly string[],
  options: ReachOptions,
): Promise<number> {
  const [fromName, toName] = named
  if (!options.all && (fromName === undefined || toName === undefined))
    throw new InputError(
      'FROM and TO are missing.',
      'breakwater reach internet web infra/ asks about one pair, --all about all.',
    )
  if (!statSync(options.root, { throwIfNoEntry: false })?.isDirectory())
    throw new InputError(`${options.root} is not a folder.`, 'Check --root.')
  if (options.port !== undefined && options.protocol !== undefined && ![tcp, udp].includes(options.protocol))
    throw new InputError(
      `${protocolName(options.protocol)} has no ports.`,
      'Leave --port out, or ask about tcp or udp.',
    )
  const progress = progressOn(process.stderr)
  const { estate, recognised } = await loadEstate(paths.length > 0 ? paths : ['.'], {
    root: options.root,
    region: options.region,
    account: options.account,
    parameterFiles: options.parameters,
    variableFiles: options.varFile,
    configFile: options.config,
    progress: (read, of) => progress.show(`Reading ${read + 1} of ${of} files`),
  })
  progress.clear()
  if (recognised === 0)
    throw new InputError(
      `Nothing that is read was found in ${(paths.length > 0 ? paths : ['.']).join(', ')}.`,
      'Name a template, a Terraform folder or a folder of AWS CLI replies.',
    )
  const survey = surveyOfEstate(estate)
  const ends = new Ends(survey, estate, options.account)
  const colour = isColourful(process.stdout)
  const asked = {
    ...(options.port !== undefined && { port: options.port, protocol: options.protocol ?? tcp }),
    ...(options.protocol !== undefined && { protocol: options.protocol }),
  }
  if (options.all) {
    const workloads = ends.workloads()
    const left = ends.unplaced()
    const example = ends.example()
    if (workloads.length === 0)
      throw new InputError(
        left.length > 0 ? 'No workload here has an interface or a port of a host.' : 'There is no workload here.',
        `reach --all asks about services and tasks.${example === undefined ? '' : ` Ask about one pair: breakwater reach internet ${shownName(example, estate)}.`}`,
      )
    const reach = new Reach(new Topology(survey.network), survey.gaps)
    const matrix = { ...matrixOf(workloads, asked, reach, progress), left, gaps: survey.gaps }
    write(matrixWritten(options.format, matrix, { estate, colour }))
    progress.clear()
    return 0
  }
  const [from, to] = [endNamed(fromName ?? '', 'from', ends, estate), endNamed(toName ?? '', 'to', ends, estate)]
  if (!isInNetwork(from.end) && !isInNetwork(to.end))
    throw new InputError('Neither FROM nor TO is in the network that was read.', 'Name a resource as one of them.')
  for (const [end, other] of [
    [from.end, to.end],
    [to.end, from.end],
  ] as const)
    if (end.is === 'internet' && end.by && !isInVpc(other, end.by.vpc, survey.network))
      throw new InputError(`The other end is not in the VPC of that internet gateway.`, 'Name internet instead.')
  const strangers = [from.end, to.end].flatMap((end) => (end.is === 'internet' ? [] : (end.strangers ?? [])))
  const network = withStrangers(survey.network, strangers)
  const reach = new Reach(new Topology(network, [...cidrOf(from.end), ...cidrOf(to.end)]), survey.gaps)
  const isAlone = options.port === undefined && options.protocol === undefined
  const answer = reach.answer({
    from: from.end,
    to: to.end,
    ...asked,
    ...(isAlone && to.listening && { listening: to.listening }),
  })
  process.stdout.write(answerWritten(options.format, answer, { estate, colour }))
  return 0
}

type Asked = Pick<Question, 'protocol' | 'port'>

function matrixOf(
  workloads: ReturnType<Ends['workloads']>,
  asked: Asked,
  reach: Reach,
  progress: Progress,
): Pick<ReachMatrix, 'names' | 'verdict' | 'row'> {
  let done = 0
  const total = workloads.length ** 2
  const question = (from: number | undefined, to: number): Question => {
    const [source, target] = [from === undefined ? undefined : workloads[from], workloads[to]]
    progress.show(`Answering ${++done} of ${total} questions`)
    if (!target) throw new RangeError(`There is no workload ${to}`)
    const { end, listening } = target
    return { from: source?.end ?? { is: 'internet' }, to: end, ...asked, ...(listening && { listening }) }
  }
  return {
    names: workloads.map(({ name }) => name),
    verdict: (from, to) => reach.verdict(question(from, to)),
    row: (from, to) => reach.row(question(from, to)),
  }
}

const isInNetwork = (end: End) => end.is === 'interfaces' || (end.is === 'addresses' && end.strangers.length > 0)

/** Is some of it in a VPC? */
function isInVpc(end: End, vpc: string, { subnets }: Network): boolean {
  if (end.is === 'internet') return false
  const own = new Set(subnets.flatMap((subnet) => (subnet.vpc === vpc ? [subnet.id] : [])))
  const interfaces = end.is === 'interfaces' ? end.interfaces : end.strangers
  return interfaces.some(({ subnet }) => own.has(subnet))
}

const cidrOf = (end: End) => (end.is === 'addresses' ? end.cidrs : [])

const shownName = (name: string, { secrets }: Estate) => printable(maskOf(secrets.texts).path(name))

function endNamed(name: string, side: Side, ends: Ends, estate: Estate) {
  const shown = (text: string) => shownName(text, estate)

  const found = ends.find(name, side)
  if (found.is === 'found') return found
  if (found.is === 'refused') throw new InputError(shown(found.says), shown(found.instead))
  if (found.is === 'nothing' && likeAddress.test(name))
    throw new InputError(
      `${shown(name)} is no IP address or range.`,
      'Write one like 10.0.1.4, 10.0.0.0/16 or 2001:db8::/32.',
    )
  const near = found.near.map(shown)
  throw new InputError(
    `${shown(name)} is ${found.is === 'several' ? 'the name of several things' : 'nothing that was read'}.`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : 'Name internet, an address, or a service, task, instance, interface, load balancer, subnet, VPC, gateway or account.',
  )
}

/** Written as addresses and ranges are, whether or not it is one. */
const likeAddress = /^(?:\d+(?:\.\d+)+|[\da-f]*:[\da-f:.]*)(?:\/\d+)?$/i
