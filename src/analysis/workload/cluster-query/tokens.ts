/** A sign of the language, a word, or a text in quotation marks. */
export interface Token {
  readonly is: 'sign' | 'word' | 'text'
  readonly text: string
}

const space = /\s+/y
const quoted = /'([^']*)'|"([^"]*)"/y
const sign = /&&|\|\||==|!=|=~|!~|>=|<=|[()[\],!<>]/y
const word = /[^\s()[\],'"=!<>~&|]+/y
/** What stands behind `=~`, up to the next blank: an expression has no parentheses of its own. */
const pattern = /[^\s()]+/y

/** The tokens of an expression; undefined where something in it is none. */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  let at = 0
  const take = (of: RegExp) => {
    of.lastIndex = at
    const found = of.exec(text)
    if (found) at = of.lastIndex
    return found
  }
  while (at < text.length) {
    if (take(space)) continue
    const inQuotes = take(quoted)
    const found = inQuotes ?? (isPatternNext(tokens) ? take(pattern) : (take(sign) ?? take(word)))
    if (!found) return undefined
    if (inQuotes) tokens.push({ is: 'text', text: inQuotes[1] ?? inQuotes[2] ?? '' })
    else tokens.push({ is: !isPatternNext(tokens) && signs.has(found[0]) ? 'sign' : 'word', text: found[0] })
  }
  return tokens
}

const signs = new Set(['&&', '||', '==', '!=', '=~', '!~', '>=', '<=', '(', ')', '[', ']', ',', '!', '<', '>'])

const isPatternNext = (tokens: readonly Token[]) => /^(?:=~|!~|matches|not_matches)$/.test(tokens.at(-1)?.text ?? '')
