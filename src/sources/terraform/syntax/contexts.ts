import { SyntaxFault } from '../../syntax/syntax.ts'
import type { Place } from './ast.ts'

/** What the text is in the middle of, while it is read from its beginning to its end. */
export type Context = CodeContext | TemplateContext

export interface CodeContext {
  /** `sequence`: between `${` or `%{` and its brace. `for`: an object made by a `for` expression. */
  kind: 'file' | 'block' | 'object' | 'for' | 'paren' | 'bracket' | 'sequence'
  /** Where its bracket stands. */
  readonly start: number
  /** Of a body: where the item that is being read begins, and whether its `=` has been read. */
  item: number | undefined
  assigned: boolean
}

/**
 * How a template is written: in quotes, as `<<` or `<<-`, or as a file or JSON string that is one as a whole.
 *
 * They differ in escapes (quotes only) and in how far `~` eats and what an indentation is (line by line in heredocs).
 */
export type TemplateForm = 'quoted' | 'heredoc' | 'indented' | 'bare'

/** A template as it stands in the text: from its opening to its end, and the sequences in it, in their order. */
export interface TemplateSource extends Place {
  readonly form: TemplateForm
  readonly contentStart: number
  readonly contentEnd: number
  readonly sequences: readonly SequenceSource[]
}

/** `${…}` or `%{…}` with its braces; whether it eats the space before and after it. */
export interface SequenceSource extends Place {
  readonly stripsBefore: boolean
  readonly stripsAfter: boolean
}

export interface TemplateContext {
  readonly kind: 'template'
  readonly form: TemplateForm
  readonly start: number
  readonly contentStart: number
  /** The word that ends a heredoc. */
  readonly marker: string
  readonly sequences: SequenceSource[]
  /** The `if`, `else` and `for` directives that are not closed. */
  readonly directives: { readonly word: string; readonly start: number }[]
  /** The sequence that is being read. */
  sequence: { readonly start: number; readonly directive: boolean; readonly stripsBefore: boolean } | undefined
}

export const invalid = (says: string, offset: number) => new SyntaxFault('hcl-invalid', says, offset)

const openers = {
  file: '',
  block: '{',
  object: '{',
  for: '{',
  paren: '(',
  bracket: '[',
} as const

const closers = { file: '', block: '}', object: '}', for: '}', paren: ')', bracket: ']', sequence: '}' } as const

/** What closes a context. */
export const closerOf = (context: CodeContext): string => closers[context.kind]

/** What opens a context, as it is called in a message. */
export function openerOf(context: CodeContext, text: string): string {
  return context.kind === 'sequence' ? text.slice(context.start, context.start + 2) : openers[context.kind]
}

/** The fault of a text that ends inside a context. */
export function unclosed(context: Context, text: string): SyntaxFault {
  if (context.kind !== 'template') {
    return invalid(`${openerOf(context, text)} is not closed`, context.start)
  }
  if (context.form === 'quoted') return invalid('A string is not closed', context.start)
  const closed = text.slice(text.lastIndexOf('\n') + 1).trim() === context.marker
  return invalid(
    closed
      ? `The line ${context.marker}, which ends the heredoc, needs a line break after it`
      : `The heredoc is not closed: no line is just ${context.marker}`,
    context.start,
  )
}
