import { CST, Lexer, Parser } from 'yaml'
import {
  addEntry,
  type MapEntry,
  maxAliasedNodes,
  maxDepth,
  maxYamlTokens,
  type ScalarStyle,
  type Syntax,
  SyntaxFault,
} from './syntax.ts'
import { invalid, isBlock, type Props, propsAt, readProps } from './yaml-props.ts'

type Token = CST.Token
type SourceToken = CST.SourceToken

/**
 * Reads every document of a YAML text.
 *
 * The `yaml` package's parser finds the tokens; composing its nodes would take twice the time, and recurses without a
 * bound, so the tree is built here. What its composer refuses is refused here too, and keys that are not plain text.
 * Aliases and merge keys are resolved.
 *
 * @throws SyntaxFault `yaml-invalid`, `nesting-too-deep` or `aliases-too-many`, with the place.
 */
export function readYaml(text: string): readonly Syntax[] {
  const documents: Syntax[] = []
  let directive: Token | undefined
  for (const token of tokensOf(text)) {
    if (token.type === 'error') throw invalid(token.message, token.offset)
    if (token.type === 'directive') directive = token
    if (token.type === 'document') {
      if (directive && !token.start.some(({ type }) => type === 'doc-start')) {
        throw invalid('A directive must be followed by ---', directive.offset)
      }
      directive = undefined
      const document = new Composer().document(token)
      if (document) documents.push(document)
    }
  }
  return documents
}

/** The tokens of a text, told to stop before a hostile one takes the memory. */
function* tokensOf(text: string): Generator<Token> {
  const parser = new Parser()
  let count = 0
  let depth = 0
  let offset = 0
  try {
    for (const lexeme of new Lexer().lex(text)) {
      if (++count > maxYamlTokens) {
        throw new SyntaxFault(
          'file-too-large',
          `It has more than ${maxYamlTokens} tokens, which is the most that is read`,
          offset,
        )
      }
      if (lexeme === '[' || lexeme === '{') depth++
      else if (lexeme === ']' || lexeme === '}') depth--
      if (depth > maxDepth) throw tooDeep(offset)
      offset += lexeme.length
      yield* parser.next(lexeme)
    }
    yield* parser.end()
  } catch (error) {
    // The parser recurses where it closes blocks, of which there may be thousands on one line.
    throw error instanceof RangeError ? tooDeep(Math.min(offset, text.length)) : error
  }
}

const tooDeep = (offset: number) =>
  new SyntaxFault('nesting-too-deep', `Nested more than ${maxDepth} levels deep`, offset)

class Composer {
  readonly #anchors = new Map<string, { readonly node: Syntax; readonly size: number }>()
  #nodes = 0
  #aliased = 0

  document(token: CST.Document): Syntax | undefined {
    const props = readProps(token.start, token.offset, {
      indicator: 'doc-start',
      next: token.value ?? token.end?.[0],
      indent: 0,
      startsLine: true,
    })
    this.#checkEnd(token.end, true)
    if (!token.value) {
      return props.anchor || props.tag ? this.#node(undefined, props, 0) : undefined
    }
    if (props.found && !props.newline && (token.value.type === 'block-map' || token.value.type === 'block-seq')) {
      throw invalid('A block collection cannot start on the line of the document marker', props.end)
    }
    return this.#node(token.value, props, 0)
  }

  #node(token: Token | null | undefined, props: Props, depth: number): Syntax {
    if (depth > maxDepth) throw tooDeep(token?.offset ?? props.end)
    const before = this.#nodes
    this.#nodes++
    const tag = tagOf(props.tag)
    const node = this.#content(token, props, depth)
    const tagged = tag === undefined ? node : { ...node, tag }
    if (props.anchor) this.#anchors.set(props.anchor.source.slice(1), { node: tagged, size: this.#nodes - before })
    return tagged
  }

  #content(token: Token | null | undefined, props: Props, depth: number): Syntax {
    if (!token) return { kind: 'scalar', text: '', style: 'plain', start: props.end, end: props.end }
    switch (token.type) {
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'block-scalar':
        return this.#scalar(token)
      case 'alias':
        return this.#alias(token, props)
      case 'block-map':
        return this.#blockMap(token, depth)
      case 'block-seq':
        return this.#blockList(token, depth)
      case 'flow-collection':
        return this.#flow(token, depth)
      default:
        throw invalid(token.type === 'error' ? token.message : `Unexpected ${token.type}`, token.offset)
    }
  }

  #scalar(token: CST.FlowScalar | CST.BlockScalar): Syntax {
    const { type, offset, source } = token
    if (type === 'block-scalar') {
      const resolved = CST.resolveAsScalar(token, true, (at, _code, message) => {
        throw invalid(message, at)
      })
      const header = token.props.find((prop) => prop.type === 'block-scalar-header')
      const start = header?.offset ?? offset
      const style = resolved.type === 'BLOCK_FOLDED' ? 'folded' : 'literal'
      return { kind: 'scalar', text: resolved.value, style, start, end: resolved.range[1] }
    }
    this.#checkEnd(token.end)
    const end = offset + source.length
    if (type === 'scalar' && !source.includes('\n')) {
      if (/^[\t,%|>@`]/.test(source)) throw invalid(`A plain value cannot start with ${source[0]}`, offset)
      return { kind: 'scalar', text: source, style: 'plain', start: offset, end }
    }
    const resolved = CST.resolveAsScalar(token as CST.FlowScalar, true, (at, _code, message) => {
      throw invalid(message, at)
    })
    return {
      kind: 'scalar',
      text: resolved.value,
      style: flowStyles[type as keyof typeof flowStyles],
      start: offset,
      end,
    }
  }

  #alias(token: CST.FlowScalar, props: Props): Syntax {
    if (props.anchor || props.tag) throw invalid('An alias cannot have an anchor or a tag', token.offset)
    this.#checkEnd(token.end)
    const name = token.source.slice(1)
    const anchor = this.#anchors.get(name)
    if (!anchor) throw invalid(`The alias *${name} has no anchor before it`, token.offset)
    this.#aliased += anchor.size
    this.#nodes += anchor.size
    if (this.#aliased > maxAliasedNodes) {
      throw new SyntaxFault('aliases-too-many', `Aliases add more than ${maxAliasedNodes} values`, token.offset)
    }
    return anchor.node
  }

  #blockMap(token: CST.BlockMap, depth: number): Syntax {
    const entries = new Map<string, MapEntry>()
    const merged: Syntax[] = []
    let end = token.offset
    let at = token.offset
    for (const { start, key, sep, value } of token.items) {
      const keyProps = readProps(start, at, {
        indicator: undefined,
        next: key ?? sep?.[0],
        indent: token.indent,
        startsLine: true,
      })
      if (!key && !sep) {
        if (keyProps.anchor || keyProps.tag) throw invalid('A key must be followed by a value', keyProps.end)
        continue
      }
      if (key?.type === 'block-seq') throw invalid('A list cannot be a key', key.offset)
      if (key && 'indent' in key && key.indent !== token.indent) {
        throw invalid('All keys of a mapping must start at the same column', key.offset)
      }
      if (keyProps.newlineAfterProp || hasNewline(key)) {
        throw invalid('A key must stand on one line', key?.offset ?? at)
      }
      const keyNode = this.#node(key, keyProps, depth + 1)
      const props = readProps(sep ?? [], keyNode.end, {
        indicator: 'map-value-ind',
        next: value,
        indent: token.indent,
        startsLine: !key || key.type === 'block-scalar',
      })
      if (!props.found) throw invalid('A key must be followed by a colon and a value', keyNode.start)
      if (value?.type === 'block-map' && !props.newline) {
        throw invalid('A mapping cannot stand on the line of its key', value.offset)
      }
      const valueNode = this.#node(value, props, depth + 1)
      this.#add(entries, merged, keyNode, valueNode)
      at = props.end
      end = Math.max(end, keyNode.end, valueNode.start < token.offset ? 0 : valueNode.end, endOfSep(sep))
    }
    merge(entries, merged)
    return { kind: 'map', entries, start: token.offset, end }
  }

  #blockList(token: CST.BlockSequence, depth: number): Syntax {
    const items: Syntax[] = []
    let end = token.offset
    for (const { start, value } of token.items) {
      const props = readProps(start, token.offset, {
        indicator: 'seq-item-ind',
        next: value,
        indent: token.indent,
        startsLine: true,
      })
      if (!props.found) {
        if (props.anchor || props.tag || value)
          throw invalid('All items of a list must start at the same column', props.end)
        continue
      }
      const node = this.#node(value, props, depth + 1)
      items.push(node)
      end = Math.max(end, node.start < token.offset ? 0 : node.end, endOfSep(start))
    }
    return { kind: 'list', items, start: token.offset, end }
  }

  #flow(token: CST.FlowCollection, depth: number): Syntax {
    const isMap = token.start.source === '{'
    const entries = new Map<string, MapEntry>()
    const merged: Syntax[] = []
    const items: Syntax[] = []
    let at = token.offset + 1
    for (const [index, { start, key, sep, value }] of token.items.entries()) {
      const keyProps = readProps(start, at, {
        indicator: undefined,
        next: key ?? sep?.[0],
        indent: token.indent,
        startsLine: false,
        flow: true,
      })
      const empty = !keyProps.anchor && !keyProps.tag && !sep && !key && !value
      if (index === 0 ? keyProps.comma : !keyProps.comma && !(empty && index === token.items.length - 1)) {
        throw invalid(index === 0 ? 'Unexpected comma' : 'A comma is missing between two items', keyProps.end)
      }
      if (empty) {
        if (index < token.items.length - 1) throw invalid('Unexpected empty item', keyProps.end)
        continue
      }
      if (isBlock(key) || isBlock(value)) throw invalid('A block collection cannot stand inside brackets', token.offset)
      if (!isMap && !sep) {
        const node = this.#node(value ?? key, keyProps, depth + 1)
        items.push(node)
        at = node.end
        continue
      }
      // An item of a flow mapping whose colon is missing has its scalar as `value`, not as `key`.
      const keyNode = this.#node(key ?? (sep ? undefined : value), keyProps, depth + 1)
      const props = readProps(sep ?? [], keyNode.end, {
        indicator: 'map-value-ind',
        next: value,
        indent: token.indent,
        startsLine: false,
        flow: true,
      })
      if (sep && value && !props.found) throw invalid('A comma or a colon is missing between two items', props.end)
      const valueNode = this.#node(sep ? value : undefined, sep ? props : propsAt(keyNode.end), depth + 1)
      if (isMap) this.#add(entries, merged, keyNode, valueNode)
      else {
        const pair = new Map<string, MapEntry>()
        this.#add(pair, [], keyNode, valueNode)
        items.push({ kind: 'map', entries: pair, start: keyNode.start, end: Math.max(keyNode.end, valueNode.end) })
      }
      at = Math.max(keyNode.end, valueNode.end)
    }
    const close = token.end[0]
    if (close?.source !== (isMap ? '}' : ']'))
      throw invalid(`A ${isMap ? 'brace' : 'bracket'} is not closed`, token.offset)
    this.#checkEnd(token.end.slice(1))
    const end = close.offset + 1
    merge(entries, merged)
    return isMap
      ? { kind: 'map', entries, start: token.offset, end }
      : { kind: 'list', items, start: token.offset, end }
  }

  #add(entries: Map<string, MapEntry>, merged: Syntax[], key: Syntax, value: Syntax): void {
    if (key.kind !== 'scalar') throw invalid('A key must be text', key.start)
    if (key.text === '<<' && key.style === 'plain') {
      merged.push(value)
      return
    }
    addEntry(entries, key, value)
  }

  /** What may follow a value on its line: space, a comment, the line's end. */
  #checkEnd(tokens: readonly Token[] | undefined, afterSpace = false): void {
    let space = afterSpace
    for (const token of tokens ?? []) {
      if (token.type === 'space' || token.type === 'newline') space = true
      else if (token.type === 'comment') {
        if (!space) throw invalid('A comment must be separated by a space', token.offset)
      } else throw invalid(`Unexpected ${'source' in token ? token.source.slice(0, 20) : token.type}`, token.offset)
    }
  }
}

const flowStyles = {
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
} as const satisfies Record<string, ScalarStyle>

/** Adds what `<<` brings: keys of its own win, then earlier sources. */
function merge(entries: Map<string, MapEntry>, merged: readonly Syntax[]): void {
  for (const source of merged.flatMap((node) => (node.kind === 'list' ? node.items : [node]))) {
    if (source.kind !== 'map') throw invalid('Only a mapping can be merged', source.start)
    for (const [key, entry] of source.entries) if (!entries.has(key)) entries.set(key, entry)
  }
}

function endOfSep(tokens: readonly SourceToken[] | undefined): number {
  const mark = tokens?.find((token) => token.type === 'map-value-ind' || token.type === 'seq-item-ind')
  return mark ? mark.offset + mark.source.length : 0
}

/** `!Ref` is `Ref`; YAML's own tags (`!!str`) and verbatim ones stay as they are. */
function tagOf(token: SourceToken | undefined): string | undefined {
  if (!token) return undefined
  if (/^![^!<>]+!/.test(token.source)) throw invalid(`The tag handle of ${token.source} is not declared`, token.offset)
  return token.source.startsWith('!!') ? undefined : token.source.slice(1)
}

function hasNewline(key: Token | null | undefined): boolean {
  if (!key) return false
  switch (key.type) {
    case 'alias':
    case 'scalar':
    case 'double-quoted-scalar':
    case 'single-quoted-scalar':
      return key.source.includes('\n') || (key.end?.some((token) => token.type === 'newline') ?? false)
    case 'flow-collection':
      return key.items.some(
        ({ start, key: inner, sep, value }) =>
          [...start, ...(sep ?? [])].some((token) => token.type === 'newline') ||
          hasNewline(inner) ||
          hasNewline(value),
      )
    default:
      return true
  }
}
