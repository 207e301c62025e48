import { besideHoles, isHole } from './holes.ts'
import type { NameSays } from './names.ts'

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Switches and words for nothing, whatever the name. */
const switches = wordSet(`
  true false yes no on off y n enable enabled disable disabled none null nil undefined empty unset n/a na auto optional
  required always never todo tbd fixme`)

/** What is no token or key that anybody issued: states, stages, ways to sign and to keep secrets. */
const plainWords = wordSet(`
  default include omit same-origin plain plaintext basic bearer digest oauth oauth2 oidc saml jwt iam sso cognito local
  remote production prod staging development dev test testing debug info warn error trace strict lax inherit system env
  environment file vault aws ssm secretsmanager kms hs256 hs512 rs256 es256 aes-256-gcm aes256 sha256 sha512 md5 bcrypt
  argon2 header cookie query`)

/** Words that people choose as secrets although anybody guesses them. */
const weakWords = wordSet('admin changeit changeme default dev guest password root secret test')

/** References to where a secret is kept. */
const reference =
  /^(?:arn:|\.{1,2}\/|~\/|[a-z]:\\|(?:ssm|secretsmanager|secrets?|vault|op|akv|azurekeyvault|gcp|gcpsm|sm|file|s3|gs|aws-sm|aws-ps|awssm|doppler|keeper|bws|env|ref\+[a-z]+):|projects\/[^/]+\/secrets\/|secret\/|alias\/|kv\/)/i

/** A path of a file or of a parameter; a random part makes it a secret that happens to begin with a slash. */
const rootedPath = /^\/[\w.@-]+(?:\/[\w.@-]+)*\/?$/
const wordPath = /^[a-z][a-z_.-]{0,30}\d{0,2}(?:\/[a-z][a-z_.-]{0,30}\d{0,2})+$/

/** Names of things in a program: `process.env.TOKEN`, `var.db_password`. */
const expression =
  /^(?:process\.env|os\.|ENV\[|System\.|(?:var|local|data|module|each|self|this|env|config|settings|args|opts|options|params|props|event|ctx|secrets?|random_\w+|aws_\w+)\.[a-z_])[\w.[\]]*/

/** What says where the secret is: `see-vault`, `set-in-console`. */
const whereabouts =
  /(?:^|[-_ .])(?:see|from|stored[-_ ]in|kept[-_ ]in|set[-_ ]in|managed[-_ ](?:in|by))[-_ .](?:[a-z0-9]{1,20}[-_ .]){0,2}(?:vault|console|wiki|ssm|keychain|secrets?[-_ ]?manager|parameter[-_ ]?store|1password|lastpass|bitwarden)$/i

/** Several names with a value each: what each holds is found by its own name. */
const listOfPairs = /^[A-Za-z][\w.-]*=[^;,&\s]*(?:[;,&\s]+[A-Za-z][\w.-]*=[^;,&\s]*)+;?$/

/** Words that give back a wallet (BIP 39). */
const mnemonic = /^(?:[a-z]{3,8} ){11,23}[a-z]{3,8}$/

/** Text made public on purpose: public keys, certificates, publishable keys. */
const publicText =
  /^(?:ssh-(?:rsa|dss|ed25519) |ecdsa-sha2-|sk-ssh-|-----BEGIN (?:CERTIFICATE|(?:[A-Z]+ )?PUBLIC KEY|PGP PUBLIC|TRUSTED CERT|X509)|pk_(?:live|test)_|pk\.eyJ|pub[0-9a-f]{32}$)/

/** One-way forms of a password or of a file. */
const hashed =
  /^(?:\$(?:2[abxy]?|5|6|7|y|1|apr1|argon2(?:i|d|id)?|pbkdf2[\w-]*|scrypt)\$|\{S?SHA\d*\}|pbkdf2[:_]|scrypt:|sha(?:1|224|256|384|512)[:-]|md5[:-]|[a-z0-9]+@sha256:)/i

/** The name of a variable or of a place to be filled in: `DB_PASSWORD`, `CHANGE_ME_PLEASE`. */
const variable = /^[A-Z]+(?:_[A-Z]+)+$/

/** What people write where a value belongs that they do not have yet. */
const placeholder =
  /^(?:[-_.*#?0]+|x{3,}|.{0,40}(?:x{4,}|\*{4,})|(?:your|the|some|an?|insert|enter|put|add|paste|set|fill|provide|replace)[-_ .][a-z_ .-]*|(?:redacted|placeholder|todo|tbd|fixme|hidden|removed|masked|omitted|replaceme|replacethis)(?:[-_ .].*)?|.*[-_ .](?:here|placeholder|replace[-_ ]?me|redacted))$/i

/** Placeholders of what somebody issues; a password that is called so opens what it is set for. */
const tokenPlaceholder =
  /^(?:my[-_ .].*|(?:.*[-_ .])?(?:change[-_ ]?(?:me|it|this)|dummy|fake|sample|example|mock|foobar|test)(?:[-_ .].*)?|(?:api|access|secret|auth)?[-_]?(?:key|token|secret|password)(?:[-_](?:value|goes|here).*)?)!?$/i

const fileName =
  /^[\w.-]+\.(?:pem|key|crt|cer|json|ya?ml|txt|env|ini|conf|cfg|toml|p12|pfx|jks|keystore|properties|sh|js|ts|py|sql|csv|log|html?|xml)$/i
const url = /^[a-z][a-z0-9+.-]{0,30}:\/\/[^\s@]*$/i
const hostName = /^(?:[a-z0-9_-]+\.)+[a-z]{2,12}(?::\d+)?(?:\/[\w./-]*)?$/
const email = /^[\w.+-]+@[\w-]+\.[\w.-]*[a-z]{2,}$/i
const dateOrVersion = /^v?\d+(?:[.:/-]\d+)+(?:[-+.T ][\w.:+-]*)?Z?$/i
const duration =
  /^\d+(?:\.\d+)?\s*(?:ms|s|sec|secs|seconds|m|min|mins|minutes|h|hrs|hours|d|days|w|weeks|[kmg]i?b?|%)$/i
const number = /^-?[\d.,]{1,9}$/
const structure = /^(?:\{.*\}|\[.*\])$/s
const kmsKey = /^mrk-[0-9a-f]{32}$/
/** The name of a secret among other names: `shop-db-credentials`. */
const nameOfSecret =
  /^(?!my|super|.*(?:jwt|session|cookie))[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*[-_.](?:credentials?|creds|secrets?|passwords?)$/

/** A user and a password, joined as HTTP's Basic scheme wants them. */
const pair = /^[\w.@+-]{1,100}:(?!\d{1,5}$)(?!\/\/)[^\s:=]{3,}$/

/** Words by which a sentence is told from a passphrase. */
const sentence = /^[A-Z][a-z]+ (?:[a-z]+ ){2}|\b(?:the|an?|of|for|must|is|are|be|to|your|with|from|in|not|and|or)\b/

/** Values longer than this are documents; what they hold is found by its form. */
const maxLength = 20_000

/** Bits per character, by the text's own frequencies. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** Random text, as a generator of keys makes it: long, of several kinds of characters, without words or structure. */
export function looksRandom(text: string): boolean {
  if (text.length < 20 || !/\d/.test(text) || !/[A-Za-z]/.test(text)) return false
  if (/^[0-9a-f]+$/i.test(text)) return text.length >= 32 && entropyOf(text) > 3
  if (!/^[A-Za-z0-9+/=_~.-]+$/.test(text)) return false
  return entropyOf(text) > 3.7 && !/[a-z]{8,}/.test(text.replace(/^[a-z]{1,8}[-_]/, ''))
}

/** Base64 of `user:password`, as HTTP's Basic scheme and Docker's configuration have it. */
export function isBasicPair(text: string): boolean {
  return /^[\x21-\x39\x3b-\x7e]{1,100}:[\x20-\x7e]{1,200}$/.test(Buffer.from(text, 'base64').toString('latin1'))
}

/**
 * Is a value that stands under a telling name a secret, and of what kind? Undefined where it is plainly something else.
 *
 * A password may be any text; a token or key has at least to look like one; where the name says only `perhaps`, the value
 * must be random.
 */
export function valueSays(value: string, name: Exclude<NameSays, 'nothing'>): string | undefined {
  const text = value.trim()
  if (text === '' || text.length > maxLength || switches.has(text.toLowerCase())) return undefined
  if (isPlainly(text)) return undefined
  const literal = besideHoles(text)
  if (literal !== text && !(/\d/.test(literal) && literal.length >= 8)) return undefined
  switch (name) {
    case 'password':
      return isPassword(text) ? 'password' : undefined
    case 'secret':
      return isSecret(text) ? 'secret' : undefined
    case 'token':
      return isToken(text) ? 'token' : undefined
    case 'pair':
      return pair.test(text) || isBasicPair(text) || looksRandom(text) || isStrong(text) ? 'credentials' : undefined
    case 'perhaps':
      return (looksRandom(text) && !kmsKey.test(text)) || mnemonic.test(text) ? 'random-value' : undefined
  }
}

/** References, holes, hashes and public text: no secret whatever the name says. */
function isPlainly(text: string): boolean {
  return (
    isHole(text) ||
    placeholder.test(text) ||
    whereabouts.test(text) ||
    listOfPairs.test(text) ||
    variable.test(text) ||
    reference.test(text) ||
    wordPath.test(text) ||
    (rootedPath.test(text) && !looksRandom(text.slice(1))) ||
    expression.test(text) ||
    publicText.test(text) ||
    hashed.test(text) ||
    url.test(text) ||
    fileName.test(text) ||
    email.test(text) ||
    duration.test(text) ||
    structure.test(text)
  )
}

/** What nobody calls a way to authenticate. */
const isStrong = (text: string): boolean =>
  /^[\w!#$%^*?~+.-]{8,100}$/.test(text) && /[A-Za-z]/.test(text) && /\d/.test(text) && /[!#$%^*?~]/.test(text)

const isSentence = (text: string): boolean => /\s\S+\s/.test(text) && sentence.test(text)

const isPassword = (text: string): boolean => text.length >= 2 && !isSentence(text)

function isSecret(text: string): boolean {
  const lower = text.toLowerCase()
  if (weakWords.has(lower)) return true
  if (plainWords.has(lower) || isOrdinary(text) || nameOfSecret.test(text) || isSentence(text)) return false
  return text.length >= 6
}

function isToken(text: string): boolean {
  if (/\s/.test(text) || text.length < 6) return false
  if (plainWords.has(text.toLowerCase()) || isOrdinary(text) || tokenPlaceholder.test(text) || nameOfSecret.test(text))
    return false
  if (/\d/.test(text)) return true
  return /^[A-Za-z]+$/.test(text) ? text.length >= 10 : text.length >= 24 || /secret|super|passw/i.test(text)
}

const isOrdinary = (text: string): boolean =>
  number.test(text) || (text.length < 30 && dateOrVersion.test(text)) || hostName.test(text)
