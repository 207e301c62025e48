import type { Body, Expression, Place, TemplatePart } from './syntax/ast.ts'

/** What a comment may stand beside: blocks, arguments, entries of objects, items of lists, each before what is in it. */
export function placesIn(body: Body): readonly Place[] {
  const found: Place[] = []
  walkBody(body, found, () => {})
  return found.sort((one, other) => one.start - other.start || other.end - one.end)
}

/** Where text stands in which a number sign begins no comment. */
export function textsIn(body: Body): readonly Place[] {
  const found: Place[] = []
  walkBody(body, [], (expression) => {
    if (expression.is === 'template' || (expression.is === 'literal' && typeof expression.value === 'string'))
      found.push(expression)
  })
  return found
}

function walkBody({ attributes, blocks }: Body, places: Place[], see: (expression: Expression) => void): void {
  for (const { nameStart, value } of attributes.values()) {
    places.push({ start: nameStart, end: value.end })
    walk(value, places, see)
  }
  for (const block of blocks) {
    places.push(block)
    walkBody(block.body, places, see)
  }
}

/** Without recursion: a chain such as `1 + 1 + …` is as deep as it is long. */
function walk(root: Expression, places: Place[], see: (expression: Expression) => void): void {
  const waiting = [root]
  for (let expression = waiting.pop(); expression; expression = waiting.pop()) {
    see(expression)
    if (expression.is === 'tuple') for (const item of expression.items) places.push(item)
    if (expression.is === 'object') {
      for (const { key, value } of expression.entries) places.push({ start: key.start, end: value.end })
    }
    for (const inner of partsOf(expression)) waiting.push(inner)
  }
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.is) {
    case 'literal':
    case 'variable':
      return []
    case 'template':
      return expression.parts.flatMap(inTemplate)
    case 'tuple':
      return expression.items
    case 'object':
      return expression.entries.flatMap(({ key, value }) => [key, value])
    case 'attribute':
      return [expression.of]
    case 'index':
      return [expression.of, expression.key]
    case 'splat':
      return [expression.of, expression.each]
    case 'call':
      return expression.args
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'conditional':
      return [expression.when, expression.yes, expression.no]
    case 'for':
      return [expression.of, expression.key, expression.value, expression.when].flatMap((one) => one ?? [])
  }
}

function inTemplate(part: TemplatePart): readonly Expression[] {
  switch (part.is) {
    case 'text':
      return []
    case 'interpolation':
      return [part.value]
    case 'if':
      return [part.when, ...part.yes.flatMap(inTemplate), ...part.no.flatMap(inTemplate)]
    case 'for':
      return [part.of, ...part.body.flatMap(inTemplate)]
  }
}
