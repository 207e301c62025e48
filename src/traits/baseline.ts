import { type BaselineEntry, nameIn } from '../model/baseline.ts'
import type { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import { maskOf } from '../secrets/mask.ts'
import { levels } from './level.ts'
import type { Judgement } from './runner.ts'

/** Worse from left to right. */
const order = ['unknown', ...levels] as const

/** The entry of a judgement; undefined for one that nobody has to act on or that somebody accepts. */
export function entryOf(
  { trait, resource, subject, verdict, accepted }: Judgement,
  { secrets }: Estate,
): BaselineEntry | undefined {
  if (accepted || (verdict.is !== 'present' && verdict.is !== 'unknown')) return undefined
  const found = verdict.is === 'present' ? verdict.severity : 'unknown'
  // What is written to a file must not hold a secret that somebody has put into a name.
  const mask = maskOf(secrets.texts)
  const [address, named] = [mask.path(resource.address), mask.text(subject)]
  return { trait: trait.id, type: resource.type, address, subject: named, found }
}

/**
 * Marks the judgements that were there when the baseline was written, unless they have grown worse.
 *
 * An entry is about the resource of its address. Where no resource has that address any more, it is about one of the same
 * type and name that the baseline has under no address: its file was renamed. Each entry serves once.
 */
export class Baseline {
  readonly #estate: Estate
  readonly #path: string
  readonly #byPlace = new Map<string, BaselineEntry>()
  readonly #moved = new Map<string, BaselineEntry[]>()
  readonly #addresses = new Set<string>()
  #left: number

  constructor(entries: readonly BaselineEntry[], estate: Estate, path: string) {
    this.#estate = estate
    this.#path = path
    this.#left = entries.length
    for (const entry of entries) {
      this.#addresses.add(entry.address)
      this.#byPlace.set(keyOf(entry, entry.address), entry)
      if (estate.at(entry.address)) continue
      const key = keyOf(entry, nameIn(entry.address))
      const same = this.#moved.get(key)
      if (same) same.push(entry)
      else this.#moved.set(key, [entry])
    }
  }

  *mark(judgements: Iterable<Judgement>): Generator<Judgement> {
    for (const judgement of judgements) yield this.#has(judgement) ? { ...judgement, known: true } : judgement
  }

  #has(judgement: Judgement): boolean {
    const now = entryOf(judgement, this.#estate)
    if (!now) return false
    const before = this.#byPlace.get(keyOf(now, now.address)) ?? this.#movedFrom(now)
    if (!before) return false
    this.#left--
    return order.indexOf(now.found) <= order.indexOf(before.found)
  }

  #movedFrom(now: BaselineEntry): BaselineEntry | undefined {
    if (this.#addresses.has(now.address)) return undefined
    return this.#moved.get(keyOf(now, nameIn(now.address)))?.shift()
  }

  /** Says how many entries are no longer found; complete once all judgements have been marked. */
  gaps(): readonly Gap[] {
    if (this.#left <= 0) return []
    const entries = this.#left === 1 ? 'One entry of the baseline is' : `${this.#left} entries of the baseline are`
    const says = `${entries} no longer found${this.#estate.gaps.length > 0 ? ' in what could be read' : ''}.`
    return [{ code: 'baseline-stale', says, path: this.#path }]
  }
}

const keyOf = ({ trait, type, subject }: BaselineEntry, place: string) => JSON.stringify([trait, type, place, subject])
