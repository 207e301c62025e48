import { posix } from 'node:path'

/** A text that may be a template, before it is parsed. */
interface Candidate {
  readonly path: string
  readonly text: string
}

const deploys =
  /AWS::CloudFormation::Stack(?:Set)?\b|AWS::Serverless::Application\b|AWS::CodePipeline::Pipeline\b|AWS::Include\b/
/** Only from the beginning of a word, as long as a name can be: a long text without spaces would take forever. */
const fileNames = /(?<![\w.-])[\w.-]{1,255}\.(?:ya?ml|json|template|cfn)\b/gi
const imports = /ImportValue/
const exportsName = /\bExport\b/
const readsStored = /AWS::SSM::Parameter::Value|\{\{resolve:ssm:/
const stores = /AWS::SSM::Parameter\b(?!::)/

/**
 * The paths of the templates that have to be kept until all are read, since values flow between them: those that deploy or
 * take in others of the scan, export what others import, or store what others read. Told by cheap signs; too many are harmless.
 * `published` gives the path of what a template of an assembly names by its hash.
 */
export function linkedTemplates(
  candidates: readonly Candidate[],
  published: (template: string, name: string) => string | undefined,
): ReadonlySet<string> {
  const linked = new Set<string>()
  const named = new Set<string>()
  for (const { path, text } of candidates) {
    if (!deploys.test(text)) continue
    linked.add(path)
    for (const [name] of text.matchAll(fileNames))
      named.add(posix.basename(published(path, name) ?? name).toLowerCase())
  }
  const some = (sign: RegExp) => candidates.some(({ text }) => sign.test(text))
  const hasImports = some(imports) && some(exportsName)
  const hasStored = some(readsStored) && some(stores)
  for (const { path, text } of candidates) {
    if (
      named.has(posix.basename(path).toLowerCase()) ||
      (hasImports && (imports.test(text) || exportsName.test(text))) ||
      (hasStored && (readsStored.test(text) || stores.test(text)))
    )
      linked.add(path)
  }
  return linked
}
