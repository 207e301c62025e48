import { findAll } from './regex/machine.ts'
import { parsePattern } from './regex/parse.ts'
import { compile, type Program } from './regex/program.ts'

/**
 * A pattern of `fileset` as a program that finds the paths that it takes whole. Undefined is no pattern.
 *
 * Source: Terraform documentation, "fileset Function".
 */
export function compileGlob(glob: string): Program | undefined {
  const pieces = glob.matchAll(/(\*\*\/)|(\/\*\*$)|(\*+)|(\?)|(\[\^?\]?[^\]]*\])|\\(.)|([{},])|(.)/gsu)
  let depth = 0
  let text = ''
  for (const [, folders, everything, star, question, set, escaped, brace, other] of pieces) {
    if (folders) text += '(?:[^/]+/)*'
    else if (everything) text += '/(?s:.*)'
    else if (star) text += star === glob ? '(?s:.*)' : '[^/]*'
    else if (question) text += '[^/]'
    else if (set) text += set
    else if (brace === '{') text += '(?:'
    else if (brace === '}') text += depth > 0 ? ')' : '\\}'
    else if (brace === ',') text += depth > 0 ? '|' : ','
    else if (other === '[') return undefined
    else text += quoted(escaped ?? other ?? '')
    if (brace === '{') depth++
    else if (brace === '}' && depth > 0) depth--
  }
  const pattern = depth === 0 ? parsePattern(`\\A(?:${text})\\z`) : undefined
  return pattern && compile(pattern)
}

const quoted = (character: string): string => (/[\w/]|[^ -~]/.test(character) ? character : `\\${character}`)

export const takes = (glob: Program, path: string, spend: (steps: number) => boolean): boolean =>
  findAll(glob, path, spend).length > 0
