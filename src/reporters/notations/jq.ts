import { type Item, isFlat, type List, type Node, plain, type Struct, withoutKey } from './tree.ts'

/** How a document spells AWS's API names. */
export type Spelling = (name: string) => string

/** Lists whose items are there already: they are changed, never added. */
const existing = ['containerDefinitions']

/** Gives the item of that key what is new, or adds it where there is none. */
const merge =
  'def merge($key; $new): if any(.[]?; .[$key] == $new[$key])\n  then map(if .[$key] == $new[$key] then . + $new else . end) else . + [$new] end;'

/** A program that takes what it wants of a reply and makes the changes. */
export function program(whole: string, steps: readonly string[]): string {
  const piped = [...(whole === '.' ? [] : [whole]), ...steps].join('\n  | ')
  return steps.some((step) => step.includes('|= merge(')) ? `${merge}\n${piped}` : piped
}

/**
 * The steps of a jq program that make the changes in a document: what is set, added, and taken out of lists by key.
 *
 * Source: jq Manual, Assignment.
 */
export function edits(struct: Struct, spelt: Spelling, at = ''): readonly string[] {
  return [...struct.fields].flatMap(([name, node]) => edit(node, at + step(spelt(name), at), spelt, name))
}

function edit(node: Node, path: string, spelt: Spelling, field: string): readonly string[] {
  switch (node.is) {
    case 'removed':
      return [`del(${path})`]
    case 'user-data':
      return [`${path} = (${JSON.stringify(node.text)} | @base64)`]
    case 'json':
      return [`${path} |= (fromjson | ${edits(node.inner, (name) => name).join(' | ')} | tojson)`]
    case 'list':
      return editList(node, path, spelt, field)
    case 'struct':
    case 'map': {
      const spelling = node.is === 'struct' ? spelt : (name: string) => name
      const fields = [...node.fields]
      if (fields.length > 1 && fields.every(([, below]) => isSimple(below))) {
        return [`${path} += ${JSON.stringify(plain(node, spelling))}`]
      }
      if (fields.length === 0) return [`${path} = {}`]
      return fields.flatMap(([name, below]) => edit(below, path + step(spelling(name), path), spelt, name))
    }
    default:
      return [`${path} = ${JSON.stringify(node.value)}`]
  }
}

function editList(list: List, path: string, spelt: Spelling, field: string): readonly string[] {
  const gone = list.items.filter(({ node }) => node.is === 'removed')
  const kept = list.items.filter(({ node }) => node.is !== 'removed')
  const whole = kept.filter((item) => isFlat(item) && !existing.includes(field))
  const changed = kept.filter((item) => item.keyField !== undefined && !whole.includes(item))
  const takenOut = gone.map((item) =>
    item.keyField === undefined
      ? `${path} -= ${JSON.stringify([item.key])}`
      : `del(${path}[]? | select(${is(item, spelt)}))`,
  )
  if (whole.length + changed.length < kept.length || (kept.length === 0 && gone.length === 0)) {
    const values = { is: 'list', items: kept } as const
    return [...takenOut, `${path} = ${JSON.stringify(plain(values, spelt))}`]
  }
  const merged = (item: Item, fields: Node) =>
    `${path} |= merge(${JSON.stringify(spelt(item.keyField ?? 'name'))}; ${JSON.stringify(plain(fields, spelt))})`
  return [
    ...takenOut,
    ...whole.map((item) => merged(item, item.node)),
    ...changed.flatMap((item) => [
      ...(isNewContainer(item) ? [merged(item, nameOnly(item))] : []),
      ...edits(withoutKey(item), spelt, `(${path}[] | select(${is(item, spelt)}))`),
    ]),
  ]
}

/** A container with its image may be one that is not there yet. */
const isNewContainer = ({ node }: Item) => node.is === 'struct' && node.fields.has('image')

const nameOnly = ({ key = null, keyField = 'name' }: Item): Node => ({
  is: 'struct',
  fields: new Map([[keyField, { is: 'value', value: key }]]),
})

const is = ({ key = null, keyField = 'name' }: Item, spelt: Spelling) => `.${spelt(keyField)} == ${JSON.stringify(key)}`

/** Can it be written without a look at what stands there? */
const isSimple = (node: Node): boolean =>
  node.is === 'value' || (node.is === 'list' && node.items.every((item) => item.node.is === 'value'))

function step(name: string, at: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return `.${name}`
  return at === '' ? `.[${JSON.stringify(name)}]` : `[${JSON.stringify(name)}]`
}
