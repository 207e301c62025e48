import type { Gap } from '../../model/gap.ts'
import { readJson } from '../syntax/json.ts'
import { SyntaxFault, textAt } from '../syntax/syntax.ts'

/** What the CDK calls the file that says how an app is run. */
export const appName = 'cdk.json'

/**
 * The folder to which an app writes its assembly, from the text of its `cdk.json`; undefined where that describes no app.
 *
 * Source: AWS CDK Developer Guide, "Configure the AWS CDK CLI".
 */
export function outputOf(text: string): string | undefined {
  try {
    const root = readJson(text)
    return textAt(root, 'app') === undefined ? undefined : (textAt(root, 'output') ?? 'cdk.out')
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}

/** An app without its assembly; `output` is where that would be. */
export function assemblyMissing(path: string, output: string): Gap {
  const says = `It is a CDK app without an assembly in ${output}: run cdk synth, then scan again.`
  return { code: 'assembly-missing', says, path }
}
