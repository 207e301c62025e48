import { maxDepth, maxHclLength, maxHclTokens, SyntaxFault } from '../../syntax/syntax.ts'
import {
  type CodeContext,
  type Context,
  closerOf,
  invalid,
  openerOf,
  type TemplateContext,
  type TemplateForm,
  type TemplateSource,
  unclosed,
} from './contexts.ts'
import { nextInTemplate } from './next-in-template.ts'
import { lineEnd, type Prepared, PreparedText } from './prepared.ts'

/** The grammar keeps 127 levels of templates and their sequences, which begin each other by turns. */
const maxTemplates = 60

/** Reads a text for the grammar: a file, an expression by itself, or a template without quotes around it. */
export function prepare(text: string, as: 'file' | 'expression' | 'template'): Prepared {
  const preparing = new Preparing(text)
  if (as === 'file') preparing.file()
  else if (as === 'expression') preparing.expression()
  else preparing.template()
  return preparing.finish()
}

/** What the last token was, which says whether a line may end after it. */
type Last = 'nothing' | 'operand' | 'operator' | 'opener' | 'comma' | 'block'

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*(?:::[\p{ID_Start}_][\p{ID_Continue}-]*)*/uy
const number = /[0-9]+(?:\.[0-9]+|\.(?=[eE]))?(?:[eE][-+]?[0-9]+)?/y
const digits = /[0-9]+/y
const operator = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||[-+*/%<>!=?:.,]/y
const heredoc = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy
const blank = /[ \t\r]+/y
const blanks = /[ \t\r\n]+/y

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

class Preparing {
  readonly #text: string
  readonly #out: PreparedText
  readonly #stack: Context[] = []
  readonly #cuts: number[] = []
  readonly #templates = new Map<number, TemplateSource>()
  #at = 0
  #tokens = 0
  /** Templates and directives that are open. */
  #open = 0
  #directives = 0
  #last: Last = 'nothing'
  /** The last character of the last token, and whether there was space since. */
  #lastText = ''
  #gap = false

  constructor(text: string) {
    if (text.length > maxHclLength) {
      const says = `It holds more than ${maxHclLength / 1024 / 1024} MiB of HCL, which is the most that is read`
      throw new SyntaxFault('file-too-large', says, 0)
    }
    this.#text = text
    this.#out = new PreparedText(text.length)
  }

  file(): void {
    if (this.#text.startsWith('\ufeff')) this.#at = 1
    this.#stack.push({ kind: 'file', start: 0, item: undefined, assigned: false })
    this.#run()
    this.#lineEnds(this.#text.length)
    this.#stack.pop()
  }

  /** The grammar knows expressions only as arguments. In brackets, its lines may end anywhere. */
  expression(): void {
    const { length } = this.#text
    this.#out.add('x=(', 0, 0)
    this.#stack.push({ kind: 'paren', start: 0, item: undefined, assigned: true })
    this.#run()
    this.#stack.pop()
    this.#out.add(')', length, length)
    this.#cuts.push(this.#out.length)
  }

  template(): void {
    this.#out.add('x=', 0, 0)
    this.#beginTemplate('bare', 0, 0, '')
    while (this.#stack.length > 0) this.#step()
    this.#cuts.push(this.#out.length)
  }

  finish(): Prepared {
    return this.#out.finish(this.#cuts, this.#templates)
  }

  #run(): void {
    while (this.#at < this.#text.length) this.#step()
    const inside = this.#stack.at(-1)
    if (this.#stack.length > 1 && inside) throw unclosed(this.#outermost(inside), this.#text)
  }

  /** Of bodies that are not closed the outer one is named: which of the braces is missing cannot be told. */
  #outermost(inside: Context): Context {
    if (inside.kind !== 'block') return inside
    return this.#stack.find(({ kind }) => kind === 'block') ?? inside
  }

  #step(): void {
    const top = this.#stack.at(-1)
    if (!top) return
    if (this.#at >= this.#text.length && top.kind !== 'template') throw unclosed(top, this.#text)
    if (top.kind === 'template') this.#templateStep(top)
    else this.#codeStep(top)
  }

  #codeStep(top: CodeContext): void {
    const [text, at] = [this.#text, this.#at]
    const character = text[at] ?? ''
    switch (character) {
      case ' ':
      case '\t':
      case '\r':
        this.#at += match(blank, text, at)?.[0].length ?? 1
        this.#gap = true
        return
      case '\n':
        this.#newline(top)
        return
      case '#':
        this.#comment()
        return
      case '"':
        this.#item(top)
        this.#beginTemplate('quoted', at, at + 1, '')
        return
      case '(':
        this.#begin('paren', top)
        return
      case '[':
        this.#begin('bracket', top)
        return
      case '{':
        this.#begin((top.kind === 'file' || top.kind === 'block') && !top.assigned ? 'block' : 'object', top)
        return
      case ')':
      case ']':
      case '}':
        this.#end(top, character)
        return
      case '~':
        if (top.kind === 'sequence' && text[at + 1] === '}') {
          this.#at++
          this.#end(top, '}', true)
          return
        }
        break
      case '/':
        if (text[at + 1] === '/') {
          this.#comment()
          return
        }
        if (text[at + 1] === '*') {
          this.#longComment()
          return
        }
        break
      case '<':
        if (this.#heredoc(top)) return
        break
    }
    this.#item(top)
    this.#word(top) || this.#operator(top) || this.#unexpected()
  }

  #word(top: CodeContext): boolean {
    const [text, at] = [this.#text, this.#at]
    const [numeral] = match(this.#lastText === '.' ? digits : number, text, at) ?? []
    if (numeral !== undefined) {
      this.#put(numeral.length > 1 ? '1' : numeral, at + numeral.length, 'operand')
      if (match(identifier, text, this.#at)) throw invalid('Unexpected text after a number', this.#at)
      return true
    }
    const [name] = match(identifier, text, at) ?? []
    if (name === undefined) return false
    if (name === 'for' && this.#last === 'opener' && top.kind === 'object') top.kind = 'for'
    if (top.kind === 'sequence') this.#directive(top, name)
    this.#put(name, at + name.length, 'operand')
    return true
  }

  #operator(top: CodeContext): boolean {
    const [token] = match(operator, this.#text, this.#at) ?? []
    if (token === undefined) return false
    if (token === '=' && (top.kind === 'file' || top.kind === 'block')) top.assigned = true
    // The star of a splat; `...` ends what stands before it.
    const last =
      token === ',' ? 'comma' : token === '...' || (token === '*' && this.#lastText === '.') ? 'operand' : 'operator'
    this.#put(token, this.#at + token.length, last)
    return true
  }

  /** Writes a token. The grammar wants the signs of a splat together. */
  #put(token: string, end: number, last: Last): void {
    const splat =
      (token === '*' && (this.#lastText === '[' || this.#lastText === '.')) ||
      (token === ']' && this.#lastText === '[*')
    if (++this.#tokens > maxHclTokens) {
      const says = `It has more than ${maxHclTokens} tokens, which is the most that is read`
      throw new SyntaxFault('file-too-large', says, this.#at)
    }
    if (this.#gap && !splat) this.#out.add(' ', this.#at - 1, this.#at)
    this.#out.add(token, this.#at, end)
    this.#gap = false
    this.#lastText = token === '*' && this.#lastText === '[' ? '[*' : token
    this.#last = last
    this.#at = end
  }

  #item(top: CodeContext): void {
    if (top.kind === 'file' || top.kind === 'block') top.item ??= this.#at
  }

  #begin(kind: 'block' | 'object' | 'paren' | 'bracket', top: CodeContext): void {
    this.#item(top)
    this.#push({ kind, start: this.#at, item: undefined, assigned: false })
    this.#put(this.#text[this.#at] ?? '', this.#at + 1, 'opener')
  }

  #push(context: Context): void {
    this.#deeper(context.start)
    this.#stack.push(context)
    if (context.kind === 'template') this.#open++
  }

  #deeper(start: number): void {
    if (this.#stack.length + this.#directives > maxDepth || this.#open > maxTemplates) {
      throw new SyntaxFault('nesting-too-deep', `Nested more than ${maxDepth} levels deep`, start)
    }
  }

  #end(top: CodeContext, closer: string, strips = false): void {
    const expected = closerOf(top)
    if (closer !== expected || this.#stack.length === 1) {
      const says =
        this.#stack.length === 1
          ? 'closes nothing'
          : `stands where ${expected} is expected, which closes ${openerOf(top, this.#text)}`
      throw invalid(`${closer} ${says}`, this.#at)
    }
    if (top.kind === 'sequence') {
      this.#endSequence(strips)
      return
    }
    this.#stack.pop()
    const last = top.kind === 'block' ? 'block' : 'operand'
    this.#put(closer, this.#at + 1, last)
  }

  #newline(top: CodeContext): void {
    switch (top.kind) {
      case 'file':
      case 'block':
        this.#lineEnds(this.#at)
        this.#at++
        return
      case 'object':
        if (this.#last === 'operator') throw this.#breaksOff()
        if (this.#last === 'operand') this.#put(',', this.#at + 1, 'comma')
        else this.#at++
        break
      default:
        this.#at += match(blanks, this.#text, this.#at)?.[0].length ?? 1
    }
    this.#gap = true
  }

  /** The end of a line in a body, or of the file: an item ends with it. */
  #lineEnds(at: number): void {
    const top = this.#stack.at(-1)
    if (!top || top.kind === 'template') return
    if (top.item !== undefined) {
      if (top.assigned && this.#last === 'operator') throw this.#breaksOff()
      if (!top.assigned && this.#last !== 'block') {
        throw invalid('After a name either = with a value or { with a block is expected, on the same line', top.item)
      }
    }
    top.item = undefined
    top.assigned = false
    this.#out.add(lineEnd, at, Math.min(at + 1, this.#text.length))
    this.#gap = false
    this.#last = 'nothing'
    this.#lastText = ''
    if (top.kind === 'file') this.#cuts.push(this.#out.length)
  }

  #breaksOff(): SyntaxFault {
    return invalid(`The line ends where a value is expected, after ${this.#lastText}`, this.#at)
  }

  #comment(): void {
    const newline = this.#text.indexOf('\n', this.#at)
    this.#at = newline === -1 ? this.#text.length : newline
    this.#gap = true
  }

  #longComment(): void {
    const end = this.#text.indexOf('*/', this.#at + 2)
    if (end === -1) throw invalid('A comment is not closed: */ is missing', this.#at)
    this.#at = end + 2
    this.#gap = true
  }

  #heredoc(top: CodeContext): boolean {
    const found = match(heredoc, this.#text, this.#at)
    if (!found) return false
    const [opening, dash, marker = ''] = found
    this.#item(top)
    this.#beginTemplate(dash === '-' ? 'indented' : 'heredoc', this.#at, this.#at + opening.length, marker)
    return true
  }

  #beginTemplate(form: TemplateForm, start: number, contentStart: number, marker: string): void {
    this.#push({
      kind: 'template',
      form,
      start,
      contentStart,
      marker,
      sequences: [],
      directives: [],
      sequence: undefined,
    })
    this.#put('"', contentStart, 'operand')
  }

  #templateStep(template: TemplateContext): void {
    const next = nextInTemplate(this.#text, this.#at, template)
    if (!next) throw unclosed(template, this.#text)
    this.#at = next.start
    if (next.is === 'end') {
      const [unclosedDirective] = template.directives.slice(-1)
      if (unclosedDirective) {
        const { word, start } = unclosedDirective
        throw invalid(`%{${word}} has no ${word === 'for' ? '%{endfor}' : '%{endif}'}`, start)
      }
      const { form, start, contentStart, sequences } = template
      const { contentEnd, end } = next
      this.#templates.set(start, { form, start, end, contentStart, contentEnd, sequences })
      this.#stack.pop()
      this.#open--
      this.#put('"', end, 'operand')
      return
    }
    const { start, directive } = next
    const stripsBefore = this.#text[start + 2] === '~'
    template.sequence = { start, directive, stripsBefore }
    this.#push({ kind: 'sequence', start, item: undefined, assigned: false })
    this.#put(directive ? '%{' : '${', start + (stripsBefore ? 3 : 2), 'opener')
  }

  #endSequence(stripsAfter: boolean): void {
    if (this.#last === 'opener') throw invalid('An expression is missing between the braces', this.#at)
    this.#stack.pop()
    const template = this.#stack.at(-1)
    if (template?.kind !== 'template' || !template.sequence) return
    const end = this.#at + 1
    const { start, stripsBefore } = template.sequence
    template.sequences.push({ start, end, stripsBefore, stripsAfter })
    template.sequence = undefined
    this.#put('}', end, 'operand')
  }

  /** The first word of a directive: `if`, `for` and what goes with them. */
  #directive(top: CodeContext, word: string): void {
    const template = this.#stack.at(-2)
    if (this.#last !== 'opener' || template?.kind !== 'template' || !template.sequence?.directive) return
    const { directives } = template
    const inside = directives.at(-1)
    switch (word) {
      case 'if':
      case 'for':
        this.#deeper(top.start)
        directives.push({ word, start: top.start })
        this.#directives++
        return
      case 'else':
        if (inside?.word !== 'if') throw invalid('%{else} stands outside of %{if}', top.start)
        directives.splice(-1, 1, { word, start: inside.start })
        return
      case 'endif':
      case 'endfor':
        if (!inside || (word === 'endfor') !== (inside.word === 'for')) {
          throw invalid(`%{${word}} closes nothing`, top.start)
        }
        directives.pop()
        this.#directives--
        return
      default:
        throw invalid(`${word} is no directive; there are if, else, endif, for and endfor`, this.#at)
    }
  }

  #unexpected(): never {
    const code = this.#text.codePointAt(this.#at) ?? 0
    const character = String.fromCodePoint(code)
    switch (character) {
      case "'":
        throw invalid("Texts stand in double quotes, not in '", this.#at)
      case '&':
      case '|':
        throw invalid(`${character} is no operator; ${character}${character} is`, this.#at)
      case ';':
        throw invalid('; does not separate anything; each argument stands on a line of its own', this.#at)
      default:
        throw invalid(
          `Unexpected character ${code > 0x20 && code < 0x7f ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`}`,
          this.#at,
        )
    }
  }
}
