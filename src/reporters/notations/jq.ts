import { type Item, isFlat, type List, type Node, plain, type Struct, withoutKey } from './tree.ts'

/** How a document spells AWS's API names. */
export type Spelling = (name: string) => string

/** Lists whose items are there already: they are changed, never added. */
const existing = ['containerDefinitions']

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
  const others = whole.map((item) => `select(${is(item, spelt)} | not)`).join(' | ')
  const items = JSON.stringify(whole.map(({ node }) => plain(node, spelt)))
  return [
    ...takenOut,
    ...(whole.length > 0 ? [`${path} |= [.[]? | ${others}] + ${items}`] : []),
    ...changed.flatMap((item) => edits(withoutKey(item), spelt, `(${path}[] | select(${is(item, spelt)}))`)),
  ]
}

const is = ({ key = null, keyField = 'name' }: Item, spelt: Spelling) => `.${spelt(keyField)} == ${JSON.stringify(key)}`

/** Can it be written without a look at what stands there? */
const isSimple = (node: Node): boolean =>
  node.is === 'value' || (node.is === 'list' && node.items.every((item) => item.node.is === 'value'))

function step(name: string, at: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return `.${name}`
  return at === '' ? `.[${JSON.stringify(name)}]` : `[${JSON.stringify(name)}]`
}
