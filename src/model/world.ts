import { Answers, type Assumption, type Choice, type ChoiceId } from './choice.ts'
import type { Estate } from './estate.ts'
import type { Origin } from './origin.ts'
import type { Resource, ResourceType } from './resource.ts'
import type { Entries, Fields, List, Struct, Target, ValueOf } from './shape.ts'
import { type Absent, type Guard, leavesOf, type Read, type Slot, type Unknown } from './slot.ts'
import { showText } from './text.ts'

/** The known items of a list in one world, each under its key, and the items (or the whole list) that are unknown. */
export interface Items<T> {
  readonly items: readonly Item<T>[]
  readonly unknown: readonly Unknown[]
}

export interface Item<T> {
  readonly key: string
  readonly value: T
  /** The choices on which it depends that there is this item; only while a world traces them. */
  readonly on?: ReadonlySet<ChoiceId>
}

type ItemOf<V> = V extends List<infer T> ? T : never
type EntryOf<V> = V extends Entries<infer T> ? T : never
type TargetTypeOf<V> = V extends Target<infer T> ? Extract<T, ResourceType> : never

/**
 * One way in which everything undecided may turn out: every read inside it is consistent with every other.
 *
 * A choice is settled when it is first read; choices about the same variable follow from it.
 */
export class World {
  readonly estate: Estate
  #script: readonly boolean[] = []
  #trace: Set<ChoiceId> | undefined
  #fixed: ReadonlyMap<ChoiceId, boolean> | undefined
  #open: Map<ChoiceId, Choice> | undefined
  readonly #taken: Assumption[] = []
  readonly #answers = Answers.none()

  #items = new Map<unknown, Items<unknown>>()
  #once = new Map<unknown, Map<unknown, unknown>>()
  readonly #ofEstate = new Map<unknown, unknown>()
  #hasDecided = false

  constructor(estate: Estate) {
    this.estate = estate
  }

  /** Was anything assumed? Without assumptions a world is the only one, and may be used for more than one question. */
  get isAssumed(): boolean {
    return this.#taken.length > 0
  }

  /** What a function says about a resource in this world, computed once until the world is asked to forget. */
  once<V>(kind: unknown, about: unknown, make: () => V): V {
    if (this.#trace) return make()
    let known = this.#once.get(kind)
    if (!known) {
      known = new Map()
      this.#once.set(kind, known)
    }
    return remembered(known, about, make)
  }

  /** What a function says about the estate as a whole: once for all worlds where it meets no choice, else once a world. */
  onceForEstate<V>(kind: unknown, make: (world: World) => V): V {
    const everywhere = remembered(
      inEveryWorld,
      this.estate,
      () => new Map<unknown, { readonly value: V } | undefined>(),
    )
    const same = remembered(everywhere, kind, () => {
      const unassumed = new World(this.estate)
      const value = make(unassumed)
      return unassumed.#hasDecided ? undefined : { value }
    })
    return same ? same.value : remembered(this.#ofEstate, kind, () => make(this))
  }

  /** Drops what is remembered about resources: it serves one of them and would only take memory afterwards. */
  forget(): void {
    this.#items = new Map()
    this.#once = new Map()
  }

  /** What a function gives, and, while this world traces them, the choices that it reads. */
  traced<V>(run: () => V): { readonly value: V; readonly on?: ReadonlySet<ChoiceId> } {
    if (!this.#trace) return { value: run() }
    const outer = this.#trace
    const on = new Set<ChoiceId>()
    this.#trace = on
    const value = run()
    this.#trace = outer
    for (const id of on) outer.add(id)
    return { value, on }
  }

  /** What was assumed in this world; empty where nothing was undecided. */
  get assumptions(): readonly Assumption[] {
    return this.#taken
  }

  /** The choices that were read while this world traced them. */
  get choicesRead(): ReadonlySet<ChoiceId> {
    return this.#trace ?? new Set()
  }

  /** What was assumed of these choices. */
  assumptionsAbout(ids: readonly ChoiceId[]): readonly Assumption[] {
    return this.#taken.filter(({ choice }) => ids.includes(choice.id))
  }

  /** The choices that were met and are left open, each once; none but in a world of `leavingOpen`. */
  get open(): readonly Choice[] {
    return [...(this.#open?.values() ?? [])]
  }

  /** How one choice turns out in this world; undefined where it is left open. */
  answer(id: ChoiceId): boolean | undefined {
    return this.#decide(id)
  }

  /** The value of a slot. */
  settle<T>(slot: Slot<T>): Read<T> {
    let here = slot
    while (here.is === 'choice') {
      const answer = this.#decide(here.on)
      if (answer === undefined) return this.#undecided(here, here.on)
      here = answer ? here.yes : here.no
    }
    return here
  }

  /** Does the resource exist in this world? Where that is left open, it does. */
  exists(resource: { readonly guard: Guard }): boolean {
    return this.#mayBe(resource.guard)
  }

  /** Does the resource exist in this world, whatever is left open? */
  certainlyExists(resource: { readonly guard: Guard }): boolean {
    return this.#mustBe(resource.guard)
  }

  #mayBe(guard: Guard): boolean {
    if (typeof guard === 'boolean') return guard
    const answer = this.#decide(guard.on)
    if (answer === undefined) return this.#mayBe(guard.yes) || this.#mayBe(guard.no)
    return this.#mayBe(answer ? guard.yes : guard.no)
  }

  #mustBe(guard: Guard): boolean {
    if (typeof guard === 'boolean') return guard
    const answer = this.#decide(guard.on)
    if (answer === undefined) return this.#mustBe(guard.yes) && this.#mustBe(guard.no)
    return this.#mustBe(answer ? guard.yes : guard.no)
  }

  #undecided(slot: Slot<unknown>, id: ChoiceId): Unknown {
    const [first] = leavesOf(slot)
    const says = this.estate.choices[id]?.yes ?? ''
    if (!first) throw new Error(`choice ${id} decides nothing`)
    return { is: 'unknown', why: { because: 'undecided', says }, origin: first.origin }
  }

  /** A field of a structure. Absent where nothing was written, with AWS's default if it has one. */
  read<F extends Fields, K extends keyof F & string>(struct: Struct<F>, field: K): Read<ValueOf<F[K]>> {
    const slot = struct.slots[field]
    if (slot !== undefined) {
      const read = this.settle(slot)
      if (read.is !== 'absent') return read
    }
    return new NotWritten(struct, struct.shape.fields[field]?.default as ValueOf<F[K]> | undefined)
  }

  /** The items of a list field; none where it is absent. */
  items<F extends Fields, K extends keyof F & string>(struct: Struct<F>, field: K): Items<ItemOf<ValueOf<F[K]>>> {
    type T = ItemOf<ValueOf<F[K]>>
    const list = this.read(struct, field)
    if (list.is === 'absent') return none
    if (list.is === 'unknown') return { items: [], unknown: [list] }
    const known = this.#trace ? undefined : this.#items.get(list.value)
    if (known) return known as Items<T>
    const items: Item<T>[] = []
    const unknown: Unknown[] = []
    for (const [index, slot] of (list.value as List<T>).items.entries()) {
      const traced = this.#trace && this.traced(() => this.settle(slot))
      const item = traced ? traced.value : this.settle(slot)
      if (item.is === 'unknown') unknown.push(item)
      else if (item.is === 'known') {
        const key = this.#keyOf(item.value, index)
        items.push(traced?.on ? { key, value: item.value, on: traced.on } : { key, value: item.value })
      }
    }
    const settled = { items, unknown }
    this.#items.set(list.value, settled)
    return settled
  }

  /** The entries of a map field, by name; none where it is absent. */
  entries<F extends Fields, K extends keyof F & string>(
    struct: Struct<F>,
    field: K,
  ): { readonly entries: ReadonlyMap<string, Read<EntryOf<ValueOf<F[K]>>>>; readonly unknown: readonly Unknown[] } {
    type T = EntryOf<ValueOf<F[K]>>
    const read = this.read(struct, field)
    const entries = new Map<string, Read<T>>()
    if (read.is === 'absent') return { entries, unknown: [] }
    if (read.is === 'unknown') return { entries, unknown: [read] }
    for (const [name, slot] of (read.value as Entries<T>).entries) {
      const value = this.settle(slot)
      if (value.is !== 'absent') entries.set(name, value)
    }
    return { entries, unknown: [] }
  }

  /** The resource that a reference field names: unknown where it is not in the scan. */
  follow<F extends Fields, K extends keyof F & string>(
    struct: Struct<F>,
    field: K,
  ): Read<Resource<TargetTypeOf<ValueOf<F[K]>>>> {
    type T = TargetTypeOf<ValueOf<F[K]>>
    const read = this.read(struct, field)
    if (read.is === 'absent') return { is: 'absent', origin: read.origin }
    if (read.is === 'unknown') return read
    const target = read.value as Target<T>
    const resource = this.estate.resolve(target) as Resource<T> | undefined
    if (resource && this.exists(resource)) return { is: 'known', value: resource, origin: read.origin }
    const name = target.text ?? target.name ?? field
    return { is: 'unknown', why: { because: 'not-scanned', name }, origin: read.origin }
  }

  /** What a structure is called among its siblings: its key field where that is known, else its index. */
  #keyOf(value: unknown, index: number): string {
    if (typeof value === 'object' && value !== null && 'shape' in value) {
      const item = value as Struct
      const field = item.shape.key?.[0]
      const key = field === undefined ? undefined : this.read(item, field)
      if (key?.is === 'known') {
        if (typeof key.value === 'string' || typeof key.value === 'number') return String(key.value)
        const target = key.value as Target
        return target.text ?? target.address ?? `[${index}]`
      }
      if (key?.is === 'unknown' && key.parts) return showText(key.parts)
    }
    return `[${index}]`
  }

  #decide(id: ChoiceId): boolean | undefined {
    this.#hasDecided = true
    this.#trace?.add(id)
    const choice = this.estate.choices[id]
    if (!choice) throw new Error(`choice ${id} is not in the estate`)
    const implied = this.#answers.impliedFor(choice)
    if (implied !== undefined) return implied
    if (this.#open) {
      this.#open.set(id, choice)
      return undefined
    }
    const answer = this.#fixed ? (this.#fixed.get(id) ?? true) : (this.#script[this.#taken.length] ?? true)
    this.#taken.push({ choice, answer })
    this.#answers.add(choice, answer)
    return answer
  }

  /** A world in which these choices have these answers, as far as they can, and every other one yes; it traces what is read. */
  static with(estate: Estate, answers: ReadonlyMap<ChoiceId, boolean>): World {
    const world = new World(estate)
    world.#fixed = answers
    world.#trace = new Set()
    return world
  }

  /** A world in which these answers are given and all else is left open: what it decides is unknown, what may exist does. */
  static leavingOpen(estate: Estate, given: readonly Assumption[]): World {
    const world = new World(estate)
    for (const { choice, answer } of given) world.#answers.add(choice, answer)
    world.#open = new Map()
    return world
  }

  /**
   * Runs `see` in every world that it can tell apart, and hands each result with the world's assumptions.
   *
   * Cost: one run per combination of the choices that `see` really reads. False when `limit` runs were not enough; the
   * results handed over until then are some of the worlds only.
   */
  static every<T>(
    estate: Estate,
    limit: number,
    see: (world: World) => T,
    take: (result: T, world: World) => void,
  ): boolean {
    let script: readonly boolean[] = []
    for (let run = 0; run < limit; run++) {
      const world = new World(estate)
      world.#script = script
      take(see(world), world)
      const answers = world.#taken.map(({ answer }) => answer)
      const last = answers.lastIndexOf(true)
      if (last === -1) return true
      script = [...answers.slice(0, last), false]
    }
    return false
  }
}

/** What is the same in every world of an estate, by the function that says so. */
const inEveryWorld = new WeakMap<Estate, Map<unknown, unknown>>()

interface Memory<K> {
  has(key: K): boolean
  get(key: K): unknown
  set(key: K, value: unknown): unknown
}

function remembered<K, V>(known: Memory<K>, key: K, make: () => V): V {
  if (known.has(key)) return known.get(key) as V
  const value = make()
  known.set(key, value)
  return value
}

/** A field that is not written. Most are not, and few are asked for their place: it is found when it is. */
class NotWritten<T> implements Absent<T> {
  readonly is = 'absent'
  readonly default: T | undefined
  readonly owner: Struct | Resource

  constructor(owner: Struct | Resource, declared: T | undefined) {
    this.default = declared
    this.owner = owner
  }

  get origin(): Origin {
    return placeOf(this.owner)
  }
}

const none: Items<never> = { items: [], unknown: [] }

/** Where a structure is named, for people to find it: its name, its key field, else where it begins. */
export function placeOf(struct: Struct | Resource): Origin {
  if ('place' in struct) return struct.place
  const key = struct.shape.key?.[0]
  const slot = key === undefined ? undefined : struct.slots[key]
  return slot && slot.is !== 'choice' ? slot.origin : struct.origin
}
