import { expect, test } from 'vitest'
import { type NameSays, nameSays, wordsOf } from './names.ts'

test.each(['dbPassword', 'DB_PASSWORD', 'db-password', '--db.password', 'DbPassword', 'DB_PASSWORD2', 'dbPassword12'])(
  '%s has two words',
  (name) => {
    expect(wordsOf(name)).toEqual(['db', 'password'])
  },
)

test.each(['s3', 'sha256', 'x509', 'v2'])('the number of %s is a part of it', (name) => {
  expect(wordsOf(name)).toEqual([name])
})

test.each<[NameSays, readonly string[]]>([
  [
    'password',
    ['PASSWORD', 'MYSQL_PWD', 'DB_PASS', 'PGPASSWORD', 'dbpass', 'KEY_PASSPHRASE', 'DB_PASSWORD_PROD', 'pass'],
  ],
  ['secret', ['JWT_SECRET', 'SECRET_KEY_BASE', 'SIGNING_KEY', 'appsecret', 'PASSWORD_RESET_SECRET']],
  ['token', ['API_KEY', 'apikey', 'CLIENT_SECRET', 'X-Vault-Token', 'authtoken', 'DD_APP_KEY', 'REGISTRY_CREDENTIALS']],
  ['token', ['VAULT_SECRET_ID', 'APPROLE_SECRET_ID']],
  ['password', ['DB_PASSWORD1', 'DbPassword2', 'DB_PSWD', 'PSW', 'SENHA', 'CONTRASENA', 'MOT_DE_PASSE']],
  ['secret', ['SECRET1', 'WORDPRESS_AUTH_SALT']],
  ['token', ['API_KEY2', 'TOKEN1', 'HONEYCOMB_WRITEKEY', 'NR_INSERT_KEY']],
  ['pair', ['BASIC_AUTH', 'auth', 'NPM_AUTH']],
  ['perhaps', ['KEY', 'SESSION_KEY', 'SENTRY_DSN', 'PASS_THROUGH', 'PASSWORD_SALT']],
  [
    'nothing',
    ['', 'PORT', 'SECRET_NAME', 'DB_SECRET_ARN', 'PASSWORD_FILE', 'TOKEN_TTL', 'PASSWORD_POLICY', 'SECRET_ID'],
  ],
  ['nothing', ['BYPASS', 'PASSENGERS', 'TOKENIZER', 'SECRETARY', 'KEYBOARD', 'MONKEY', 'AUTHOR', 'COMPASS']],
  [
    'nothing',
    [
      'PARTITION_KEY',
      'KMS_KEY',
      'CACHE_KEY',
      'SSH_PUBLIC_KEY',
      'TOKEN1_URL',
      'S3_KEY',
      'RESENHA',
      'NEXT_PUBLIC_API_KEY',
      '--no-password',
    ],
  ],
  ['nothing', ['x'.repeat(150) + '_PASSWORD'.repeat(10)]],
])('%s: %j', (says, names) => {
  for (const name of names) expect(nameSays(name), name).toBe(says)
})
