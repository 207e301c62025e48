import { mapAt, type Syntax, textAt } from '../syntax/syntax.ts'
import type { Declared } from './scope.ts'

/** The property of each type that deploys a template of its own in which its place stands. */
const templateProperties: Readonly<Record<string, string | undefined>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::CloudFormation::StackSet': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
}

/** Does the resource deploy another template? */
export const deploysTemplate = ({ type }: Declared): boolean =>
  Object.hasOwn(templateProperties, type) || type.endsWith('::MODULE')

/** The property that says where the template is. */
export const templateProperty = ({ type }: Declared): string | undefined =>
  Object.hasOwn(templateProperties, type) ? templateProperties[type] : undefined

/** The property in which the template itself may stand. */
export const bodyProperty = ({ type }: Declared): string | undefined =>
  type === 'AWS::CloudFormation::StackSet' ? 'TemplateBody' : undefined

/** The template's path in a CDK assembly, which stands beside an address that is made of a hash. */
export function assetPath({ syntax }: Declared): string | undefined {
  return textAt(mapAt(syntax, 'Metadata'), 'aws:asset:path')
}

/** What the resource gives to the parameters of its template: a mapping, or the list of a stack set. */
export function givenParameters({
  syntax,
}: Declared): ReadonlyMap<string, { readonly syntax: Syntax; readonly field: string }> {
  const given = new Map<string, { syntax: Syntax; field: string }>()
  const properties = syntax.entries.get('Properties')?.value
  const parameters = properties?.kind === 'map' ? properties.entries.get('Parameters')?.value : undefined
  if (parameters?.kind === 'map') {
    for (const [name, { value }] of parameters.entries) given.set(name, { syntax: value, field: `Parameters.${name}` })
  } else if (parameters?.kind === 'list') {
    for (const [index, item] of parameters.items.entries()) {
      if (item.kind !== 'map') continue
      const key = item.entries.get('ParameterKey')?.value
      const value = item.entries.get('ParameterValue')?.value
      if (key?.kind === 'scalar' && value) {
        given.set(key.text, { syntax: value, field: `Parameters[${index}].ParameterValue` })
      }
    }
  }
  return given
}
