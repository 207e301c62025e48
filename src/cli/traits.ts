import { type Command, Option } from 'commander'
import { traits } from '../traits/registry.ts'

export function addTraits(program: Command, done: (status: number) => void): void {
  program
    .command('traits')
    .description('list what is judged')
    .addOption(new Option('--format <format>', 'how to write the list').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  $ breakwater traits --format json')
    .action(({ format }: { readonly format: 'text' | 'json' }) => {
      process.stdout.write(format === 'json' ? asJson() : asText())
      done(0)
    })
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
