/** Attempts beyond which an input is small enough. */
const maxAttempts = 1_500

/** A shorter text of which the same is true: pieces are taken out, ever smaller ones, as long as it holds. */
export function minimised(text: string, holds: (text: string) => boolean, attempts = maxAttempts): string {
  let left = attempts
  let smallest = text
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length && left > 0; ) {
      const shorter = smallest.slice(0, at) + smallest.slice(at + size)
      left--
      if (holds(shorter)) smallest = shorter
      else at += size
    }
  }
  return smallest
}
