import { split } from './aws-cli-ecs.ts'
import { capital } from './cloudformation-names.ts'
import type { Spelling } from './jq.ts'
import { jsonWord, word } from './shell.ts'
import { plain, type Struct } from './tree.ts'

/** Options for plain values and structures, as far as they are set. */
export function options(tree: Struct, names: Readonly<Record<string, string>>, spelt: Spelling = capital): string {
  return Object.entries(names)
    .flatMap(([name, option]) => {
      const node = tree.fields.get(name)
      if (!node || node.is === 'removed') return []
      if (node.is === 'value' && typeof node.value === 'boolean') return [` --${node.value ? '' : 'no-'}${option}`]
      return [` --${option} ${node.is === 'value' ? word(String(node.value)) : jsonWord(plain(node, spelt))}`]
    })
    .join('')
}

/** Says of each other field that nothing changes it. */
export const unchangeable = (tree: Struct, known: readonly string[], what: string): readonly string[] =>
  split(tree, known)[1].map((name) => `# No command is known that changes ${name} of ${what}.`)
