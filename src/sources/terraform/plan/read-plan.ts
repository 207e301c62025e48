import { posix } from 'node:path'
import type { FileId } from '../../../model/origin.ts'
import type { Reading } from '../../reading.ts'
import { type MapSyntax, mapAt, type Syntax, textAt } from '../../syntax/syntax.ts'
import type { Plan } from '../evaluate/covering.ts'
import { searchedDeclarations, searchedValues } from '../searched.ts'
import { childScope, itemsAt, rootScope, type Scope, steps, within } from './configuration.ts'
import { declaredIn } from './declared.ts'
import { withoutRanges } from './essential.ts'
import { Evaluating, type Planned, type PolicyOf } from './evaluating.ts'
import { majorVersion, planKind } from './recognise.ts'

/** The newest version of the format that is read. Source: Terraform documentation, "JSON Output Format". */
const newest = 1

/** Modules in modules that are followed. */
const maxModuleDepth = 64

/**
 * The resources of a plan as they will be once it is applied, or of a state as they are.
 *
 * What the plan removes is left out. Values known only after an apply keep what they refer to, as far as the plan says. A
 * sensitive value is unknown, unless it is written out in the configuration, and is taken out of the text of the file that
 * reports show.
 */
export function readPlan(root: Syntax, file: FileId, path: string, reading: Reading, policyOf?: PolicyOf): Plan {
  const kind = planKind(root)
  const none: Plan = { path, evaluated: [], declared: undefined }
  if (root.kind !== 'map' || kind === undefined) return none
  const report = (code: 'plan-incomplete' | 'format-unsupported', says: string) =>
    reading.gaps.push({ code, says, path })
  if ((majorVersion(root) ?? 0) > newest) {
    const version = textAt(root, 'format_version')
    report('format-unsupported', `Its format has version ${version}; versions before ${newest + 1}.0 are read.`)
    return none
  }
  reportWholeness(root, kind, report)
  const planned = [...plannedResources(root, kind, report), ...deferredResources(root, reading, report)]
  const folder = posix.dirname(path)
  const evaluating = new Evaluating(planned, { prefix: folder === '.' ? '' : `${folder}#`, file, policyOf })
  const evaluated = planned.map((one) => evaluating.evaluated(one))
  const module = mapAt(mapAt(root, 'configuration'), 'root_module')
  reading.secretSearch.lookAt(searchedDeclarations(module), file)
  for (const { address, values } of evaluated) reading.secretSearch.lookAt(searchedValues(address, values), undefined)
  const source = reading.files[file]
  if (source && evaluating.sensitive.length > 0) {
    reading.files[file] = { path: source.path, text: withoutRanges(source.text, evaluating.sensitive) }
  }
  return { path, evaluated, declared: declaredIn(root) }
}

type Report = (code: 'plan-incomplete' | 'format-unsupported', says: string) => void

function reportWholeness(root: MapSyntax, kind: 'plan' | 'state', report: Report): void {
  if (kind === 'state') return
  if (textAt(root, 'errored') === 'true') {
    report('plan-incomplete', 'Planning failed: the plan holds what was planned before.')
  } else if (textAt(root, 'complete') === 'false') {
    report('plan-incomplete', 'It plans a part only, as with -target: the other resources are not in it.')
  }
  if (!mapAt(root, 'planned_values')) report('plan-incomplete', 'It has no planned_values.')
}

function plannedResources(root: MapSyntax, kind: 'plan' | 'state', report: Report): readonly Planned[] {
  const changes = new Map<string, MapSyntax>()
  for (const item of itemsAt(root, 'resource_changes')) {
    const change = mapAt(item, 'change')
    // A deposed object is what a replacement left behind; the resource itself has a change of its own.
    if (change && textAt(item, 'deposed') === undefined) changes.set(textAt(item, 'address') ?? '', change)
  }
  const found: Planned[] = []
  let nameless = 0
  const read = (module: Syntax | undefined, scope: Scope, depth: number) => {
    for (const item of itemsAt(module, 'resources')) {
      const planned = plannedResource(item, scope, changes)
      if (planned === undefined) nameless++
      else if (planned !== 'gone') found.push(planned)
    }
    for (const child of itemsAt(module, 'child_modules')) {
      const inner = childScope(scope, textAt(child, 'address') ?? '')
      if (inner && depth < maxModuleDepth) read(child, inner, depth + 1)
      else nameless++
    }
  }
  read(mapAt(mapAt(root, kind === 'plan' ? 'planned_values' : 'values'), 'root_module'), rootScope(root), 0)
  if (nameless > 0) report('plan-incomplete', `${nameless} of its resources and modules have no address that fits.`)
  return found
}

function plannedResource(
  item: Syntax,
  scope: Scope,
  changes: ReadonlyMap<string, MapSyntax>,
): Planned | 'gone' | undefined {
  const address = textAt(item, 'address')
  const type = textAt(item, 'type')
  const label = textAt(item, 'name')
  if (item.kind !== 'map' || address === undefined || type === undefined || label === undefined) return undefined
  const mode = textAt(item, 'mode') === 'data' ? 'data' : 'managed'
  const name = `${mode === 'data' ? 'data.' : ''}${type}.${label}`
  const whole = within(scope, name)
  const key = address.slice(whole.length)
  if (!address.startsWith(whole) || (key !== '' && steps(key).length !== 1)) return undefined
  const change = changes.get(address)
  const deposed = textAt(item, 'deposed_key')
  if (change && isGone(change)) return 'gone'
  return {
    syntax: item,
    address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
    type,
    mode,
    scope,
    name,
    key,
    values: mapAt(item, 'values'),
    change,
    guard: true,
  }
}

/** Is the resource no longer there, or no longer Terraform's, once the plan is applied? */
function isGone(change: MapSyntax): boolean {
  const actions = itemsAt(change, 'actions').map((action) => (action.kind === 'scalar' ? action.text : ''))
  return actions.length === 1 && (actions[0] === 'delete' || actions[0] === 'forget')
}

/** What Terraform puts off until more is known. Whether it is made is a question of its own. */
function deferredResources(root: MapSyntax, reading: Reading, report: Report): readonly Planned[] {
  const found: Planned[] = []
  for (const item of itemsAt(root, 'deferred_changes')) {
    const deferred = mapAt(item, 'resource_change')
    const change = mapAt(deferred, 'change')
    const [address, type, label] = ['address', 'type', 'name'].map((key) => textAt(deferred, key))
    if (!deferred || !change || address === undefined || type === undefined || label === undefined) continue
    const choice = reading.choices.whether(`terraform ${address}`, `${address} is made`)
    found.push({
      syntax: deferred,
      address,
      type,
      mode: textAt(deferred, 'mode') === 'data' ? 'data' : 'managed',
      scope: { address: '', key: '', module: undefined, call: undefined, parent: undefined },
      name: address,
      key: '',
      values: mapAt(change, 'after'),
      change,
      guard: { is: 'choice', on: choice, yes: true, no: false },
    })
  }
  if (found.length > 0) {
    const names = found.slice(0, 3).map(({ address }) => address)
    const more = found.length > names.length ? `, and ${found.length - names.length} more` : ''
    report('plan-incomplete', `It puts off what is not known well enough: ${names.join(', ')}${more}.`)
  }
  return found
}
