import type { Origin } from '../../model/origin.ts'
import { readJson } from '../syntax/json.ts'
import { type Syntax, SyntaxFault } from '../syntax/syntax.ts'
import type { Value } from '../value.ts'
import type { Written } from './deployments.ts'

/** One deployment that a pipeline makes: the template, and the configuration that gives its parameters. */
export interface PipelineAction {
  /** Path inside an artifact, e.g. `infra/template.yaml`. */
  readonly template: string
  readonly configuration: string
}

/**
 * The deployments of a pipeline's stages that name a template and its configuration.
 *
 * Source: AWS CodePipeline User Guide, "AWS CloudFormation deploy action reference".
 */
export function actionsIn(stages: Value | undefined): readonly PipelineAction[] {
  return itemsOf(stages)
    .flatMap((stage) => itemsOf(entryOf(stage, 'Actions')))
    .flatMap((action) => {
      const settings = entryOf(action, 'Configuration')
      const template = pathIn(entryOf(settings, 'TemplatePath'))
      const configuration = pathIn(entryOf(settings, 'TemplateConfiguration'))
      return template !== undefined && configuration !== undefined ? [{ template, configuration }] : []
    })
}

const itemsOf = (value: Value | undefined): readonly Value[] => (value?.is === 'list' ? value.items : [])

const entryOf = (value: Value | undefined, name: string): Value | undefined =>
  value?.is === 'map' ? value.entries.get(name) : undefined

/** `Artifact::path/in/it`; the artifact's own name says nothing of where its files come from. */
function pathIn(value: Value | undefined): string | undefined {
  const text = value?.is === 'scalar' ? value.text : undefined
  const at = text?.indexOf('::') ?? -1
  return text === undefined || at === -1 ? undefined : text.slice(at + 2)
}

/** The values of a template configuration file; undefined where the text is none. */
export function configurationIn(
  text: string,
  place: (start: number, end: number, field: string) => Origin,
): ReadonlyMap<string, Written> | undefined {
  let root: Syntax
  try {
    root = readJson(text)
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
  const parameters = root.kind === 'map' ? root.entries.get('Parameters')?.value : undefined
  if (parameters?.kind !== 'map') return undefined
  const values = new Map<string, Written>()
  for (const [name, { value }] of parameters.entries) {
    if (value.kind === 'scalar') {
      values.set(name, { text: value.text, origin: place(value.start, value.end, `Parameters.${name}`) })
    }
  }
  return values
}
