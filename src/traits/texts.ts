import { shownText, type Text, textsOf } from '../analysis/texts.ts'
import type { Field, List, Struct } from '../model/shape.ts'
import type { Maybe } from '../model/text.ts'
import type { World } from '../model/world.ts'
import { type Answer, any, no, unknown, unset, yes } from './answer.ts'

/** A structure that has a list of texts in the field. */
type WithTexts<K extends string> = Struct<{ readonly [field in K]: Field<List<string>> }>

/** Judges each text of a list inside a subject. `name` is what people call the list. */
export function someText<K extends string>(
  world: World,
  struct: WithTexts<NoInfer<K>>,
  field: K,
  judge: (text: Text) => Answer,
  name: string = field,
): readonly Answer[] {
  const list = world.read(struct, field)
  if (list.is === 'absent') return []
  return list.is === 'unknown' ? [unknown(list, name)] : textsOf(list.value, world).map(judge)
}

/** Yes for each text of the list that `holds`. */
export function has<K extends string>(
  world: World,
  struct: WithTexts<NoInfer<K>>,
  field: K,
  holds: (text: Text) => Maybe,
  name: string = field,
): Answer {
  if (struct.slots[field] === undefined) return no
  return any(
    someText(
      world,
      struct,
      field,
      (text) => {
        const answer = holds(text)
        if (answer === true) return yes(`${name} has "${shownText(text)}".`, text.origin)
        return answer === 'unknown' && text.is === 'unknown' ? unknown(text, `A part of ${name}`) : no
      },
      name,
    ),
  )
}

/** Yes where the list has no text that `holds`, or is not written; `what` is what it then lacks. */
export function lacks<K extends string>(
  world: World,
  struct: WithTexts<NoInfer<K>>,
  field: K,
  holds: (text: Text) => Maybe,
  what: string,
  name: string = field,
): Answer {
  const list = world.read(struct, field)
  if (list.is === 'unknown') return unknown(list, name)
  if (list.is === 'absent') return unset(`${name} is not set, so it lacks ${what}.`, struct.shape.source, list.origin)
  const found = has(world, struct, field, holds, name)
  if (found.is === 'yes') return no
  return found.is === 'unknown' ? found : yes(`${name} lacks ${what}.`, list.origin)
}
