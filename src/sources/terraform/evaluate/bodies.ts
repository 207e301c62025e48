import type { MapValue, UnknownValue, Value } from '../../value.ts'
import { valueIf } from '../../value.ts'
import type { Block, Body, Place } from '../syntax/ast.ts'
import { inInstance, instancesOfBlock } from './instances.ts'
import { type Environment, evaluate, inField, maxDepth, outOfSteps, placeIn, tooLarge, withNames } from './scope.ts'

/** What is about the block and not about the thing that it makes. */
const metaArguments = new Set([
  'count',
  'for_each',
  'depends_on',
  'provider',
  'providers',
  'lifecycle',
  'connection',
  'provisioner',
])

/** Mappings that are written as blocks too, as Terraform took them before 0.12. */
const mappings = new Set(['tags', 'vars'])

/** The values of a resource: attributes by name, nested blocks as lists of mappings. */
export const valuesOf = (body: Body, environment: Environment): MapValue => valuesIn(body, body, environment, true)

/** The values of a body; a nested block is placed where it begins, with its name. */
function valuesIn(body: Body, place: Place, environment: Environment, isTop: boolean): MapValue {
  const { field } = environment
  const { budget } = environment.module
  if (budget.depth >= maxDepth || !budget.spend(1)) {
    const origin = placeIn(environment, place)
    const rest =
      budget.depth >= maxDepth ? tooLarge('What this leads to', origin, environment) : outOfSteps(origin, environment)
    return { is: 'map', entries: new Map(), origin, rest }
  }
  const entries = new Map<string, Value>()
  budget.depth++
  for (const [name, { value }] of body.attributes) {
    if (isTop && metaArguments.has(name)) continue
    entries.set(name, evaluate(value, inField(environment, `${field}.${name}`)))
  }
  const lists = new Map<string, Value[]>()
  let rest: UnknownValue | undefined
  for (const block of body.blocks) {
    const { type } = block
    if (isTop && metaArguments.has(type)) continue
    const name = type === 'dynamic' ? (block.labels[0] ?? '') : type
    const known = lists.get(name) ?? []
    lists.set(name, known)
    const inside = inField(environment, `${field}.${name}[${known.length}]`)
    if (type === 'dynamic')
      for (const one of dynamicBlocks(block, inField(environment, `${field}.${name}`))) known.push(one)
    else known.push(valuesIn(block.body, block, inside, false))
  }
  budget.depth--
  const origin = placeIn(environment, place)
  for (const [name, items] of lists) {
    const [only] = items
    const isMap = mappings.has(name) && only?.is === 'map' && items.length === 1 && !only.entries.has('key')
    entries.set(name, isMap ? only : { is: 'list', items, origin })
  }
  return { is: 'map', entries, origin, ...(rest && { rest }) }
}

/**
 * The blocks that a `dynamic` block makes: one for each item, in the cases in which there is one.
 *
 * Source: Terraform documentation, "dynamic Blocks".
 */
function dynamicBlocks({ labels, body, head }: Block, environment: Environment): readonly Value[] {
  const content = body.blocks.find(({ type }) => type === 'content')
  const iterator = body.attributes.get('iterator')?.value
  const name = iterator?.is === 'variable' ? iterator.name : (labels[0] ?? '')
  if (!content) return []
  const at = placeIn(environment, head)
  return instancesOfBlock(body, environment).map((instance, index) => {
    const each = inInstance(environment, instance).names.get('each') ?? { is: 'nothing', origin: at }
    const here = withNames(inField(environment, `${environment.field}[${index}]`), [[name, each]])
    return valueIf(instance.guard, valuesIn(content.body, content, here, false), { is: 'nothing', origin: at })
  })
}
