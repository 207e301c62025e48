import { type MapSyntax, type Syntax, textAt } from '../syntax/syntax.ts'

/**
 * A construct path as people know the construct. A resource is the `Resource` of the construct that they wrote, e.g.
 * `Shop/Web/TaskDef/Resource`.
 */
export const shownPath = (path: string): string => path.replace(/^\//, '').replace(/\/Resource$/, '')

/**
 * Adds the construct paths of a stack and of those nested in it, by template and logical id. Logical ids are unique in a
 * template only; a construct belongs to the template of the nearest stack above it. Two of one id leave it without a path:
 * older assemblies do not say which template is whose.
 */
export function addConstructPaths(
  template: string,
  metadata: MapSyntax,
  paths: Map<string, Map<string, string>>,
): void {
  const stacks = new Map<string, string>()
  for (const [path, { value }] of metadata.entries) {
    for (const file of dataOf(value, 'aws:cdk:templateFile')) stacks.set(path, file)
  }
  const ambiguous: [Map<string, string>, string][] = []
  for (const [path, { value }] of metadata.entries) {
    for (const id of dataOf(value, 'aws:cdk:logicalId')) {
      const of = stackAbove(path, stacks) ?? template
      const own = paths.get(of) ?? new Map<string, string>()
      paths.set(of, own)
      if (own.has(id)) ambiguous.push([own, id])
      own.set(id, path)
    }
  }
  for (const [own, id] of ambiguous) own.delete(id)
}

function stackAbove(path: string, stacks: ReadonlyMap<string, string>): string | undefined {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const found = stacks.get(path.slice(0, slash))
    if (found !== undefined) return found
  }
  return undefined
}

/** The data of the entries of one kind that a construct has. */
function dataOf(entries: Syntax, type: string): readonly string[] {
  if (entries.kind !== 'list') return []
  return entries.items.flatMap((entry) => {
    const data = textAt(entry, 'type') === type ? textAt(entry, 'data') : undefined
    return data === undefined ? [] : [data]
  })
}
