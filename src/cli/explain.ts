import { type Command, Option } from 'commander'
import type { ExplainFormat } from './run-explain.ts'

const examples = `
Examples:
  $ breakwater explain container-privileged
  $ breakwater explain task-pid-mode-host task-ipc-mode-host --format markdown
  $ breakwater explain container-privileged --format json

breakwater traits lists the ids. Exit status: 0 explained, 2 there is no such trait.`

export function addExplain(program: Command, done: (status: number) => void): void {
  program
    .command('explain')
    .description('tell what a trait is, why it matters and how to end it in each notation')
    .argument('<trait...>', 'ids of traits')
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'markdown', 'json']).default('text'))
    .addHelpText('after', examples)
    .action(async (ids: readonly string[], { format }: { readonly format: ExplainFormat }) => {
      const { explain } = await import('./run-explain.ts')
      process.stdout.write(explain(ids, format))
      done(0)
    })
}
