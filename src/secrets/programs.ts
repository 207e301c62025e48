import type { Secret } from './secret.ts'
import { valueSays } from './values.ts'

/**
 * How well-known programs and languages take a password where no name and sign stand before it. `pattern` is sticky and
 * tried where the word stands, or, where it ends with `$`, on what stands before the word.
 */
interface Program {
  readonly words: readonly string[]
  readonly pattern: RegExp
}

const user = String.raw`[^\s:'"\x60$]{1,100}`
const value = String.raw`(?:"(?<double>[^"\n]{1,200})"|'(?<single>[^'\n]{1,200})'|(?<bare>[^\s"'\x60;|&\\]{1,200}))`

const program = (words: string, pattern: string): Program => ({
  words: words.split('|'),
  pattern: new RegExp(pattern.replace('VALUE', value).replaceAll('USER', user), pattern.endsWith('$') ? 'i' : 'iy'),
})

const programs: readonly Program[] = [
  program('mysql|mariadb', String.raw`(?:mysql|mariadb)[a-z-]{0,10}\b[^\n|;&]{0,200}?\s-p(?!rotocol|ort)VALUE`),
  program(
    'sshpass|docker login|podman login|mongo|cqlsh',
    String.raw`[a-z]{4,12}(?: login)?\b[^\n|;&]{0,200}?\s-p[= ]?VALUE`,
  ),
  program('redis-cli', String.raw`redis-cli\b[^\n|;&]{0,200}?\s-a\s{1,4}VALUE`),
  program(
    'curl|wget',
    String.raw`(?:curl|wget)\b[^\n|;]{0,300}?\s(?:-u|--user)[ =]?(?:"USER:(?<inDouble>[^"\n]{1,200})"|'USER:(?<inSingle>[^'\n]{1,200})'|["']?USER:VALUE)`,
  ),
  program('lftp', String.raw`lftp\b[^\n|;&]{0,200}?\s-u[ =]?[^\s,'"\x60$]{1,100},VALUE`),
  program('sqlcmd', String.raw`sqlcmd\b[^\n|;&]{0,200}?\s-P\s{0,4}VALUE`),
  program('openssl', String.raw`openssl\s{1,4}(?:enc|aes-?\d{3}-\w{3,6}|des3?)\b[^\n|;&]{0,200}?\s-k\s{1,4}VALUE`),
  program('ldap', String.raw`ldap[a-z]{3,8}\b[^\n|;&]{0,200}?\s-w\s{1,4}VALUE`),
  program('chpasswd', String.raw`["'\s][a-z_][\w-]{0,30}:(?<bare>[^\s"'\x60:]{2,100})["']?\s{0,4}\|\s{0,4}(?:sudo )?$`),
  program('passwd --stdin', String.raw`\becho\s{1,4}VALUE\s{0,4}\|\s{0,4}(?:sudo )?$`),
  program(
    'htpasswd',
    String.raw`htpasswd\s{1,4}-[a-zA-Z]{0,6}b[a-zA-Z]{0,6}\s[^\n|;&]{1,200}?\s[\w.@-]{1,60}\s{1,4}VALUE(?=\s|$)`,
  ),
  program(
    'rabbitmqctl',
    String.raw`rabbitmqctl[^\n|;&]{0,60}?\s(?:add_user|change_password)\s{1,4}\S{1,60}\s{1,4}VALUE`,
  ),
  program('smbclient', String.raw`smbclient\b[^\n|;&]{0,200}?\s-U[ =]?[\w.\x5c/-]{1,60}%VALUE`),
  program('identified', String.raw`identified\s{1,4}(?:with\s{1,4}\w{1,40}\s{1,4})?by\s{1,4}(?=["'])VALUE`),
  // In SQL and in .netrc; a YAML key has a colon behind it.
  program('password ', String.raw`password\s{1,4}(?=["'])VALUE`),
  program('login ', String.raw`login\s{1,4}\S{1,100}\s{1,4}password\s{1,4}VALUE`),
  program('requirepass |masterauth ', String.raw`(?:requirepass|masterauth)\s{1,4}VALUE`),
  program('aws_secret_access_key |aws_session_token ', String.raw`aws_\w{12,17}\s{1,4}(?![=:])VALUE`),
  program('net user', String.raw`net user\s{1,4}[\w.-]{1,40}\s{1,4}(?!\/)VALUE`),
  program('-passin |-passout |-pass ', String.raw`-pass(?:in|out)?\s{1,4}pass:VALUE`),
  program('-storepass |-keypass ', String.raw`-(?:store|key)pass\s{1,4}VALUE`),
]

const byWord = new Map(programs.flatMap(({ words, pattern }) => words.map((word) => [word, pattern] as const)))
const anyWord = new RegExp([...byWord.keys()].sort((a, b) => b.length - a.length).join('|'), 'gi')

/** How far before a word its pattern looks. */
const reachBefore = 250

/** Passwords that a command line hands to a program, and that SQL gives to a user. */
export function handedToPrograms(text: string): readonly Secret[] {
  const found: Secret[] = []
  anyWord.lastIndex = 0
  for (let hit = anyWord.exec(text); hit; hit = anyWord.exec(text)) {
    const pattern = byWord.get(hit[0].toLowerCase())
    if (!pattern) continue
    const from = pattern.sticky ? 0 : Math.max(0, hit.index - reachBefore)
    pattern.lastIndex = hit.index
    const match = pattern.exec(pattern.sticky ? text : text.slice(from, hit.index))
    if (!match) continue
    const { double, single, bare, inDouble, inSingle } = match.groups ?? {}
    const secret = double ?? single ?? bare ?? inDouble ?? inSingle ?? ''
    if (valueSays(secret, 'password') === undefined) continue
    const start = from + match.index + match[0].lastIndexOf(secret)
    found.push({ kind: 'password', start, end: start + secret.length })
    anyWord.lastIndex = Math.max(anyWord.lastIndex, start + secret.length)
  }
  return found
}
