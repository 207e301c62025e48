import { apart, secretsIn, tokensIn } from './detector.ts'
import { KnownTexts } from './known-texts.ts'
import type { Secret } from './secret.ts'

/**
 * A text with each secret in it replaced by its kind in single guillemets, e.g. `postgres://shop:‹connection-password›@db`.
 * `name` is what the whole text is the value of, where it has a name. What is replaced stays so: masking twice is masking
 * once.
 */
export function masked(text: string, name?: string): string {
  let shown = text
  // What was hidden in an address may leave the address as the value of a name: a few rounds settle it.
  for (let round = 0; round < maxRounds; round++) {
    const next = replaced(shown, 0, secretsIn(shown, name))
    if (next === shown) break
    shown = next
  }
  return shown
}

const maxRounds = 4

/** A piece of a longer text, `[from, from + piece.length)`, with the secrets of the longer text replaced. */
export function replaced(piece: string, from: number, secrets: readonly Secret[]): string {
  let shown = ''
  let at = 0
  for (const { kind, start, end } of secrets) {
    const [first, last] = [start - from, end - from]
    if (last <= at || Math.max(first, at) >= piece.length) continue
    shown += `${piece.slice(at, Math.max(first, at))}‹${kind}›`
    at = last
  }
  return shown + piece.slice(at)
}

/** Texts of one report repeat; what became of the last ones is kept. */
const maxKept = 20_000

/**
 * Hides secrets in what the program writes: those that it finds there, and those that it knows from elsewhere.
 *
 * A text of an input may be anything, so all of it is searched. In a sentence of the program only what it quotes is: its own
 * words read like secrets now and then (`AWS_SECRET_ACCESS_KEY holds …`), and are none. What stands outside of quotation
 * marks and is a secret all the same is known, or has the form of one.
 */
export class Mask {
  readonly #known: KnownTexts
  readonly #texts = new Map<string, string>()
  readonly #paths = new Map<string, string>()
  readonly #sentences = new Map<string, string>()

  constructor(known: ReadonlyMap<string, string>) {
    this.#known = new KnownTexts(known)
  }

  /** A text that is of an input as a whole: a name, a reason, a line of a file. */
  text(text: string): string {
    return kept(this.#texts, text, () => replaced(text, 0, apart([...secretsIn(text), ...this.#known.in(text)])))
  }

  /**
   * A path, or the address of a resource in a file. What is secret in one of its parts hides no other part, so that those
   * beside it stay apart.
   */
  path(path: string): string {
    return kept(this.#paths, path, () => {
      const known = this.#known.in(path)
      if (known.length === 0 && secretsIn(path).length === 0) return path
      return replaced(path, 0, apart([...tokensIn(path), ...known]))
        .split(/([/#])/)
        .map((part) => masked(part))
        .join('')
    })
  }

  /** A sentence of the program. */
  sentence(says: string): string {
    return kept(this.#sentences, says, () => {
      const [from, to] = [says.indexOf('"'), says.lastIndexOf('"')]
      const isQuoted = ({ start, end }: Secret) => start > from && end <= to
      const all = secretsIn(says)
      const found = all.filter((secret) => isQuoted(secret) || says[secret.start - 1] === '=')
      const tokens = all.length === 0 ? all : tokensIn(says)
      const known = this.#known.in(says).filter((secret) => isQuoted(secret) || !isWord(says, secret))
      return replaced(says, 0, apart([...found, ...tokens, ...known]))
    })
  }
}

/** A plain word, which may be the program's own. */
const isWord = (text: string, { start, end }: Secret): boolean => /^\p{L}+$/u.test(text.slice(start, end))

function kept(texts: Map<string, string>, text: string, make: () => string): string {
  let known = texts.get(text)
  if (known === undefined) {
    known = make()
    if (texts.size >= maxKept) texts.clear()
    texts.set(text, known)
  }
  return known
}

const masks = new WeakMap<ReadonlyMap<string, string>, Mask>()

/** The mask for what is known to be secret; the same one for the same texts. */
export function maskOf(known: ReadonlyMap<string, string>): Mask {
  let mask = masks.get(known)
  if (!mask) {
    mask = new Mask(known)
    masks.set(known, mask)
  }
  return mask
}
