import type { Trait } from '../traits/trait.ts'
import { prose } from './markdown-text.ts'

/** What a reader needs to know of a trait: why it matters, how to end it, who says so. */
export interface Help {
  readonly text: string
  readonly markdown: string
}

export function helpOf({ why, fix, references }: Trait): Help {
  return {
    text: `${why}\n\nFix: ${fix}\n\nSources: ${references.join('; ')}`,
    markdown: `${prose(why)}\n\n**Fix:** ${prose(fix)}\n\n**Sources**\n${references.map((each) => `- ${prose(each)}\n`).join('')}`,
  }
}
