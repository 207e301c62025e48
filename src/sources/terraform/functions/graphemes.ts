const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The segmenter takes time by the square of the length that it is given. */
const firstWindow = 500

/** The characters of a text as people count them, and as Terraform does. */
export function graphemesOf(text: string): readonly string[] {
  if (/^[ -~]*$/.test(text)) return [...text]
  const found: string[] = []
  let window = firstWindow
  for (let at = 0; at < text.length; ) {
    const end = at + window
    const segments = Array.from(segmenter.segment(text.slice(at, afterPair(text, end))), ({ segment }) => segment)
    // What comes next may belong to the last one.
    if (end < text.length) segments.pop()
    for (const segment of segments) {
      found.push(segment)
      at += segment.length
    }
    window = segments.length === 0 ? window * 2 : firstWindow
  }
  return found
}

const afterPair = (text: string, end: number): number => (/[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end + 1 : end)
