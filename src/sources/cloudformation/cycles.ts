import type { Syntax } from '../syntax/syntax.ts'
import type { Declared } from './scope.ts'

/** How many circles of one template are reported. */
const maxReported = 10

/**
 * Reports resources that depend on one another in a circle, through `Ref`, `Fn::GetAtt`, `Fn::Sub` or `DependsOn`.
 *
 * Cost: linear in the size of the template.
 */
export function reportCycles(
  resources: ReadonlyMap<string, Declared>,
  report: (says: string, first: Declared) => void,
): void {
  const edges = new Map<string, readonly string[]>()
  for (const [id, resource] of resources) {
    const found = new Set<string>()
    collect(resource.syntax, found)
    edges.set(
      id,
      [...found].filter((name) => resources.has(name)),
    )
  }
  let reported = 0
  for (const circle of circles(edges)) {
    if (++reported > maxReported) return
    const first = resources.get(circle[0] ?? '')
    const names = circle.slice(0, 5).join(', ')
    const more = circle.length > 5 ? ` and ${circle.length - 5} more` : ''
    const says = circle.length === 1 ? `${names} depends on itself.` : `${names}${more} depend on one another.`
    if (first) report(says, first)
  }
}

/** Adds every name that the syntax refers to; names that are no resources are sorted out later. */
function collect(syntax: Syntax, into: Set<string>): void {
  const { tag } = syntax
  if (syntax.kind === 'scalar') {
    if (tag === 'Ref') into.add(syntax.text)
    else if (tag === 'GetAtt') into.add(syntax.text.split('.')[0] ?? '')
    else if (tag === 'Sub') inText(syntax.text, into)
  } else if (syntax.kind === 'list') {
    const [first] = syntax.items
    if (first?.kind === 'scalar' && tag === 'GetAtt') into.add(first.text)
    if (first?.kind === 'scalar' && tag === 'Sub') inText(first.text, into)
    for (const item of syntax.items) collect(item, into)
  } else {
    for (const [key, { value }] of syntax.entries) {
      if (key === 'Ref') collect({ ...value, tag: 'Ref' }, into)
      else if (key === 'Fn::GetAtt') collect({ ...value, tag: 'GetAtt' }, into)
      else if (key === 'Fn::Sub') collect({ ...value, tag: 'Sub' }, into)
      else if (key === 'DependsOn') {
        for (const item of value.kind === 'list' ? value.items : [value])
          if (item.kind === 'scalar') into.add(item.text)
      } else collect(value, into)
    }
  }
}

function inText(text: string, into: Set<string>): void {
  for (const match of text.matchAll(/\$\{\s{0,20}([A-Za-z0-9]{1,255})(?=[^A-Za-z0-9])/g))
    if (match[1]) into.add(match[1])
}

/** The strongly connected groups of more than one node, and nodes with an edge to themselves (Tarjan, without recursion). */
function* circles(edges: ReadonlyMap<string, readonly string[]>): Generator<readonly string[]> {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const onStack = new Set<string>()
  for (const root of edges.keys()) {
    if (order.has(root)) continue
    const walk: { readonly node: string; next: number }[] = [{ node: root, next: 0 }]
    while (walk.length > 0) {
      const step = walk.at(-1)
      if (!step) break
      const { node } = step
      if (step.next === 0) {
        order.set(node, order.size)
        low.set(node, order.get(node) ?? 0)
        stack.push(node)
        onStack.add(node)
      }
      const to = edges.get(node)?.[step.next++]
      if (to !== undefined) {
        if (!order.has(to)) walk.push({ node: to, next: 0 })
        else if (onStack.has(to)) low.set(node, Math.min(low.get(node) ?? 0, order.get(to) ?? 0))
        continue
      }
      walk.pop()
      const above = walk.at(-1)
      if (above) low.set(above.node, Math.min(low.get(above.node) ?? 0, low.get(node) ?? 0))
      if (low.get(node) !== order.get(node)) continue
      const group = stack.splice(stack.lastIndexOf(node))
      for (const member of group) onStack.delete(member)
      if (group.length > 1 || edges.get(node)?.includes(node)) yield group
    }
  }
}
