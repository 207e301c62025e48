import type { NameSays } from './names.ts'
import { isHole } from './shapes.ts'

/** Switches, states and words for nothing. */
const plainWords = new Set(
  `true false yes no on off y n enable enabled disable disabled none null nil undefined empty unset n/a na auto default
  optional required include omit same-origin plain plaintext basic bearer digest oauth oauth2 oidc saml jwt iam sso cognito
  local remote production prod staging development dev test testing debug info warn error trace strict lax never always
  inherit system env environment file vault aws ssm secretsmanager kms hs256 hs512 rs256 es256 aes-256-gcm aes256
  sha256 sha512 md5 bcrypt argon2`.split(/\s+/),
)

/** References to where a secret is kept. */
const reference =
  /^(?:arn:|\/|\.{1,2}\/|~\/|[a-z]:\\|\{\{resolve:|(?:ssm|secretsmanager|secret|secrets|vault|op|akv|azurekeyvault|gcp|gcpsm|sm|file|s3|gs|aws-sm|aws-ps|awssm|doppler|keeper|bws|env|ref\+[a-z]+):|projects\/[^/]+\/secrets\/|secret\/(?:data\/)?|alias\/|kv\/)/i

/** Text made public on purpose: public keys, certificates, publishable keys. */
const publicText =
  /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-|sk-ssh-|-----BEGIN (?:CERTIFICATE|(?:[A-Z]+ )*PUBLIC KEY|PGP PUBLIC|TRUSTED CERT|X509)|pk_(?:live|test)_)/

/** One-way forms of a password or of a file. */
const hashed =
  /^(?:\$(?:2[abxy]?|5|6|7|y|1|apr1|argon2(?:i|d|id)?|pbkdf2[\w-]*|scrypt)\$|\{S?SHA\d*\}|pbkdf2[:_]|scrypt:|sha(?:1|224|256|384|512)[:-]|md5[:-]|[a-z0-9]+@sha256:)/i

/** What people write where a value belongs that they do not have yet. */
const placeholder =
  /^(?:x{3,}|\*{3,}|\.{3,}|-+|_+|#+|\?+|0+|(?:.*[^a-z])?(?:x{4,}|\*{4,})|(?:your|my|the|some|an?)[-_ .].*|(?:insert|enter|put|add|paste|set|fill|provide|replace|redacted|placeholder|dummy|sample|todo|tbd|fixme|hidden|removed|masked|omitted)(?:[-_ .].*|)|.*[-_ .](?:here|goes[-_ ]here|placeholder|replace[-_ ]?me|change[-_ ]?me|redacted)|replace(?:me|this)|(?:api|access|secret|auth)?[-_]?(?:key|token|secret|password)[-_](?:goes|here|value|placeholder).*)$/i

const changeMe = /^(?:please[-_ ]?)?change(?:[-_ ]?(?:me|it|this|now|password))?!?$/i

const fileName =
  /^[\w.-]+\.(?:pem|key|crt|cer|json|ya?ml|txt|env|ini|conf|cfg|toml|p12|pfx|jks|keystore|properties|sh|js|ts|py|sql|csv|log|html?|xml)$/i
const url = /^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/i
const hostName = /^(?:[a-z0-9_-]+\.)+[a-z]{2,}(?::\d+)?(?:\/[\w./-]*)?$/i
const email = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i
const dateOrVersion = /^v?\d+(?:[.:/-]\d+)+(?:[-+.T ][\w.:+-]*)?Z?$/i
const duration =
  /^\d+(?:\.\d+)?\s*(?:ms|s|sec|secs|seconds|m|min|mins|minutes|h|hrs|hours|d|days|w|weeks|[kmg]i?b?|%)$/i

/** Bits per character, by the text's own frequencies. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** Random text, as a generator of keys makes it: long, of several kinds of characters, without words or structure. */
export function looksRandom(text: string): boolean {
  if (text.length < 20 || /\s/.test(text) || !/\d/.test(text) || !/[A-Za-z]/.test(text)) return false
  if (/^[0-9a-f]+$/i.test(text)) return text.length >= 32 && entropyOf(text) > 3
  if (!/^[A-Za-z0-9+/=_~.-]+$/.test(text)) return false
  return entropyOf(text) > 3.7 && !/[a-z]{8,}/.test(text.replace(/^[a-z]{1,8}[-_]/, ''))
}

/**
 * Is a value that stands under a telling name a secret, and of what kind? Undefined where it is plainly something else.
 *
 * A password may be any text; a token or key has at least to look like one; where the name says only `perhaps`, the value
 * must be random.
 */
export function valueSays(value: string, name: Exclude<NameSays, 'nothing'>): string | undefined {
  const text = value.trim()
  if (text === '' || text.length > 20_000 || isHole(text) || hasOnlyHoles(text)) return undefined
  if (plainWords.has(text.toLowerCase()) || reference.test(text) || publicText.test(text) || hashed.test(text))
    return undefined
  if (url.test(text) || fileName.test(text) || email.test(text)) return undefined
  if (name === 'password') return isPassword(text) ? 'password' : undefined
  if (changeMe.test(text) || placeholder.test(text) || /example/i.test(text)) return undefined
  if (hostName.test(text) || dateOrVersion.test(text) || duration.test(text) || /^-?[\d.,]{1,9}$/.test(text))
    return undefined
  if (name === 'secret') return isToken(text) ? 'token' : undefined
  return looksRandom(text) ? 'random-value' : undefined
}

function isPassword(text: string): boolean {
  if (placeholder.test(text) && !changeMe.test(text)) return false
  return text.length >= 2 && !duration.test(text) && !/\s.*\s.*\s/.test(text)
}

/** Long enough to be one, and no plain word: `supersecretvalue` is one, `bearer` is not. */
function isToken(text: string): boolean {
  if (/\s/.test(text) || text.length < 6) return false
  if (/^[a-z]+$/.test(text)) return text.length >= 10 || /secret|passw|token/.test(text)
  return text.length >= 8 || /\d/.test(text)
}

/** A text made of holes and what joins them holds no secret itself. */
function hasOnlyHoles(text: string): boolean {
  return text.replace(/\$\{[^}]*\}|\{\{[^}]*\}\}|\$\([^)]*\)|%\{[^}]*\}/g, '').replace(/[-_:./@]/g, '') === ''
}
