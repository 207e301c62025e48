import type { Secret } from './secret.ts'

/** Letters by which texts are told from one another before they are compared. */
const lead = 6

/** Finds texts that are known to be secret wherever they stand. A search looks at each character of a text once. */
export class KnownTexts {
  /** By their first letters, the longest first. */
  readonly #byLead = new Map<string, { readonly text: string; readonly kind: string }[]>()
  /** The pairs of letters that some text begins with. */
  readonly #pairs = new Uint8Array(1 << 16)
  #shortest = Number.POSITIVE_INFINITY

  /** Each text with its kind; those of fewer letters than six are left out. */
  constructor(texts: Iterable<readonly [text: string, kind: string]>) {
    for (const [text, kind] of texts) {
      if (text.length < lead) continue
      const key = text.slice(0, lead)
      const same = this.#byLead.get(key)
      if (same) same.push({ text, kind })
      else this.#byLead.set(key, [{ text, kind }])
      this.#pairs[pairAt(text, 0)] = 1
      this.#shortest = Math.min(this.#shortest, text.length)
    }
    for (const same of this.#byLead.values()) same.sort((one, other) => other.text.length - one.text.length)
  }

  /** Sorted, and apart. */
  in(text: string): readonly Secret[] {
    const found: Secret[] = []
    for (let at = 0; at + this.#shortest <= text.length; at++) {
      if (this.#pairs[pairAt(text, at)] === 0) continue
      const hit = this.#byLead.get(text.slice(at, at + lead))?.find((known) => text.startsWith(known.text, at))
      if (!hit) continue
      found.push({ kind: hit.kind, start: at, end: at + hit.text.length })
      at += hit.text.length - 1
    }
    return found
  }
}

const pairAt = (text: string, at: number) => ((text.charCodeAt(at) << 7) ^ text.charCodeAt(at + 1)) & 0xffff
