/** A text that is longer is nobody's typing error. */
const maxLength = 200

/** Of some words the one that a mistyped word most likely means; undefined where none is near. */
export function closest(word: string, words: Iterable<string>): string | undefined {
  if (word.length > maxLength) return undefined
  let best: string | undefined
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of words) {
    const distance = distanceOf(word.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** How many letters have to be added, taken away, changed or swapped with their neighbour; `most` where it is no less. */
function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) >= most) return most
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? most) + (one[i - 1] === other[j - 1] ? 0 : 1)
      let least = Math.min(changed, (row[j] ?? most) + 1, (next[j - 1] ?? most) + 1)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? most) + 1)
      }
      next.push(least)
    }
    before = row
    row = next
  }
  return row[other.length] ?? most
}
