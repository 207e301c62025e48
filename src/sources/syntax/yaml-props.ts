import type { CST } from 'yaml'
import { SyntaxFault } from './syntax.ts'

type Token = CST.Token
type SourceToken = CST.SourceToken

export const invalid = (message: string, offset: number) => new SyntaxFault('yaml-invalid', message, offset)

/** What stands before a node, and where that ends. */
export interface Props {
  readonly anchor: SourceToken | undefined
  readonly tag: SourceToken | undefined
  readonly found: boolean
  readonly comma: boolean
  readonly newline: boolean
  readonly newlineAfterProp: boolean
  readonly end: number
}

export const propsAt = (end: number): Props => ({
  anchor: undefined,
  tag: undefined,
  found: false,
  comma: false,
  newline: false,
  newlineAfterProp: false,
  end,
})

/** The tokens around what stands before a node. */
interface PropsContext {
  /** The mark that belongs before the node, e.g. a list's dash. */
  readonly indicator: SourceToken['type'] | undefined
  readonly next: Token | null | undefined
  readonly indent: number
  readonly startsLine: boolean
  readonly flow?: true
}

/** Reads what stands before a node: its indicator, anchor and tag; refuses what YAML does not allow there. */
export function readProps(tokens: readonly SourceToken[], offset: number, context: PropsContext): Props {
  if (tokens.length === 0) return propsAt(offset)
  const { indicator, next, flow } = context
  let anchor: SourceToken | undefined
  let tag: SourceToken | undefined
  let tab: SourceToken | undefined
  let found = false
  let comma = false
  let newline = false
  let newlineAfterProp = false
  let atNewline = context.startsLine
  let hasSpace = context.startsLine
  let needsSpace = false
  for (const token of tokens) {
    const { type } = token
    if (needsSpace && type !== 'space' && type !== 'newline' && type !== 'comma') throw unseparated(token.offset)
    needsSpace = false
    if (tab && atNewline && type !== 'comment' && type !== 'newline') throw tabbed(tab)
    tab = undefined
    if (type === 'space') {
      if (!flow && (indicator !== 'doc-start' || next?.type !== 'flow-collection') && token.source.includes('\t'))
        tab = token
      hasSpace = true
    } else if (type === 'newline') {
      newline = true
      atNewline = true
      hasSpace = true
      if (anchor || tag) newlineAfterProp = true
    } else if (type === 'comment') {
      if (!hasSpace) throw invalid('A comment must be separated by a space', token.offset)
      atNewline = false
    } else if (type === 'anchor' || type === 'tag') {
      if (type === 'anchor' ? anchor : tag) throw invalid(`A value has two ${type}s`, token.offset)
      if (type === 'anchor') anchor = token
      else tag = token
      needsSpace = true
      atNewline = false
      hasSpace = false
    } else if (type === 'explicit-key-ind') {
      throw invalid('Keys after a question mark are not read', token.offset)
    } else if (type === indicator) {
      if (anchor || tag) throw invalid(`Tags and anchors must stand after ${token.source}`, token.offset)
      if (found) throw invalid(`Unexpected ${token.source}`, token.offset)
      found = true
      atNewline = indicator === 'seq-item-ind'
      hasSpace = false
    } else if (type === 'comma' && flow) {
      if (comma) throw invalid('Unexpected comma', token.offset)
      comma = true
      atNewline = false
      hasSpace = false
    } else throw invalid(`Unexpected ${token.source.trim().slice(0, 20) || type}`, token.offset)
  }
  if (needsSpace && next && !('source' in next && next.source === '')) throw unseparated(next.offset)
  if (tab && ((atNewline && tab.indent <= context.indent) || isBlock(next))) throw tabbed(tab)
  const last = tokens.at(-1)
  const end = last ? last.offset + last.source.length : offset
  return { anchor, tag, found, comma, newline, newlineAfterProp, end }
}

const unseparated = (offset: number) => invalid('Tags and anchors must be followed by a space', offset)
const tabbed = (tab: SourceToken) => invalid('A tab cannot be used for indentation', tab.offset)

export function isBlock(token: Token | null | undefined): boolean {
  return token?.type === 'block-map' || token?.type === 'block-seq'
}
