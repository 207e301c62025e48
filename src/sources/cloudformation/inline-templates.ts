import type { SourceFile } from '../../model/origin.ts'
import { isJson } from '../parse-file.ts'
import { readJson } from '../syntax/json.ts'
import { type MapEntry, type MapSyntax, type ScalarSyntax, type Syntax, SyntaxFault } from '../syntax/syntax.ts'
import { readYaml } from '../syntax/yaml.ts'
import type { Plain } from '../value.ts'
import type { Document } from './document.ts'
import { isTemplate } from './recognise.ts'

/**
 * The template that stands in a text of another one; undefined where the text is not known as a whole, or is none.
 *
 * What is in it stands where it is written in a block of YAML; of any other text all of it stands at the text.
 *
 * Source: AWS CloudFormation Template Reference, "AWS::CloudFormation::StackSet", TemplateBody.
 */
export function inlineTemplate(body: Plain, within: Document, files: readonly SourceFile[]): Document | undefined {
  if (body.is !== 'scalar' || body.origin.at !== 'text') return undefined
  const { written, text, origin } = body
  const file = files[origin.file]
  const alone = written?.scalar.text === text && !origin.via ? blockAlone(file?.text ?? '', written.scalar) : undefined
  const inPlace = alone === undefined ? undefined : parsed(alone)
  if (inPlace && alone !== undefined) return { root: inPlace, file: origin.file, path: within.path, text: alone }
  const root = parsed(text)
  return root && { root: standingAt(root, origin.start, origin.end), file: origin.file, path: within.path, text: '' }
}

/** The text of a file with nothing but the lines of a block in it; undefined where the scalar is no literal block. */
function blockAlone(text: string, { style, start, end }: ScalarSyntax): string | undefined {
  const from = text.indexOf('\n', start) + 1
  return style === 'literal' && from > 0 && from < end
    ? text.slice(0, from).replace(/[^\n]/g, ' ') + text.slice(from, end)
    : undefined
}

function parsed(text: string): MapSyntax | undefined {
  try {
    const root = isJson(text) ? readJson(text) : readYaml(text)[0]
    return root && isTemplate(root) ? root : undefined
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}

/** The tree with all of it at one place. */
function standingAt(root: MapSyntax, start: number, end: number): MapSyntax
function standingAt(syntax: Syntax, start: number, end: number): Syntax
function standingAt(syntax: Syntax, start: number, end: number): Syntax {
  // A text that is read as JSON once more has its places nowhere else.
  if (syntax.kind === 'scalar') return { ...syntax, made: true, style: syntax.style, start, end }
  if (syntax.kind === 'list') {
    return { ...syntax, start, end, items: syntax.items.map((item) => standingAt(item, start, end)) }
  }
  const entries = new Map<string, MapEntry>()
  for (const [key, { value, earlier, duplicate }] of syntax.entries) {
    const before = earlier && { earlier: standingAt(earlier, start, end) }
    entries.set(key, {
      keyStart: start,
      keyEnd: end,
      value: standingAt(value, start, end),
      ...(duplicate && { duplicate }),
      ...before,
    })
  }
  return { ...syntax, start, end, entries }
}
