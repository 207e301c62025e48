import { child, type MapEntry, type MapSyntax, type Syntax } from '../../syntax/syntax.ts'
import type { Scope } from '../scope.ts'
import { type At, entryOf, make, moved, type Piece } from './make.ts'

/** A resource of SAM, its properties with the global ones. */
export interface SamResource {
  readonly id: string
  readonly type: string
  readonly entry: MapEntry
  readonly syntax: MapSyntax
  readonly properties: MapSyntax
  /** The place of the whole. */
  readonly at: At
}

/** A property of the resource, with its path. */
export function property({ id, properties }: SamResource, name: string): Syntax | undefined {
  const found = child(properties, name)
  return found && moved(found, `Resources.${id}.Properties.${name}`)
}

/** All properties of the resource, each with its path. */
export function piecesOf(resource: SamResource): Readonly<Record<string, Piece | undefined>> {
  return Object.fromEntries([...resource.properties.entries.keys()].map((name) => [name, property(resource, name)]))
}

/** What a generated resource is like beside its properties. */
interface About {
  readonly at?: At
  /** The name of its condition, where that is not the one of the resource from which it is generated. */
  readonly condition?: string | undefined
}

/** The resources and conditions of a template in the making. */
export class Expansion {
  readonly scope: Scope
  readonly resources = new Map<string, MapEntry>()
  readonly conditions = new Map<string, MapEntry>()
  readonly #declared: ReadonlyMap<string, MapEntry>

  constructor(scope: Scope, declared: ReadonlyMap<string, MapEntry>) {
    this.scope = scope
    this.#declared = declared
  }

  /** The resource itself, as the type that it becomes. */
  become(resource: SamResource, type: string, properties: Piece): void {
    const { id, entry, syntax, at } = resource
    const entries = new Map(syntax.entries)
    entries.set('Type', entryOf(at, type))
    entries.set('Properties', entryOf(at, properties))
    this.resources.set(id, { ...entry, value: { ...syntax, entries } })
  }

  /** A resource that is generated from another one; nothing where the template declares its id already. */
  add(id: string, type: string, properties: Piece, from: SamResource, { at = from.at, condition }: About = {}): void {
    if (this.#declared.has(id)) return
    const { keyStart, keyEnd, file } = from.entry
    const value = make(at, {
      Type: type,
      Condition: condition ?? child(from.syntax, 'Condition'),
      Properties: properties,
    })
    const elsewhere = { field: `Resources.${from.id}`, ...(file !== undefined && { file }) }
    this.resources.set(id, { keyStart, keyEnd, value, ...elsewhere })
  }

  addCondition(name: string, piece: Piece, at: At): void {
    this.conditions.set(name, entryOf(at, piece))
  }

  /** The text of a value, where it is known. */
  textOf(node: Syntax | undefined): string | undefined {
    const value = node && this.scope.evaluate(node, node.field ?? '')
    return value?.is === 'scalar' ? value.text : undefined
  }

  /** Says what the template does that SAM refuses. */
  refuse(says: string, node: Syntax, field: string): void {
    this.scope.report('template-invalid', says, this.scope.place(node, field))
  }
}
