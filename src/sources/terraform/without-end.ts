/**
 * The text without the characters at its end that a pattern takes. In one look, where `+$` begins anew at each character of
 * every run that does not reach the end.
 */
export function withoutEnd(text: string, character: RegExp): string {
  let end = text.length
  while (end > 0 && character.test(text[end - 1] ?? '')) end--
  return text.slice(0, end)
}
