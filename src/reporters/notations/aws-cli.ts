import { awsCliEcs } from './aws-cli-ecs.ts'
import { awsCliOthers } from './aws-cli-others.ts'
import type { Notation } from './notation.ts'
import { treeOf } from './tree.ts'

const commands = { ...awsCliEcs, ...awsCliOthers }

/**
 * The commands that make the change in an account: where a request replaces what is there, they read it first and change it
 * with jq.
 *
 * Source: AWS CLI Command Reference.
 */
export const awsCli: Notation = (example) => {
  const { type } = example
  if (type === 'Breakwater::TemplateParameter') {
    return '# A parameter belongs to its template: change it there.\naws cloudformation deploy --template-file template.yaml --stack-name shop'
  }
  const lines = commands[type]?.(treeOf(example)) ?? []
  return lines.length > 0 ? lines.join('\n') : `# No command is known that makes this change to ${type}.`
}
