import type { KnownSecrets, SecretPlace } from '../model/known-secrets.ts'
import type { FileId } from '../model/origin.ts'
import { secretsIn } from '../secrets/detector.ts'

/** Texts that are kept, and how long each may be: a longer one is a document, and what it holds is found by itself. */
const maxTexts = 20_000
const maxLength = 2_000
/** What is shorter stands in too many other words. */
const minLength = 6

/** Words that everybody tries first, or that name a program: to hide them elsewhere would hide the names of things. */
const guessed = new Set(
  `administrator airflow apache cassandra changeit changeme clickhouse database default elastic elasticsearch example
  gitlab grafana influxdb jenkins keycloak localhost mariadb memcached minioadmin mongodb nextcloud opensearch oracle
  passwd password postgres postgresql prometheus rabbitmq secret secrets sonarqube string username wordpress`.split(
    /\s+/,
  ),
)

const plainWord = /^[A-Za-z]{6,30}$/
const holes = /\$\{[^}]{0,200}\}|\{\{[^}]{0,200}\}\}/

/** Where a text stands in a file. */
export interface Place {
  readonly file: FileId
  readonly start: number
  readonly end: number
}

/** The secrets of an estate in the making. */
export class FoundSecrets implements KnownSecrets {
  readonly #texts = new Map<string, string>()
  readonly #places = new Map<FileId, SecretPlace[]>()
  /** Plain words that files write where nothing tells of a secret. */
  readonly #open = new Set<string>()
  #known: ReadonlyMap<string, string> | undefined

  /** Complete once all files have been read. */
  get texts(): ReadonlyMap<string, string> {
    this.#known ??= new Map([...this.#texts].filter(([text]) => !guessed.has(text) && !this.#open.has(text)))
    return this.#known
  }

  in(file: FileId): readonly SecretPlace[] {
    return (this.#places.get(file) ?? []).sort((one, other) => one.start - other.start)
  }

  /** Adds what is secret in a text by the first of its names that says so. False where nothing is. */
  addNamed(text: string, names: readonly string[], place?: Place): boolean {
    for (const name of names) {
      const found = secretsIn(text, name)
      const [first] = found
      if (!first) continue
      for (const { kind, start, end } of found) this.#addText(text.slice(start, end), kind)
      if (first.end - first.start === text.length) this.#addPlace(first.kind, place)
      return true
    }
    return false
  }

  /** Adds a text that is never shown, whatever it is. */
  addWhole(text: string, kind: string, place?: Place): void {
    this.#addText(text, kind)
    this.#addPlace(kind, place)
  }

  /** Hears of a text that stands where nothing tells of a secret: a plain word that is there is none elsewhere. */
  addOpen(text: string): void {
    if (plainWord.test(text) && this.#open.size < maxTexts) this.#open.add(text)
  }

  /** Of a text with holes the pieces are added: nobody knows it as a whole. */
  #addText(text: string, kind: string): void {
    for (const piece of text.split(holes)) {
      const known = piece.trim()
      if (known.length < minLength || known.length > maxLength || this.#texts.size >= maxTexts) continue
      // Words that AWS has of its own are compared in lower case.
      for (const form of [known, known.toLowerCase()]) if (!this.#texts.has(form)) this.#texts.set(form, kind)
    }
  }

  #addPlace(kind: string, place: Place | undefined): void {
    if (!place || place.start === place.end) return
    const { file, start, end } = place
    const places = this.#places.get(file)
    if (places) places.push({ kind, start, end })
    else this.#places.set(file, [{ kind, start, end }])
  }
}
