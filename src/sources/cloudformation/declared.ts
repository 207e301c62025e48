import { child, type MapEntry, type Syntax } from '../syntax/syntax.ts'
import type { Declared, Scope } from './scope.ts'
import { callIn } from './transforms/functions.ts'
import { isLoop } from './transforms/loops.ts'
import { transformGap } from './transforms/names.ts'

const transform = 'Fn::Transform'

/** The resources that the section declares; what is none there is a gap. */
export function declaredResources(section: Syntax | undefined, scope: Scope): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>()
  if (section?.kind !== 'map') return declared
  for (const [id, entry] of section.entries) {
    const { value: syntax, keyStart, keyEnd, duplicate, file, field } = entry
    const place = scope.place({ ...entry, start: keyStart, end: keyEnd }, `Resources.${id}`)
    const say = (code: Parameters<Scope['report']>[0], says: string) => scope.report(code, says, place)
    if (duplicate) say('key-duplicate', `The resource ${id} stands twice; the last one is judged.`)
    const macro = macroOf(id, entry)
    if (macro) {
      const { code, says } = transformGap(macro)
      say(code, says)
    }
    if (id.startsWith('Fn::')) {
      // A loop of the language extensions that is left over has said why.
      if (!macro && !(scope.extended && isLoop(id)))
        say('transform-not-evaluated', `${id} makes resources that are not judged.`)
      continue
    }
    const call = callIn(syntax)
    if (call) {
      if (!macro) say('transform-not-evaluated', `What ${call.name} makes of ${id} is not judged.`)
      continue
    }
    const type = child(syntax, 'Type')
    if (syntax.kind === 'map' && type?.kind === 'scalar') {
      const elsewhere = { ...(file !== undefined && { file }), ...(field !== undefined && { field }) }
      declared.set(id, { id, type: type.text, keyStart, keyEnd, syntax, ...elsewhere })
    } else say('template-invalid', `The resource ${id} has no Type.`)
  }
  return declared
}

/** The macro that makes a resource, or several, or changes one. */
function macroOf(id: string, { value }: MapEntry): Syntax | undefined {
  if (id === transform) return value
  const call = callIn(value)
  return call ? (call.name === transform ? call.argument : undefined) : child(value, transform)
}
