import type { MapSyntax, Syntax } from '../syntax/syntax.ts'

/** A resource type as templates write it, e.g. `AWS::ECS::Service`. */
const typeName = /^[A-Za-z0-9]+::[A-Za-z0-9:]+/

/** Cheap signs of a template in a text that is not parsed yet: what has none of them is none. */
export function looksLikeTemplate(text: string): boolean {
  return (
    text.includes('AWSTemplateFormatVersion') || (text.includes('Resources') && /AWS::|Alexa::|Custom::/.test(text))
  )
}

/** A CloudFormation template: `Resources` with a typed resource or a transform that makes them, or its format version. */
export function isTemplate(root: Syntax): root is MapSyntax {
  if (root.kind !== 'map') return false
  if (root.entries.has('AWSTemplateFormatVersion')) return true
  const resources = root.entries.get('Resources')?.value
  if (resources?.kind !== 'map') return false
  if (root.entries.has('Transform') || resources.entries.has('Fn::Transform')) return true
  return [...resources.entries.values()].some(({ value }) => {
    const type = value.kind === 'map' ? value.entries.get('Type')?.value : undefined
    return type?.kind === 'scalar' && typeName.test(type.text)
  })
}
