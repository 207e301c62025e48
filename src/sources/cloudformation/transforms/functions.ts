import type { Syntax } from '../../syntax/syntax.ts'

/** A key that stands for a function and not for itself. */
export const isFunction = (key: string): boolean => key === 'Ref' || key === 'Condition' || key.startsWith('Fn::')

/** `!Sub` is `Fn::Sub`; `!Ref` and `!Condition` have no longer name. */
export const longName = (tag: string): string =>
  tag === 'Ref' || tag === 'Condition' || tag.startsWith('Fn::') ? tag : `Fn::${tag}`

export function untagged(syntax: Syntax): Syntax {
  const { tag: _, ...rest } = syntax
  return rest
}

/** The call that a node is, by its tag or as a mapping of one key; undefined where it is none. */
export function callIn(syntax: Syntax): { readonly name: string; readonly argument: Syntax } | undefined {
  if (syntax.tag !== undefined) return { name: longName(syntax.tag), argument: untagged(syntax) }
  if (syntax.kind !== 'map' || syntax.entries.size !== 1) return undefined
  const [only] = syntax.entries
  return only && isFunction(only[0]) ? { name: only[0], argument: only[1].value } : undefined
}
