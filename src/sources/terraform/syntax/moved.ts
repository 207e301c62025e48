import type { Expression, Place, TemplatePart } from './ast.ts'

/** An expression as it is read from a piece of a file, with its places in the file. */
export function moved(node: Expression, place: (place: Place) => Place): Expression {
  const inside = (child: Expression): Expression => moved(child, place)
  const maybe = (child: Expression | undefined) => child && inside(child)
  const at = place(node)
  switch (node.is) {
    case 'literal':
      return { ...node, ...at }
    case 'variable':
      // The item of a splat stands nowhere, which tells it from a name.
      return node.start === node.end ? { ...node, start: at.start, end: at.start } : { ...node, ...at }
    case 'template':
      return { ...node, ...at, parts: node.parts.map((part) => movedPart(part, place)) }
    case 'tuple':
      return { ...node, ...at, items: node.items.map(inside) }
    case 'object':
      return {
        ...node,
        ...at,
        entries: node.entries.map(({ key, value }) => ({ key: inside(key), value: inside(value) })),
      }
    case 'attribute':
    case 'index':
    case 'binary':
      return movedChain(node, place)
    case 'splat':
      return { ...node, ...at, of: inside(node.of), each: inside(node.each) }
    case 'call':
      return { ...node, ...at, args: node.args.map(inside) }
    case 'unary':
      return { ...node, ...at, operand: inside(node.operand) }
    case 'conditional':
      return { ...node, ...at, when: inside(node.when), yes: inside(node.yes), no: inside(node.no) }
    case 'for':
      return {
        ...node,
        ...at,
        of: inside(node.of),
        key: maybe(node.key),
        value: inside(node.value),
        when: maybe(node.when),
      }
  }
}

/** What may be as long as a chain is deep on its left, and is walked there without recursion. */
function movedChain(node: Expression, place: (place: Place) => Place): Expression {
  const chain: Extract<Expression, { readonly is: 'attribute' | 'index' | 'binary' }>[] = []
  let first = node
  while (first.is === 'attribute' || first.is === 'index' || first.is === 'binary') {
    chain.push(first)
    first = first.is === 'binary' ? first.left : first.of
  }
  let made = moved(first, place)
  for (const link of chain.reverse()) {
    const at = place(link)
    if (link.is === 'binary') made = { ...link, ...at, left: made, right: moved(link.right, place) }
    else if (link.is === 'index') made = { ...link, ...at, of: made, key: moved(link.key, place) }
    else made = { ...link, ...at, of: made }
  }
  return made
}

function movedPart(part: TemplatePart, place: (place: Place) => Place): TemplatePart {
  const at = place(part)
  const all = (parts: readonly TemplatePart[]) => parts.map((one) => movedPart(one, place))
  switch (part.is) {
    case 'text':
      return { ...part, ...at }
    case 'interpolation':
      return { ...part, ...at, value: moved(part.value, place) }
    case 'if':
      return { ...part, ...at, when: moved(part.when, place), yes: all(part.yes), no: all(part.no) }
    case 'for':
      return { ...part, ...at, of: moved(part.of, place), body: all(part.body) }
  }
}
