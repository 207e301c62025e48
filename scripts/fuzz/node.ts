/** A document that is made up, before it is written as YAML or JSON. Entries are a list, so that keys may stand twice. */
export type Node = string | Word | readonly Node[] | Entries | Call

/** Written without quotes where the format has such words: a number, `true`, `null`. */
export interface Word {
  readonly word: string
}

export interface Entries {
  readonly entries: readonly (readonly [key: string, value: Node])[]
}

/** A function of CloudFormation by its short name. */
export interface Call {
  readonly call: string
  readonly argument: Node
}

const isList = (node: Exclude<Node, string>): node is readonly Node[] => Array.isArray(node)

/** The long name of a function: what stands as a key. */
const longName = (call: string) => (call === 'Ref' || call === 'Condition' ? call : `Fn::${call}`)

export function toJson(node: Node): string {
  if (typeof node === 'string') return JSON.stringify(node)
  if (isList(node)) return `[${node.map(toJson).join(',')}]`
  if ('word' in node) return node.word === '' ? '""' : node.word
  if ('call' in node) return `{${JSON.stringify(longName(node.call))}:${toJson(node.argument)}}`
  return `{${node.entries.map(([key, value]) => `${JSON.stringify(key)}:${toJson(value)}`).join(',\n')}}`
}

/** YAML in blocks, functions as tags where `tags` and the form allows it. */
export function toYaml(node: Node, tags: boolean): string {
  const lines: string[] = []
  write(node, '', 0, tags, lines)
  return `${lines.join('\n')}\n`
}

/** Text that needs no quotes wherever it stands. */
const isPlain = (text: string) => /^[A-Za-z/][\w/.:-]*(?<!:)$/.test(text) && !/^(?:null|true|false|yes|no)$/i.test(text)

const scalar = (text: string) => (isPlain(text) ? text : JSON.stringify(text))

/** `head` stands before the value on its line and is empty at the beginning. */
function write(node: Node, head: string, indent: number, tags: boolean, lines: string[]): void {
  const space = ' '.repeat(indent)
  const before = head === '' ? '' : `${head} `
  if (typeof node === 'string') lines.push(before + scalar(node))
  else if (isList(node)) {
    if (node.length === 0) lines.push(`${before}[]`)
    else {
      if (head !== '') lines.push(head)
      for (const item of node) write(item, `${space}-`, indent + 2, tags, lines)
    }
  } else if ('word' in node) lines.push(before + node.word)
  else if ('call' in node) {
    const { call, argument } = node
    const isNested = typeof argument === 'object' && !isList(argument) && 'call' in argument
    if (tags && !isNested) write(argument, `${before}!${call}`, indent, tags, lines)
    else write({ entries: [[longName(call), argument]] }, head, indent, tags, lines)
  } else if (node.entries.length === 0) lines.push(`${before}{}`)
  else {
    if (head !== '') lines.push(head)
    for (const [key, value] of node.entries) write(value, `${space}${scalar(key)}:`, indent + 2, tags, lines)
  }
}
