import { isHole } from './holes.ts'
import type { TokenShape } from './shapes.ts'

/** Words that stand for the password in a manual, and nobody's password. */
const manual = /^(?:PASSWORD|PASS|PWD|SECRET|TOKEN|DB_PASSWORD|x{3,}|\*{2,}|\.{3,}|your[-_].*|redacted)$/

/**
 * Passwords in connection strings, found at the `://` of a URL and at the `thin:` of Oracle's. A password may hold
 * an unescaped `@`, so the last one before the path counts.
 */
export const connectionShapes: readonly TokenShape[] = [
  {
    kind: 'connection-password',
    signs: ['://'],
    inside: true,
    pattern:
      /:\/\/(?:[^\s:@/?#'"`<>{}\\]|\$\{[^}\s]{1,60}\}|\{\{[^}]{1,60}\}\}){0,100}:(?<secret>[^\s'"`<>/?#\\]{1,200}|[^\s@'"`<>\\]{1,200})@[A-Za-z0-9.[_$%{]/y,
    accepts: isPassword,
  },
  {
    kind: 'connection-password',
    signs: [':oracle:thin:'],
    inside: true,
    pattern: /:oracle:thin:[\w$]{1,60}\/(?<secret>[^\s@'"]{1,100})@/y,
    accepts: isPassword,
  },
]

function isPassword(secret: string): boolean {
  // A port and a path with an @ in it, or the next URL of a list.
  if (/^\d{1,5}(?:\/|,|$)/.test(secret) && !/^\d+$/.test(secret)) return false
  if (secret.includes('://') || secret.startsWith('//')) return false
  return !isHole(secret) && !manual.test(secret)
}
