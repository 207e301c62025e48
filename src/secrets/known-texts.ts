import type { Secret } from './secret.ts'

/** Letters by which texts are told from one another before they are compared. */
const lead = 6

/** Finds texts that are known to be secret wherever they stand. A search looks at each character of a text once. */
export class KnownTexts {
  /** How long the texts with these first letters are, the longest first. */
  readonly #lengths = new Map<string, readonly number[]>()
  readonly #kinds = new Map<string, string>()
  /** The pairs of letters that some text begins with. */
  readonly #pairs = new Uint8Array(1 << 16)
  #shortest = Number.POSITIVE_INFINITY

  /** Each text with its kind; those of fewer letters than six are left out. */
  constructor(texts: Iterable<readonly [text: string, kind: string]>) {
    for (const [text, kind] of texts) {
      if (text.length < lead) continue
      const key = text.slice(0, lead)
      const lengths = this.#lengths.get(key) ?? []
      if (!lengths.includes(text.length))
        this.#lengths.set(
          key,
          [...lengths, text.length].sort((a, b) => b - a),
        )
      this.#kinds.set(text, kind)
      this.#pairs[pairAt(text, 0)] = 1
      this.#shortest = Math.min(this.#shortest, text.length)
    }
  }

  /** Sorted, and apart. */
  in(text: string): readonly Secret[] {
    const found: Secret[] = []
    for (let at = 0; at + this.#shortest <= text.length; at++) {
      if (this.#pairs[pairAt(text, at)] === 0) continue
      const hit = this.#at(text, at)
      if (!hit) continue
      found.push(hit)
      at = hit.end - 1
    }
    return found
  }

  #at(text: string, start: number): Secret | undefined {
    for (const length of this.#lengths.get(text.slice(start, start + lead)) ?? []) {
      const end = start + length
      const kind = end <= text.length ? this.#kinds.get(text.slice(start, end)) : undefined
      if (kind !== undefined) return { kind, start, end }
    }
    return undefined
  }
}

const pairAt = (text: string, at: number) => ((text.charCodeAt(at) << 7) ^ text.charCodeAt(at + 1)) & 0xffff
