/** What a name says of its value: it holds a secret, it may, or nothing. */
export type NameSays = 'password' | 'secret' | 'perhaps' | 'nothing'

/** Words after which the value speaks about a secret instead of being one: `TOKEN_URL`, `PASSWORD_MIN_LENGTH`. */
const aboutWords = new Set(
  `account age algorithm alias arn arns attribute attributes audience aud backend bucket cache chars claim class client
  column count days dir directory disabled driver duration enable enabled encoding endpoint env environment exchange
  exists expiration expire expires expiry field fields file filename files filter folder format grace group header headers hint host
  hosts hours id ids identifier in index interval issuer kid kind label length lifetime limit link list location manager
  max method min minutes mode name names namespace page param parameter params path paths pattern period policy port
  prefix provider public querystring realm ref reference regex region required requirements reset response retention retries retry
  role rotation rule rules scheme scope scopes seconds server service session source stage status store strategy suffix
  table template threshold timeout title ttl type uri url urls usage use used user username users valid validity vault verify
  version warn window`.split(/\s+/),
)

/** Words that make `key` a credential. */
const keyQualifiers = new Set(
  `access account admin agent api app application auth aws azure billing client consumer crypt cookie deploy deployment
  encrypt encryption hash hmac host ingest ingestion instrumentation integration jwt license licence master openai private
  registration secret security sendgrid server service session shared signature signing ssh storage stripe subscription
  webhook write`.split(/\s+/),
)

/** Words before which `key` is no credential: a column, a place, a name. */
const plainKeyQualifiers = new Set(
  `partition sort primary foreign public cache object bucket s3 hash range row lookup routing group index metric
  translation map kms cmk tag i18n`.split(/\s+/),
)

const passwordWord = /^(?:.*(?:password|passwd|passphrase)|pwd|passwords|pass|pw|pgpass|userpass|dbpass|dbpwd)$/
const passwordExceptions = /^(?:bypass|compass|overpass|surpass|trespass|passport|multipass)$/
const secretWord =
  /^(?:secret|secrets|secretkey|clientsecret|token|tokens|apitoken|authtoken|accesstoken|apikey|apikeys|privatekey|secretaccesskey|accesskey|credential|credentials|creds|pat|jwtsecret|bearer)$/
const perhapsWord =
  /^(?:auth|authorization|key|keys|salt|pepper|signature|dsn|cookie|license|licence|webhook|cert|pin|otp|seed|nonce|hmac)$/

/** The words of a name, in lower case: `dbPassword`, `DB_PASSWORD`, `db-password` and `--db.password` are two each. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/**
 * What a name says of its value. Only a name that ends in the word for a secret (or in a neutral word such as `PROD`)
 * speaks of one: `DB_PASSWORD` does, `DB_PASSWORD_FILE` and `PASSWORD_POLICY` do not.
 */
export function nameSays(name: string): NameSays {
  if (name.length > 200) return 'nothing'
  const words = wordsOf(name)
  let says: NameSays = 'nothing'
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? ''
    const here = wordSays(word, before, index)
    if (here !== 'nothing') says = here
    else if (says !== 'nothing' && aboutWords.has(word)) says = 'nothing'
  }
  return says
}

function wordSays(word: string, before: string, index: number): NameSays {
  if (passwordWord.test(word) && !passwordExceptions.test(word)) {
    // PASS_THROUGH, PASS_RATE: a word that begins a name is a verb more often than a credential.
    return word === 'pass' && index === 0 ? 'perhaps' : 'password'
  }
  if (secretWord.test(word)) return 'secret'
  if (word === 'key' || word === 'keys') {
    if (keyQualifiers.has(before)) return 'secret'
    return plainKeyQualifiers.has(before) ? 'nothing' : 'perhaps'
  }
  return perhapsWord.test(word) ? 'perhaps' : 'nothing'
}
