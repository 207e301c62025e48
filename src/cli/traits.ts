import { type Command, Option } from 'commander'

export function addTraits(program: Command, done: (status: number) => void): void {
  program
    .command('traits')
    .description('list what is judged')
    .addOption(new Option('--format <format>', 'how to write the list').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  $ breakwater traits --format json')
    .action(async ({ format }: { readonly format: 'text' | 'json' }) => {
      const { listTraits } = await import('./run-traits.ts')
      process.stdout.write(listTraits(format))
      done(0)
    })
}
