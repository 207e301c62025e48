import { type BaselineEntry, fileIn, nameIn } from '../model/baseline.ts'
import type { Estate } from '../model/estate.ts'
import type { Gap } from '../model/gap.ts'
import { type Mask, maskOf } from '../secrets/mask.ts'
import type { Offence } from './answer.ts'
import { levels } from './level.ts'
import { isOpen, notesOf, type Open, offencesOf, settle, settledOf, withRest } from './offences.ts'
import type { Judgement } from './runner.ts'

/** Worse from left to right. */
const order = ['unknown', ...levels] as const

/** The entries of a judgement: one for each offence that nobody accepts, and for what may be one more. */
export function entriesOf(judgement: Judgement, estate: Estate): readonly BaselineEntry[] {
  if (!isOpen(judgement) || judgement.accepted) return []
  const { trait, resource, subject, verdict } = judgement
  const settled = settledOf(judgement)
  const mask = maskOf(estate.secrets.texts)
  const entries = offencesOf(judgement).flatMap((offence, index) => {
    const one = settled[index]
    return one && 'accepted' in one ? [] : [entryOf(offence, judgement, mask)]
  })
  if (verdict.is !== 'present' || !verdict.rest) return entries
  return [...entries, ...entriesOf({ trait, resource, subject, verdict: verdict.rest }, estate)]
}

function entryOf(offence: Offence, judgement: Open, mask: Mask): BaselineEntry {
  const { trait, resource, subject, verdict } = judgement
  const notes = notesOf(judgement)
  const says = offence.notes.flatMap((index) => notes[index] ?? []).map((note) => mask.sentence(note.key ?? note.says))
  // Where a file is renamed, so is what it holds in every sentence.
  const path = fileIn(resource.address)
  const text = path === undefined ? says.join(' ') : says.join(' ').replaceAll(`${path}#`, '#')
  return {
    trait: trait.id,
    type: resource.type,
    // What is written to a file must not hold a secret that somebody has put into a name.
    address: mask.path(resource.address),
    subject: mask.text(subject),
    offence: text,
    found: verdict.is === 'present' ? (offence.severity ?? trait.severity) : 'unknown',
  }
}

/** Which files a scan has looked at, and which are there besides. */
export interface Scanned {
  isScanned(path: string): boolean
  exists(path: string): boolean
}

/**
 * Marks the judgements, or offences of them, that were there when the baseline was written, unless they have grown worse.
 *
 * An entry is about the resource of its address. Where no resource has that address any more, it is about one of the same
 * type and name that the baseline has under no address: its file was renamed. Of a file that is there and was not looked at
 * nobody can say so. Each entry serves once.
 */
export class Baseline {
  readonly #estate: Estate
  readonly #path: string
  readonly #scanned: Scanned
  readonly #byPlace = new Map<string, BaselineEntry[]>()
  readonly #moved = new Map<string, BaselineEntry[]>()
  readonly #addresses = new Set<string>()
  readonly #left: Set<BaselineEntry>

  constructor(entries: readonly BaselineEntry[], estate: Estate, path: string, scanned: Scanned) {
    this.#estate = estate
    this.#path = path
    this.#scanned = scanned
    this.#left = new Set(entries)
    for (const entry of entries) {
      const { address } = entry
      this.#addresses.add(address)
      push(this.#byPlace, keyOf(entry, address), entry)
      const file = fileIn(address)
      const isElsewhere = file !== undefined && !scanned.isScanned(file) && scanned.exists(file)
      if (!estate.at(address) && !isElsewhere) push(this.#moved, keyOf(entry, nameIn(address)), entry)
    }
  }

  *mark(judgements: Iterable<Judgement>): Generator<Judgement> {
    for (const judgement of judgements) {
      if (!isOpen(judgement)) yield judgement
      else yield* withRest(this.#marked(judgement), (rest) => this.#marked(rest))
    }
  }

  #marked(judgement: Open): Open {
    const offences = offencesOf(judgement)
    const settled = settledOf(judgement).map((one, index) => {
      const offence = offences[index]
      return (
        one ??
        (offence && this.#has(entryOf(offence, judgement, maskOf(this.#estate.secrets.texts)))
          ? { known: true as const }
          : undefined)
      )
    })
    return settle(judgement, settled)
  }

  #has(now: BaselineEntry): boolean {
    const before = this.#byPlace.get(keyOf(now, now.address))?.shift() ?? this.#movedFrom(now)
    if (!before) return false
    this.#left.delete(before)
    return order.indexOf(now.found) <= order.indexOf(before.found)
  }

  #movedFrom(now: BaselineEntry): BaselineEntry | undefined {
    if (this.#addresses.has(now.address)) return undefined
    return this.#moved.get(keyOf(now, nameIn(now.address)))?.shift()
  }

  /**
   * Says how many entries are no longer found, of those whose file was looked at; complete once all judgements have been
   * marked.
   */
  gaps(): readonly Gap[] {
    const left = [...this.#left].filter(({ address }) => this.#isLookedAt(address)).length
    if (left === 0) return []
    const entries = left === 1 ? 'One entry of the baseline is' : `${left} entries of the baseline are`
    const says = `${entries} no longer found${this.#estate.gaps.length > 0 ? ' in what could be read' : ''}.`
    return [{ code: 'baseline-stale', says, path: this.#path }]
  }

  #isLookedAt(address: string): boolean {
    const file = fileIn(address)
    return this.#estate.at(address) !== undefined || (file !== undefined && this.#scanned.isScanned(file))
  }
}

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const same = into.get(key)
  if (same) same.push(value)
  else into.set(key, [value])
}

const keyOf = ({ trait, type, subject, offence }: BaselineEntry, place: string) =>
  JSON.stringify([trait, type, place, subject, offence])
