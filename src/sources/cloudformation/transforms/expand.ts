import { child, type MapSyntax, type Syntax } from '../../syntax/syntax.ts'
import { withServerless } from '../sam/serverless.ts'
import type { Scope } from '../scope.ts'
import { withLoops } from './loops.ts'
import { languageExtensions, serverless, transformName, transformsOf } from './names.ts'

/** A template after its transforms. */
export interface Expanded {
  readonly root: MapSyntax
  /** A transform may declare what is not found in it. */
  readonly open: boolean
}

/** Does a template use the functions of the language extensions? */
export const isExtended = (root: MapSyntax): boolean => names(root).includes(languageExtensions)

const names = (root: MapSyntax) => transformsOf(root).map(transformName)

/**
 * The template with what its transforms make of it, as far as they are known: first loops, then SAM; snippets stand in it
 * already. What is made keeps the place of what it is made from.
 *
 * `scope` evaluates what the transforms need: parameters and mappings; resources are not there yet.
 */
export function expanded(written: MapSyntax, scope: Scope): Expanded {
  const { root, open } = isExtended(written) ? withLoops(written, scope) : { root: written, open: false }
  const others = names(root).some((name) => name !== languageExtensions) || hasMacro(root)
  return { root: names(root).includes(serverless) ? withServerless(root, scope) : root, open: open || others }
}

/** Is a section, or the template, made by a macro? */
const hasMacro = (root: MapSyntax) => [root, child(root, 'Resources')].some((node) => child(node, 'Fn::Transform'))

/** The sections in which a macro may stand without being evaluated, the template itself included. */
export function* macrosOf(root: MapSyntax): Generator<{ readonly transform: Syntax; readonly field: string }> {
  for (const transform of transformsOf(root)) yield { transform, field: 'Transform' }
  const inside = (node: Syntax | undefined) => child(node, 'Fn::Transform')
  const own = inside(root)
  if (own) yield { transform: own, field: 'Fn::Transform' }
  for (const section of ['Parameters', 'Mappings', 'Conditions', 'Outputs']) {
    const transform = inside(child(root, section))
    if (transform) yield { transform, field: `${section}.Fn::Transform` }
  }
}
