const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The characters of a text as people count them, and as Terraform does. */
export function graphemesOf(text: string): readonly string[] {
  if (/^[ -~]*$/.test(text)) return [...text]
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
