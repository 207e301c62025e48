import { traits } from '../traits/registry.ts'

/** The list of traits as a table of words, or as JSON. */
export function listTraits(format: 'text' | 'json'): string {
  return format === 'json' ? asJson() : asText()
}

function asText(): string {
  const width = Math.max(...traits.map(({ id }) => id.length))
  return traits
    .map(({ id, severity, category, title }) => {
      const level = category === 'Best Practice' ? 'practice' : severity
      return `${id.padEnd(width)}  ${level.padEnd(8)}  ${title}\n`
    })
    .join('')
}

function asJson(): string {
  const listed = traits.map(({ id, category, severity, resource, title, why, fix, references }) => ({
    id,
    category,
    severity,
    resource,
    title,
    why,
    fix,
    references,
  }))
  return `${JSON.stringify(listed, null, 2)}\n`
}
