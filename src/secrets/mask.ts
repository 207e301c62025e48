import { type Secret, secretsIn } from './detector.ts'

/**
 * A text with each secret in it replaced by its kind in single guillemets, e.g. `postgres://shop:‹connection-password›@db`.
 * `name` is what the whole text is the value of, where it has a name. What is replaced stays so: masking twice is masking
 * once.
 */
export function masked(text: string, name?: string): string {
  const secrets = secretsIn(text, name)
  return secrets.length === 0 ? text : replaced(text, 0, secrets)
}

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
