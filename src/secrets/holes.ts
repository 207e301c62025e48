/**
 * Text that stands for a value to be filled in: `${PASSWORD}`, `$PASSWORD`, `{{ password }}`, `%PASSWORD%`, `<password>`,
 * `((password))`, `@@PASSWORD@@`, `__PASSWORD__`, `!Ref Password`, `$(…)` and the like.
 */
export function isHole(text: string): boolean {
  return wholeHole.test(text) || openHole.test(text)
}

const wholeHole =
  /^(?:\$\{[^}]*\}|\$\([^)]*\)|\$\[[^\]]*\]|\$\{\{[^}]*\}\}|\$[A-Z_][A-Z0-9_]*|\$(?:env:)?[A-Za-z_]+|\{\{[^}]*\}\}|\{%[^%]*%\}|\{[\w.]*\}|%[A-Za-z_]\w*%|%\([^)]*\)s|%[sdv]|<[^>]*>|\[[^\]]*\]|#\{[^}]*\}#?|\(\([^)]*\)\)|@@?[A-Za-z_]+@@?|__[A-Za-z0-9_]+__|‹[^›]*›)$/

/** A command, a tag or an expression that gives the value; what it says goes on beyond what can be read here. */
const openHole =
  /^(?:\$\(|`|!(?:Ref|Sub|GetAtt|ImportValue|Join|If|FindInMap|Select|Base64|Split|Transform)\b|@Microsoft\.KeyVault|\{\{resolve:)/

const holes = /\$\{[^}]{0,200}\}|\{\{[^}]{0,200}\}\}|\$\([^)]{0,200}\)|%\{[^}]{0,200}\}|\$[A-Z_][A-Z0-9_]*/g

/** What is left of a text without its holes and what joins them; the text itself where it has none. */
export function besideHoles(text: string): string {
  if (!text.includes('$') && !text.includes('{')) return text
  const rest = text.replace(holes, '')
  return rest === text ? text : rest.replace(/[-_:./@,\s]/g, '')
}
