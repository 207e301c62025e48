/** Characters that move the cursor, change colours or reorder text: terminals must never get them from an input. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** The text with every control and direction character written out, so that it shows and does nothing. */
export function printable(text: string): string {
  return text.replace(unsafe, (character) => {
    if (character === '\t') return '  '
    return `\\u{${character.charCodeAt(0).toString(16)}}`
  })
}
