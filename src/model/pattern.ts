/** Does a resource fit a pattern, by its address or by the path of the construct that made it? */
export const names = (
  pattern: string,
  { address, constructPath }: { readonly address: string; readonly constructPath?: string },
): boolean => matches(pattern, address) || (constructPath !== undefined && matches(pattern, constructPath))

/** Does a text fit a pattern, in which `*` stands for any text? Linear in the text. */
export function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return pattern === text
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let from = first.length
  const to = text.length - last.length
  for (const piece of rest) {
    const at = text.indexOf(piece, from)
    if (at === -1 || at + piece.length > to) return false
    from = at + piece.length
  }
  return true
}
