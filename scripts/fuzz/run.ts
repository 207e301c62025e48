import { Estate } from '../../src/model/estate.ts'
import { readDocument } from '../../src/sources/aws-json/read-document.ts'
import { baselineEntries } from '../../src/sources/baseline/read-baseline.ts'
import { Assemblies, isConstructTree, looksLikeManifest } from '../../src/sources/cloudformation/assemblies.ts'
import { Deployments } from '../../src/sources/cloudformation/deployments.ts'
import type { Document } from '../../src/sources/cloudformation/document.ts'
import { linkedTemplates } from '../../src/sources/cloudformation/linked.ts'
import { readParameterFile } from '../../src/sources/cloudformation/parameter-files.ts'
import { configurationIn } from '../../src/sources/cloudformation/pipelines.ts'
import { isTemplate, looksLikeTemplate } from '../../src/sources/cloudformation/recognise.ts'
import { readSamConfig } from '../../src/sources/cloudformation/sam-config.ts'
import { readTemplates } from '../../src/sources/cloudformation/stacks.ts'
import { readConfig } from '../../src/sources/config/read-config.ts'
import { InputError } from '../../src/sources/input-error.ts'
import { parseFile } from '../../src/sources/parse-file.ts'
import { Reading } from '../../src/sources/reading.ts'
import { readJson } from '../../src/sources/syntax/json.ts'
import { SyntaxFault } from '../../src/sources/syntax/syntax.ts'
import { readYaml } from '../../src/sources/syntax/yaml.ts'
import { unsupportedFormat } from '../../src/sources/unsupported.ts'
import { Baseline } from '../../src/traits/baseline.ts'
import { Broken, checkOrigin, checkReading, checkTree, report } from './check.ts'
import { filesIn, together } from './files.ts'
import type { Input } from './inputs.ts'
import { readConfiguration, readHcl, readPlan } from './run-terraform.ts'
import type { Parser } from './soups.ts'

const parts: { readonly [P in Parser]: (text: string, whole: boolean) => void } = {
  yaml(text) {
    for (const root of readYaml(text)) checkTree(root, text)
    unsupportedFormat('manifest.yml', text, true)
  },
  json: (text) => checkTree(readJson(text), text),
  template: scan,
  document: scan,
  waivers: scan,
  config(text) {
    readConfig({ path: 'breakwater.yaml', text }, 0)
  },
  samconfig(text) {
    const reading = new Reading({ region: undefined, account: undefined })
    const file = reading.addFile({ path: 'samconfig.toml', text })
    readSamConfig(text, file, 'samconfig.toml', reading.deployments, (gap) => reading.gaps.push(gap))
    scanFiles([['template.yaml', samTemplate]], false, reading)
  },
  parameters(text) {
    for (const given of readParameterFile(text, 0, 'parameters.json').values()) {
      if ('origin' in given) checkOrigin(given.origin, [{ text }])
    }
    configurationIn(text, (start, end, field) => ({ at: 'text', file: 0, start, end, field }))
  },
  baseline(text) {
    const entries = baselineEntries(text, 'baseline.json')
    const estate = new Estate({ files: [], choices: [], gaps: [], resources: [] })
    new Baseline(entries, estate, 'baseline.json', { exists: () => false, isScanned: () => true }).gaps()
  },
  assembly(text) {
    looksLikeManifest(text)
    isConstructTree(text)
    const assemblies = new Assemblies()
    assemblies.add({ text, file: 0, path: 'cdk.out/manifest.json', folder: '/nowhere' }, new Deployments(), (gap) => {
      if (gap.origin) checkOrigin(gap.origin, [{ text }])
    })
    assemblies.isLeftOver('cdk.out/A.template.json')
    assemblies.constructPath('cdk.out/A.template.json', 'A')
  },
  hcl: readHcl,
  terraform: (text, whole) => readConfiguration(text, 'main.tf', whole),
  tfjson: (text, whole) => readConfiguration(text, 'main.tf.json', whole),
  tfvars: (text, whole) => readConfiguration(together(['main.tf', variables], ['given.tfvars', text]), '', whole),
  plan: readPlan,
}

const samTemplate = `Parameters:
  P: {Type: String, Default: x}
  Q: {Type: CommaDelimitedList}
Resources:
  Web: {Type: AWS::ECS::TaskDefinition, Properties: {Family: !Ref P, RequiresCompatibilities: !Ref Q}}
`

const variables = `variable "a" {}
variable "b" { type = map(object({ x = optional(list(string), ["y"]) })) }
resource "aws_ecs_task_definition" "web" {
  family                = var.a
  container_definitions = jsonencode([{ name = "web", environment = [for k, v in var.b : { name = k, value = v.x[0] }] }])
}
`

/** Gives an input to a parser. Returns what went wrong; faults that people are told of are none. */
export function run(parser: Parser, { text, whole }: Input): string | undefined {
  try {
    parts[parser](text, whole)
    return undefined
  } catch (error) {
    if (error instanceof InputError) return undefined
    if (error instanceof SyntaxFault) {
      return error.offset >= 0 && error.offset <= text.length ? undefined : 'A fault stands outside of the text'
    }
    return error instanceof Error ? signatureOf(error) : String(error)
  }
}

/** What tells one fault from another: its kind and where it was thrown. */
function signatureOf(error: Error): string {
  if (error instanceof Broken) return error.message
  const frame = /\((?:file:\/\/)?[^)]*?((?:src|node_modules)\/[^):]+:\d+)/.exec(error.stack ?? '')?.[1] ?? ''
  return `${error.name}: ${error.message.slice(0, 100)} (${frame})`
}

function scan(text: string, whole: boolean): void {
  const reading = new Reading({ region: undefined, account: undefined })
  const estate = scanFiles(filesIn(text, 'main.yaml'), true, reading)
  // Judging takes longer than reading: some inputs are enough, told by their length so that they can be tried again.
  if (text.length % 5 === 0 && estate.resources.length > 0) report(estate, whole)
}

/** Reads files as a scan does, without the disk. */
function scanFiles(
  files: readonly (readonly [path: string, text: string])[],
  report: boolean,
  reading: Reading,
): Estate {
  reading.fileNamed = (tail) => {
    const found = files.find(([path]) => path === tail)
    return found && { path: found[0], text: found[1], id: reading.addFile({ path: found[0], text: found[1] }) }
  }
  linkedTemplates(
    files.map(([path, text]) => ({ path, text })),
    () => undefined,
  )
  const together: Document[] = []
  for (const [path, text] of files) {
    looksLikeTemplate(text)
    const documents = parseFile(text, path, report, reading) ?? []
    const file = reading.addFile({ path, text })
    for (const root of documents) {
      if (isTemplate(root)) together.push({ root, file, path })
      else readDocument(root, file, path, reading)
    }
  }
  readTemplates(together, reading)
  checkReading(reading)
  const { choices, gaps, resources, acceptances } = reading
  return new Estate({ files: reading.files, choices: choices.all, gaps, resources, acceptances })
}
