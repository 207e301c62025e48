import type { FileId, Origin } from '../model/origin.ts'
import { nameSays } from '../secrets/names.ts'
import { callIn } from './cloudformation/transforms/functions.ts'
import type { FoundSecrets, Place } from './found-secrets.ts'
import type { ListSyntax, MapEntry, MapSyntax, ScalarSyntax, Syntax } from './syntax/syntax.ts'

type Names = readonly string[]
const none: Names = []

/** Functions whose arguments name other things, and those whose first argument does. */
const references = /^(?:Ref|Condition|Fn::(?:GetAtt|ImportValue|FindInMap|GetAZs|Transform))$/
const firstRefers = /^Fn::(?:If|Join|Select|Split)$/

/** Keys of an entry of a list: its name, and its value. */
const nameKey = /^(?:parameter)?(?:name|key)$/i
const valueKey = /value$/i

const option = /^--?[A-Za-z][\w.-]*$/
/** Text in which nothing can be assigned, handed over or joined. */
const bare = /^(?:[\w./-]*|arn:[\w:./*-]*)$/

/** A part of an event, which is put in when it comes: `$.body.password`, `<$.detail.key>`. */
const path = /^<?\$(?:\.[\w-]+|\[[\w*'"]+\])+>?$/

/** A text that is a value of a parameter. */
interface ParameterText {
  readonly text: string
  readonly place?: Place
}

/**
 * Looks through documents for what is secret in them by the name that it has: its key, the name beside it, the option before
 * it in a command, the parameter whose value it is.
 *
 * What a parameter is used as, and whether it is NoEcho, is known when all documents have been seen: `finish` then sees to
 * its values.
 */
export class SecretSearch {
  readonly #found: FoundSecrets
  #file: FileId | undefined
  readonly #seen = new Set<string>()
  readonly #noEcho = new Set<string>()
  /** What is written as a value of a parameter, or compared with one. */
  readonly #values = new Map<string, ParameterText[]>()
  /** The telling names of what has the value of a parameter. */
  readonly #uses = new Map<string, Names>()

  constructor(found: FoundSecrets) {
    this.#found = found
  }

  look(document: Syntax, file: FileId): void {
    const key = `${file} ${document.start}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.lookAt(document, file)
  }

  /** Looks at what is made of a file, or of values that stand in none. */
  lookAt(document: Syntax, file: FileId | undefined): void {
    this.#file = file
    this.#node(document, none, '', '')
  }

  /** Hears of a value that is given for a parameter. */
  given(name: string, text: string, origin: Origin): void {
    addTo(this.#values, name, origin.at === 'text' ? { text, place: origin } : { text })
  }

  finish(): void {
    for (const [name, texts] of this.#values) {
      const names = [nameOf(name), ...(this.#uses.get(name) ?? none)]
      for (const { text, place } of texts) {
        if (this.#noEcho.has(name)) this.#found.addWhole(text, 'no-echo', place)
        else if (!this.#found.addNamed(text, names, place)) this.#found.addOpen(text)
      }
    }
  }

  /** `names` are those of the node that tell of a secret; `key` is where it stands, `above` where what holds it stands. */
  #node(node: Syntax, names: Names, key: string, above: string): void {
    const call = callIn(node)
    if (call) this.#call(call.name, call.argument, names)
    else if (node.kind === 'scalar') this.#text(node, names)
    else if (node.kind === 'list') this.#list(node, key)
    else this.#map(node, key, above)
  }

  #text(scalar: ScalarSyntax, names: Names): void {
    const { text } = scalar
    if (path.test(text)) return
    if (names.length === 0 && bare.test(text)) this.#found.addOpen(text)
    else if (!this.#found.addNamed(text, names.length === 0 ? [''] : names, this.#placeOf(scalar)))
      this.#found.addOpen(text)
  }

  #list({ items }: ListSyntax, key: string): void {
    let before = ''
    for (const item of items) {
      this.#node(item, before.startsWith('-') && option.test(before) ? telling(before) : none, '', key)
      before = item.kind === 'scalar' ? item.text : ''
    }
  }

  #map(map: MapSyntax, key: string, above: string): void {
    const isDeclaration = above === 'Parameters'
    if (isDeclaration) this.#declaration(map, key)
    let beside = none
    const values: (readonly [string, MapEntry])[] = []
    for (const [name, entry] of map.entries) {
      const { isBare, is, tells } = keyOf(name)
      if (!isBare) this.#found.addNamed(name, [''])
      if (isDeclaration && (name === 'Default' || name === 'AllowedValues')) continue
      if (key === 'Parameters' && entry.value.kind === 'scalar') this.#value(name, entry.value)
      if (is === 'name') beside = few([...beside, ...namesIn(entry.value).flatMap(telling)])
      if (is === 'value') values.push([name, entry])
      else this.#entry(name, entry, tells, key)
    }
    for (const [name, entry] of values) {
      // A resource that holds a value is called by its logical id.
      const owner = name === 'Value' && key === 'Properties' ? telling(above) : none
      this.#entry(name, entry, [...beside, ...keyOf(name).tells, ...owner], key)
    }
  }

  #entry(name: string, { value, earlier }: MapEntry, names: Names, above: string): void {
    this.#node(value, names, name, above)
    if (earlier) this.#node(earlier, names, name, above)
  }

  /** A parameter of a template. */
  #declaration(map: MapSyntax, name: string): void {
    const noEcho = map.entries.get('NoEcho')?.value
    if (noEcho?.kind === 'scalar' && noEcho.text.toLowerCase() === 'true') this.#noEcho.add(name)
    const fallback = map.entries.get('Default')?.value
    const allowed = map.entries.get('AllowedValues')?.value
    for (const each of [fallback, ...(allowed?.kind === 'list' ? allowed.items : [])])
      if (each?.kind === 'scalar') this.#value(name, each)
  }

  #value(name: string, scalar: ScalarSyntax): void {
    const place = this.#placeOf(scalar)
    addTo(this.#values, name, { text: scalar.text, ...(place && { place }) })
  }

  #call(name: string, argument: Syntax, names: Names): void {
    if (references.test(name)) {
      if (name === 'Ref' && argument.kind === 'scalar') this.#used(argument.text, names)
      return
    }
    const items = argument.kind === 'list' ? argument.items : [argument]
    if (name === 'Fn::Equals') this.#compared(items)
    if (name === 'Fn::Join') this.#joined(items, names)
    const [first] = items
    const only = name === 'Fn::Sub' && first?.kind === 'scalar' ? /^\$\{(\w+)\}$/.exec(first.text)?.[1] : undefined
    if (only !== undefined) this.#used(only, names)
    for (const item of firstRefers.test(name) ? items.slice(1) : items) this.#argument(item, names)
  }

  #used(parameter: string, names: Names): void {
    if (names.length === 0) return
    const before = this.#uses.get(parameter) ?? none
    this.#uses.set(parameter, few([...new Set([...before, ...names])]))
  }

  #argument(node: Syntax, names: Names): void {
    const call = callIn(node)
    if (call) this.#call(call.name, call.argument, names)
    else if (node.kind === 'scalar') this.#text(node, names)
    else if (node.kind === 'list') for (const item of node.items) this.#argument(item, names)
    else for (const [key, { value }] of node.entries) this.#argument(value, few([...names, ...telling(key)]))
  }

  /** What is compared with a parameter may be its value. */
  #compared(items: readonly Syntax[]): void {
    const calls = items.map(callIn)
    for (const call of calls) {
      if (call?.name !== 'Ref' || call.argument.kind !== 'scalar') continue
      for (const item of items)
        if (item.kind === 'scalar' && item.tag === undefined) this.#value(call.argument.text, item)
    }
  }

  /** A secret may be written in pieces, or be one by what stands around it. */
  #joined([glue, list]: readonly Syntax[], names: Names): void {
    if (glue?.kind !== 'scalar' || list?.kind !== 'list') return
    const pieces = list.items.map((item) => (item.kind === 'scalar' && item.tag === undefined ? item.text : '${hole}'))
    this.#found.addNamed(pieces.join(glue.text), names.length === 0 ? [''] : names)
  }

  #placeOf({ start, end }: ScalarSyntax): Place | undefined {
    return this.#file === undefined ? undefined : { file: this.#file, start, end }
  }
}

const telling = (name: string): Names => (nameSays(nameOf(name)) === 'nothing' ? none : [name])

/** A parameter of Terraform has its folder before its name. */
const nameOf = (name: string): string => name.slice(name.lastIndexOf('#') + 1)

/** What a key says of its value. */
interface Key {
  readonly is: 'name' | 'value' | 'other'
  readonly tells: Names
  readonly isBare: boolean
}

/** Keys repeat; what the last ones say is kept. */
const keys = new Map<string, Key>()
const maxKeys = 10_000

function keyOf(name: string): Key {
  let key = keys.get(name)
  if (!key) {
    const is = nameKey.test(name) ? 'name' : valueKey.test(name) ? 'value' : 'other'
    // What stands under `Key` is what an entry is called.
    key = { is, tells: is === 'name' ? none : telling(name), isBare: bare.test(name) }
    if (keys.size >= maxKeys) keys.clear()
    keys.set(name, key)
  }
  return key
}

/** A value is looked at under each of its names: the last ones are enough. */
const maxNames = 4
const few = (names: Names): Names => (names.length > maxNames ? names.slice(-maxNames) : names)

/** The texts of which a name is made; what it ends in tells. */
function namesIn(node: Syntax): Names {
  return node.kind === 'scalar' || callIn(node) ? textsIn(node).slice(-2 * maxNames) : none
}

function textsIn(node: Syntax): Names {
  if (node.kind === 'scalar') return [node.text]
  return (node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value)).flatMap(textsIn)
}

function addTo<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
