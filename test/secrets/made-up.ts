/**
 * Tokens that look like the real thing and open nothing. They are made at run time, since a scanner of repositories would
 * take the literal for a live one.
 */
const alphabets = {
  mixed: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  hex: '0123456789abcdef',
  digits: '0123456789',
} as const

/** Text of a length out of an alphabet, the same for the same arguments. */
export function random(length: number, of: keyof typeof alphabets = 'mixed', seed = 1): string {
  const alphabet = alphabets[of]
  let state = (seed * 2_654_435_761 + length) >>> 0
  let text = ''
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    text += alphabet[(state >>> 16) % alphabet.length]
  }
  return text
}

/** Pieces of a token, joined. */
export const joined = (...pieces: readonly string[]): string => pieces.join('')

export const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** A private key in PEM, with lines of its own or in one line with `\n` written out. */
export function pem(kind: string, { escaped = false }: { readonly escaped?: boolean } = {}): string {
  const body = [random(64, 'mixed', 11), random(64, 'mixed', 12), random(40, 'mixed', 13)]
  const lines = [`-----BEGIN ${kind}-----`, ...body, `-----END ${kind}-----`]
  return lines.join(escaped ? '\\n' : '\n')
}

/** A JSON Web Token with a claim. */
export function webToken(seed = 1): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ sub: 'shop', iat: 1_700_000_000 }),
    random(43, 'mixed', seed),
  ].join('.')
}

/** A key id as AWS makes them, and AWS's own example of one with its secret key. */
export const awsKeyId = (prefix = 'AKIA', seed = 1): string => joined(prefix, random(16, 'upper', seed))
export const exampleKeyId = joined('AKIA', 'IOSFODNN7', 'EXAMPLE')
export const exampleSecretKey = joined('wJalrXUtnFEMI', '/K7MDENG/', 'bPxRfiCYEXAMPLEKEY')
