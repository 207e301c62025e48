/**
 * What a name says of its value.
 *
 * - `password`: a password, which may be any text.
 * - `secret`: a secret that whoever runs the program makes up, such as one that signs sessions: `changeme` works as one.
 * - `token`: a token or key that somebody issued: it looks like one, or is a placeholder.
 * - `pair`: a user and a password, or how to authenticate.
 * - `perhaps`: a secret only where the value is random text.
 */
export type NameSays = 'password' | 'secret' | 'token' | 'pair' | 'perhaps' | 'nothing'

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words after which the value speaks about a secret instead of being one: `TOKEN_URL`, `PASSWORD_MIN_LENGTH`. */
const aboutWords = wordSet(`
  account address age algo algorithm alias allowed arn arns attempts attribute attributes audience aud backend bucket cache chain
  change changed chars check checksum claim class client column complexity contract count created date days dir directory digest
  disabled driver duration enable enabled encoder encoding endpoint endpoints env environment exchange exists expiration
  expire expired expires expiry field fields file filename filenames files filter fingerprint flow folder format from
  generator grace grant group handler hash hashed hasher header headers hint hook host hostname hosts hours id identifier ids in
  index interval issued issuer iterations kid kind label leeway length less level lifetime limit link list location login
  manager max method metadata min minimum minutes mode name namespace names objects page param parameter parameters params
  path paths pattern period plugin policy pool port prefix prompt provider providers public querystring quota rate realm
  ref reference refresh regex region renewal request required requirements reset response retention retries retry reuse
  revoked role rotate rotated rotation rounds rule rules scan scanning scheme scope scopes seconds selector server service
  sha sha1 sha256 sha512 md5 size source ssm stage stdin status store storage strategy strength suffix table template threshold
  thumbprint timeout title ttl type types uri uris url urls usage use used user username usernames users valid validation
  validator validity verification verify version warn window xpath`)

/** Words before `key` that make it a credential. */
const keyWords = wordSet(`
  access account admin agent api app application auth aws azure billing consumer cookie crypt deploy encrypt encryption
  hmac ingest ingestion insert instrumentation integration jwt license licence master openai private registration secret sendgrid
  shared signature signing ssh stripe subscription webhook write`)

/** Words before `key` that make it a column, a place or a name. */
const plainKeyWords = wordSet(`
  partition sort primary foreign cache object bucket s3 hash range row lookup routing group index metric translation map
  kms cmk tag i18n dedup deduplication idempotency`)

/** Words anywhere in a name that say that what it holds is meant for everybody, such as a key in a web page. */
const publicWords = wordSet('public publishable anon site')

/** Words before which nothing is there, or is asked for: `--no-password`. */
const negations = wordSet('no without skip omit')

const passwordWord =
  /(?:passwords?|passwd|passphrase|passcode|passwort|kennwort|wachtwoord|motdepasse)$|^(?:pwd|pass|pw|passw|pswd|psw|requirepass|masterauth|senha|contrasena|contrasenya|contrase)$/
const gluedPassword = /[a-z](?:pass|pwd)$/
const noPassword = wordSet('bypass compass overpass surpass trespass encompass underpass multipass')
const secretWord = /secrets?$/
const tokenWord =
  /tokens?$|(?:api|access|auth|private|secret|signing|encryption|master|license|write|ingest)keys?$|^(?:credentials?|creds|pat|bearer)$/
const perhapsWord = wordSet(`
  authorization key keys salt pepper signature dsn cookie license licence webhook cert pin otp seed nonce hmac mnemonic`)

/**
 * The words of a name, in lower case: `dbPassword`, `DB_PASSWORD`, `db-password` and `--db.password` are two each, and so
 * is `DB_PASSWORD2`: the number of one of several says nothing. That of `sha256` and `s3` does.
 */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => withoutNumber(word.toLowerCase()))
}

function withoutNumber(word: string): string {
  const [, letters] = /^([a-z]{2,})\d{1,3}$/.exec(word) ?? []
  return letters === undefined || aboutWords.has(word) ? word : letters
}

/** Names of one estate repeat; what was said of the last ones is kept. */
const known = new Map<string, NameSays>()
const maxKnown = 10_000
const maxLength = 200

/**
 * What a name says of its value. Only a name that ends in the word for a secret (or in a neutral word such as `PROD`)
 * speaks of one: `DB_PASSWORD` does, `DB_PASSWORD_FILE` and `PASSWORD_POLICY` do not.
 */
export function nameSays(name: string): NameSays {
  if (name.length > maxLength) return 'nothing'
  let says = known.get(name)
  if (says === undefined) {
    says = wordsSay(wordsOf(name))
    if (known.size >= maxKnown) known.clear()
    known.set(name, says)
  }
  return says
}

function wordsSay(words: readonly string[]): NameSays {
  if (negations.has(words[0] ?? '')) return 'nothing'
  let says: NameSays = 'nothing'
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? ''
    const here = wordSays(word, before, index, words.length)
    if (here !== 'nothing') says = here
    else if (word === 'key' || word === 'keys') says = 'nothing'
    else if (says !== 'nothing' && aboutWords.has(word)) {
      // Vault's AppRole calls its password a secret id; elsewhere that is the name of a secret.
      const isAppRole = word === 'id' && before === 'secret' && words.some((other) => /^(?:vault|approle)$/.test(other))
      says = isAppRole ? 'token' : 'nothing'
    }
  }
  const isPublic = says !== 'password' && says !== 'secret' && words.some((word) => publicWords.has(word))
  return isPublic ? 'nothing' : says
}

function wordSays(word: string, before: string, index: number, count: number): NameSays {
  if (passwordWord.test(word) || (gluedPassword.test(word) && !noPassword.has(word))) {
    // PASS_THROUGH, PASS_RATE: a word that begins a name is a verb more often than a credential.
    return word === 'pass' && index === 0 && count > 1 ? 'perhaps' : 'password'
  }
  // A client's secret is issued to it.
  if (secretWord.test(word)) return before === 'client' || word === 'clientsecret' ? 'token' : 'secret'
  if (word === 'key' || word === 'keys') {
    if (before === 'secret' || before === 'signing' || before === 'encryption') return 'secret'
    if (keyWords.has(before)) return 'token'
    return plainKeyWords.has(before) ? 'nothing' : 'perhaps'
  }
  if (tokenWord.test(word)) return 'token'
  // What Redis calls AUTH is a password alone.
  if (word === 'auth' && /^(?:redis|valkey)$/.test(before)) return 'password'
  if (word === 'auth' || word === 'userpwd') return 'pair'
  if (word === 'passe' && before === 'de') return 'password'
  // WordPress signs sessions with its keys and salts.
  if (word === 'salt' && /^(?:auth|nonce)$/.test(before)) return 'secret'
  return perhapsWord.has(word) ? 'perhaps' : 'nothing'
}
