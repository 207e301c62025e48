import { indented } from './notation.ts'
import type { Node, Scalar } from './tree.ts'

/** What stands between two braces. */
export type Body = Part[]

export type Part =
  | { readonly is: 'attribute'; readonly name: string; readonly value: readonly string[] }
  | { readonly is: 'block'; readonly head: string; readonly body: Body }
  | { readonly is: 'comment'; readonly text: string }

export const attribute = (name: string, value: readonly string[]): Part => ({ is: 'attribute', name, value })
export const comment = (text: string): Part => ({ is: 'comment', text })

/** The lines of a body as `terraform fmt` lays them out. */
export function bodyLines(parts: readonly Part[]): readonly string[] {
  const widths = widthsOf(parts)
  return parts.flatMap((part, index) => {
    if (part.is === 'comment') return [`# ${part.text}`]
    if (part.is === 'block') {
      const lines = [`${part.head} {`, ...indented(bodyLines(part.body)), '}']
      return index > 0 ? ['', ...lines] : lines
    }
    const [first = '', ...rest] = part.value
    return [`${part.name.padEnd(widths[index] ?? 0)} = ${first}`, ...rest]
  })
}

/** Neighbouring attributes of one line each have their signs below one another. */
function widthsOf(parts: readonly Part[]): readonly number[] {
  const widths: number[] = []
  let run: number[] = []
  const end = () => {
    const width = Math.max(0, ...run.map((index) => nameLength(parts[index])))
    for (const index of run) widths[index] = width
    run = []
  }
  for (const [index, part] of parts.entries()) {
    if (part.is === 'attribute' && part.value.length === 1) run.push(index)
    else end()
  }
  end()
  return widths
}

const nameLength = (part: Part | undefined) => (part?.is === 'attribute' ? part.name.length : 0)

/** A value in lines. `nameOf` spells the names of structures; entries of maps keep theirs. */
export function expression(node: Node, nameOf: (name: string) => string, owner?: Scalar): readonly string[] {
  switch (node.is) {
    case 'value':
      return [scalar(node.value)]
    case 'user-data':
      return ['base64encode(<<-EOT', ...indented(node.text.trimEnd().split('\n').map(escaped)), 'EOT', ')']
    case 'json':
      return expression(node.inner, (name) => name)
    case 'removed':
      return ['null']
    case 'list': {
      if (node.items.every((item) => item.node.is === 'value')) {
        return [`[${node.items.map((item) => (item.node.is === 'value' ? scalar(item.node.value) : '')).join(', ')}]`]
      }
      const lines = node.items.flatMap(({ node: item, key }) => {
        if (item.is === 'removed') return [`# remove ${key}`]
        const inner = expression(item, nameOf, key)
        return [...inner.slice(0, -1), `${inner.at(-1)},`]
      })
      return ['[', ...indented(lines), ']']
    }
    case 'map':
    case 'struct': {
      if (node.fields.size === 0) return ['{}']
      const parts = [...node.fields].map(([field, value]): Part => {
        const name = key(node.is === 'struct' ? nameOf(field) : field)
        if (value.is !== 'removed') return attribute(name, expression(value, nameOf, owner))
        return comment(owner === undefined ? `remove ${name}` : `remove ${name} from ${owner}`)
      })
      return ['{', ...indented(bodyLines(parts)), '}']
    }
  }
}

const key = (name: string) => (/^[A-Za-z_][\w-]*$/.test(name) ? name : scalar(name))

/** Text in quotes; what Terraform would fill in is escaped. */
export function scalar(value: Scalar): string {
  return typeof value === 'string' ? escaped(JSON.stringify(value)) : String(value)
}

const escaped = (text: string) => text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)
