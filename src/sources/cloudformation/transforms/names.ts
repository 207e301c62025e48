import type { GapCode } from '../../../model/gap.ts'
import { child, type MapSyntax, type Syntax } from '../../syntax/syntax.ts'

export const languageExtensions = 'AWS::LanguageExtensions'
export const serverless = 'AWS::Serverless-2016-10-31'
const include = 'AWS::Include'

/** The transforms that a template as a whole goes through, in their order. */
export function transformsOf(root: MapSyntax): readonly Syntax[] {
  const transform = root.entries.get('Transform')?.value
  if (!transform) return []
  return transform.kind === 'list' ? transform.items : [transform]
}

/** The name of a transform: text by itself, or the `Name` of a mapping. */
export function transformName(transform: Syntax): string | undefined {
  const name = transform.kind === 'map' ? child(transform, 'Name') : transform
  return name?.kind === 'scalar' ? name.text : undefined
}

/** The place of the snippet that a call of `AWS::Include` takes in; undefined for any other transform. */
export function includedPlace(transform: Syntax): Syntax | undefined {
  if (transformName(transform) !== include) return undefined
  return child(child(transform, 'Parameters'), 'Location')
}

/** What is said of a transform that is left in the template: nobody knows what it makes. */
export function transformGap(transform: Syntax): { readonly code: GapCode; readonly says: string } {
  const place = includedPlace(transform)
  if (place) {
    const shown = place.kind === 'scalar' ? place.text : 'a file'
    return { code: 'file-not-followed', says: `AWS::Include takes in ${shown}, which is not in this scan.` }
  }
  const name = transformName(transform) ?? 'Fn::Transform'
  return { code: 'transform-not-evaluated', says: `What ${name} adds or changes is not judged.` }
}
