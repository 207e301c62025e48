/** The letter case of texts as Go has it: each character alone, and only where that makes one character of one. */

export const lower = (text: string): string =>
  eachCharacter(text, (character) => (character === 'İ' ? 'i' : character.toLowerCase()))

export const upper = (text: string): string => eachCharacter(text, upperCharacter)

/** The first letter of each word. What is not ASCII divides words only where it is space. */
export const title = (text: string): string =>
  text.replace(/(?<=^|[\s\u0085\0-/:-@[-^`{-\x7f])\p{L}/gu, (letter) => digraphs.get(letter) ?? upper(letter))

const eachCharacter = (text: string, change: (character: string) => string): string =>
  Array.from(text, (character) => {
    const made = change(character)
    return [...made].length === 1 ? made : character
  }).join('')

/** Greek vowels with an iota below have capitals with one beside; JavaScript writes them as two letters. */
function upperCharacter(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0x1f80 && code <= 0x1faf && (code & 8) === 0) return String.fromCharCode(code + 8)
  if (code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3) return String.fromCharCode(code + 9)
  return character.toUpperCase()
}

/** Digraphs have a form of their own at the beginning of a word. */
const digraphs: ReadonlyMap<string, string> = new Map(
  ['Ǆǅǆ', 'Ǉǈǉ', 'Ǌǋǌ', 'Ǳǲǳ'].flatMap((forms) => Array.from(forms, (form) => [form, [...forms][1] ?? form] as const)),
)
