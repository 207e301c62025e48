import { closest } from '../../model/closest.ts'
import type { Acceptance, Config, Declared, Intent, Thresholds } from '../../model/config.ts'
import { isDay } from '../../model/day.ts'
import { parseCidr, parseIp, showIp } from '../../model/ip.ts'
import { type FileId, type Origin, positionOf, type SourceFile } from '../../model/origin.ts'
import { InputError } from '../input-error.ts'
import { type MapSyntax, mapAt, type Syntax, SyntaxFault, scalarValue, textAt } from '../syntax/syntax.ts'
import { readYaml } from '../syntax/yaml.ts'
import { configSpec, type Spec } from './spec.ts'

export const noConfig: Config = { intent: {}, acceptances: [], thresholds: {} }

/** Waivers and decisions beyond this are no longer exceptions. */
const maxAcceptances = 10_000

/**
 * Reads `breakwater.yaml`. An unknown key, a wrong type or an impossible date is refused with its place: a configuration
 * that is half understood would judge otherwise than its author thinks.
 *
 * @throws InputError with one line.
 */
export function readConfig(source: SourceFile, file: FileId): Config {
  const [root, ...more] = parse(source)
  if (!root || (root.kind === 'scalar' && scalarValue(root) === null)) return noConfig
  if (more[0]) throw refused(source, more[0].start, 'a second document stands in the file', 'Keep one.')
  check(root, configSpec, source)
  const top = root.kind === 'map' ? root : undefined
  return {
    intent: intentIn(mapAt(top, 'intent')),
    acceptances: [...acceptancesIn(top, 'waivers', file), ...acceptancesIn(top, 'decisions', file)],
    thresholds: thresholdsIn(mapAt(top, 'thresholds')),
  }
}

function parse(source: SourceFile): readonly Syntax[] {
  try {
    return readYaml(source.text)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    throw refused(
      source,
      error.offset,
      `${error.message[0]?.toLowerCase()}${error.message.slice(1)}`,
      'Correct it there.',
    )
  }
}

function refused(source: SourceFile, offset: number, what: string, todo: string): InputError {
  const { line, column } = positionOf(source, offset)
  return new InputError(`${source.path}:${line}:${column}: ${what}.`, todo)
}

const words = {
  text: 'text',
  date: 'a date',
  network: 'an address range such as 10.0.0.0/8',
  flag: 'true or false',
  'one-of': 'a word',
  list: 'a list',
  either: 'something else',
  map: 'a mapping',
} as const

/** Refuses what the spec does not allow, at its place. */
function check(syntax: Syntax, spec: Spec, source: SourceFile): void {
  const wrong = (expected: string) => refused(source, syntax.start, `expected ${expected}`, spec.about)
  switch (spec.is) {
    case 'text':
      if (syntax.kind !== 'scalar' || syntax.text === '') throw wrong(spec.expected ?? words.text)
      if (spec.pattern && !spec.pattern.test(syntax.text)) throw wrong(spec.expected ?? words.text)
      // A number and a word such as `yes` may mean another text than is written.
      if (typeof scalarValue(syntax) !== 'string') throw wrong(`${words.text}, so put ${syntax.text} in quotes`)
      return
    case 'network':
      checkNetwork(syntax, source)
      return
    case 'date':
      if (syntax.kind !== 'scalar' || !isDay(syntax.text)) throw wrong('a date such as 2027-01-31')
      return
    case 'flag':
      if (syntax.kind !== 'scalar' || typeof scalarValue(syntax) !== 'boolean') throw wrong(words.flag)
      return
    case 'one-of':
      if (syntax.kind !== 'scalar' || !spec.values.includes(syntax.text))
        throw wrong(`one of ${spec.values.join(', ')}`)
      return
    case 'list':
      if (syntax.kind !== 'list') throw wrong(words.list)
      if (syntax.items.length > maxAcceptances) throw wrong(`at most ${maxAcceptances} items`)
      for (const item of syntax.items) check(item, spec.of, source)
      return
    case 'either': {
      const fitting = spec.of.find((one) => (one.is === 'list') === (syntax.kind === 'list'))
      check(syntax, fitting ?? spec, source)
      return
    }
    case 'map':
      checkMap(syntax, spec, source)
  }
}

/** An address range begins with its own first address: `10.0.0.1/8` may be meant as the one address or as the range. */
function checkNetwork(syntax: Syntax, source: SourceFile): void {
  const text = syntax.kind === 'scalar' ? syntax.text : ''
  const range = parseCidr(text)
  const address = parseIp(text.split('/')[0] ?? '')
  if (range && range.first === address?.value) return
  const meant = range && `${showIp(range.version, range.first)}/${range.prefix}`
  const todo = meant === undefined ? 'Write IPv4 or IPv6 with its prefix.' : `Did you mean ${meant}?`
  throw refused(source, syntax.start, `expected ${words.network}`, todo)
}

function checkMap(syntax: Syntax, spec: Extract<Spec, { is: 'map' }>, source: SourceFile): void {
  if (syntax.kind !== 'map') throw refused(source, syntax.start, `expected ${words.map}`, spec.about)
  for (const [key, { keyStart, value, duplicate }] of syntax.entries) {
    const field = Object.hasOwn(spec.fields, key) ? spec.fields[key] : undefined
    if (!field) {
      const meant = closest(key, Object.keys(spec.fields))
      const todo =
        meant === undefined ? `Known keys: ${Object.keys(spec.fields).join(', ')}.` : `Did you mean ${meant}?`
      throw refused(source, keyStart, `unknown key ${key}`, todo)
    }
    if (duplicate) throw refused(source, keyStart, `the key ${key} stands twice`, 'Keep one.')
    check(value, field, source)
  }
  const missing = spec.required.find((key) => !syntax.entries.has(key))
  if (missing !== undefined) throw refused(source, syntax.start, `${missing} is missing`, spec.about)
}

const at = (map: MapSyntax | undefined, key: string): Syntax | undefined => map?.entries.get(key)?.value

function flagAt(map: MapSyntax | undefined, key: string): boolean | undefined {
  const found = at(map, key)
  const value = found?.kind === 'scalar' ? scalarValue(found) : undefined
  return typeof value === 'boolean' ? value : undefined
}

function itemsAt(map: MapSyntax | undefined, key: string): readonly Syntax[] | undefined {
  const found = at(map, key)
  return found?.kind === 'list' ? found.items : undefined
}

function textsAt(map: MapSyntax | undefined, key: string): readonly string[] | undefined {
  return itemsAt(map, key)?.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []))
}

/** An object without the fields that are undefined. */
function written<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

function declaredAt<T>(
  map: MapSyntax | undefined,
  key: string,
  declared: (item: MapSyntax) => T,
): readonly Declared<T>[] | undefined {
  return itemsAt(map, key)?.flatMap((item) =>
    item.kind === 'map' ? [{ match: textAt(item, 'match') ?? '', value: declared(item) }] : [],
  )
}

function intentIn(map: MapSyntax | undefined): Intent {
  return written<Intent>({
    dataClasses: declaredAt(map, 'dataClasses', (item) => textsAt(item, 'classes') ?? []),
    dataClassTag: textAt(map, 'dataClassTag'),
    tiers: declaredAt(map, 'tiers', (item) => textAt(item, 'tier') ?? ''),
    intendedClients: declaredAt(map, 'intendedClients', (item) => textsAt(item, 'networks') ?? []),
    criticality: declaredAt(map, 'criticality', (item) => textAt(item, 'level') as 'low' | 'medium' | 'high'),
    trustedNetworks: textsAt(map, 'trustedNetworks'),
    widestPublicRange: textAt(map, 'widestPublicRange'),
    trustedAccounts: textsAt(map, 'trustedAccounts'),
    registries: textsAt(map, 'registries'),
    organisation: textAt(map, 'organisation'),
    noInternetGateway: textsAt(map, 'noInternetGateway'),
    privateCalls: textsAt(map, 'privateCalls') ?? flagAt(map, 'privateCalls'),
    proxy: flagAt(map, 'proxy'),
    fips: flagAt(map, 'fips'),
    strictIsolation: textsAt(map, 'strictIsolation') ?? flagAt(map, 'strictIsolation'),
    securityHub: flagAt(map, 'securityHub'),
    endToEndEncryption: textsAt(map, 'endToEndEncryption') ?? flagAt(map, 'endToEndEncryption'),
  })
}

function thresholdsIn(map: MapSyntax | undefined): Thresholds {
  return written<Thresholds>({
    failOn: textAt(map, 'failOn') as Thresholds['failOn'],
    failOnUnknown: flagAt(map, 'failOnUnknown'),
  })
}

function acceptancesIn(map: MapSyntax | undefined, key: 'waivers' | 'decisions', file: FileId): readonly Acceptance[] {
  const kind = key === 'waivers' ? 'waiver' : 'decision'
  return (itemsAt(map, key) ?? []).flatMap((item, index) => {
    if (item.kind !== 'map') return []
    const origin: Origin = { at: 'text', file, start: item.start, end: item.end, field: `${key}[${index}]` }
    const fields = written<Omit<Acceptance, 'kind' | 'origin' | 'trait'>>({
      address: textAt(item, 'address'),
      subject: textAt(item, 'subject'),
      reason: textAt(item, 'reason'),
      owner: textAt(item, 'owner'),
      until: textAt(item, kind === 'waiver' ? 'until' : 'review'),
      within: undefined,
    })
    return [{ kind, trait: textAt(item, 'trait') ?? '', origin, ...fields }]
  })
}
