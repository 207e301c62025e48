import { withoutEnd } from '../without-end.ts'
import type { TemplatePart } from './ast.ts'
import type { SequenceSource, TemplateSource } from './contexts.ts'

type TextPart = Extract<TemplatePart, { readonly is: 'text' }>

/** A stretch of literal text as HCL's scanner sees it: in heredocs it is a line at the most. */
interface Literal {
  start: number
  readonly end: number
  text: string
  /** Is `text` just what stands from `start` to `end`? */
  plain: boolean
}

/** A literal or a sequence of a template, in their order. */
type Token = Literal | SequenceSource

const isLiteral = (token: Token): token is Literal => 'text' in token

/** White space as Go's `unicode.IsSpace` has it, which is not quite JavaScript's. */
const space = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const leading = new RegExp(`^${space}+`)
const spaceCharacter = new RegExp(`^${space}$`)

/**
 * The literal texts of a template between its sequences: escapes resolved, what `~` eats and the indentation of `<<-`
 * taken away. Pieces are joined where they stand side by side, so that each stands in one place.
 *
 * Source: HCL native syntax specification, "Template Literals"; how far `~` eats in a heredoc is what Terraform does.
 */
export function literalsOf(source: TemplateSource, text: string): readonly TextPart[] {
  const tokens = tokensOf(source, text)
  strip(tokens)
  if (source.form === 'indented') unindent(tokens)
  return joined(tokens)
}

function tokensOf(source: TemplateSource, text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = source.contentStart
  for (const sequence of [...source.sequences, undefined]) {
    const end = sequence?.start ?? source.contentEnd
    const byLine = source.form === 'heredoc' || source.form === 'indented'
    while (at < end) {
      const newline = byLine ? text.indexOf('\n', at) : -1
      const stop = newline === -1 || newline >= end ? end : newline + 1
      tokens.push(literal(text.slice(at, stop), at, stop, source.form === 'quoted'))
      at = stop
    }
    if (sequence) {
      tokens.push(sequence)
      at = sequence.end
    }
  }
  return tokens
}

function literal(written: string, start: number, end: number, quoted: boolean): Literal {
  const decoded = decode(written, quoted)
  return { start, end, text: decoded, plain: decoded === written }
}

const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function decode(written: string, quoted: boolean): string {
  if (!/[\\$%]/.test(written)) return written
  const unescaped = quoted ? /\\u(.{4})|\\U(.{8})|\\(.)|\$\$\{|%%\{/g : /()()()\$\$\{|%%\{/g
  return written.replace(unescaped, (all: string, four?: string, eight?: string, letter?: string) => {
    const code = four || eight
    if (code) return String.fromCodePoint(Number.parseInt(code, 16))
    return letter ? (letters[letter] ?? letter) : all.slice(1)
  })
}

function strip(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    if (isLiteral(token)) continue
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    if (token.stripsAfter && after && isLiteral(after)) cut(after, leading.exec(after.text)?.[0].length ?? 0)
    if (token.stripsBefore && before && isLiteral(before)) {
      const kept = withoutEnd(before.text, spaceCharacter)
      if (kept !== before.text) before.plain = false
      before.text = kept
    }
  }
}

/** Takes characters away from the beginning. */
function cut(from: Literal, length: number): void {
  if (from.plain) from.start += length
  from.text = from.text.slice(length)
}

/**
 * Takes away the indentation that all lines have. Lines of nothing but space do not count. A line begins after a literal
 * that still ends with a line break once `~` has eaten.
 */
function unindent(tokens: readonly Token[]): void {
  let least = Number.POSITIVE_INFINITY
  let isLineStart = true
  const lines: Literal[] = []
  for (const token of tokens) {
    if (isLineStart) {
      isLineStart = false
      if (!isLiteral(token)) least = 0
      else {
        const indentation = leading.exec(token.text)?.[0].length ?? 0
        if (indentation < token.text.length || !token.text.endsWith('\n')) {
          lines.push(token)
          least = Math.min(least, indentation)
        }
      }
    }
    if (isLiteral(token) && token.text.endsWith('\n')) isLineStart = true
  }
  if (least > 0) for (const line of lines) cut(line, least)
}

function joined(tokens: readonly Token[]): readonly TextPart[] {
  const parts: TextPart[] = []
  let last: { start: number; end: number; texts: string[]; plain: boolean } | undefined
  const finish = () => {
    if (last) parts.push({ is: 'text', text: last.texts.join(''), start: last.start, end: last.end })
    last = undefined
  }
  for (const token of tokens) {
    if (!isLiteral(token)) finish()
    else if (token.text !== '') {
      const { start, end, text, plain } = token
      if (last?.end !== start || !last.plain) finish()
      if (last) {
        last.texts.push(text)
        last.end = end
        last.plain = plain
      } else last = { start, end, texts: [text], plain }
    }
  }
  finish()
  return parts
}
