import type { Origin } from '../../../model/origin.ts'
import type { Why } from '../../../model/slot.ts'
import { joinParts, type Part } from '../../../model/text.ts'
import type { ScalarSyntax } from '../../syntax/syntax.ts'
import { lengthOf, maxTextLength, type Plain, partsOf, textOf, type Value, valueIf } from '../../value.ts'
import type { TemplatePart } from '../syntax/ast.ts'
import { itemsOf } from './collections.ts'
import { condition, inBranches } from './conditions.ts'
import { type Environment, evaluate, faulty, placeIn, scalar, tooLarge, unknown, withNames } from './scope.ts'

/**
 * The text that a template comes to.
 *
 * Source: Terraform documentation, "Strings and Templates".
 */
export function template(parts: readonly TemplatePart[], at: Origin, environment: Environment): Value {
  const [only] = parts
  if (parts.length === 1 && only?.is === 'interpolation') return evaluate(only.value, environment)
  const heredoc = heredocOf(parts, at, environment)
  if (parts.every((part) => part.is === 'text')) {
    const value = parts.map((part) => part.text).join('')
    return heredoc ? textOf([value], undefined, at, { scalar: heredoc.scalar, offsets: [0] }) : scalar(value, at)
  }
  return joined(piecesOf(parts, environment), at, environment, heredoc)
}

/** A heredoc as a block of text with its places, and where each part begins in that; what is put in stands as written. */
interface Heredoc {
  readonly scalar: ScalarSyntax
  readonly starts: readonly number[]
  readonly isInserted: readonly boolean[]
}

function heredocOf(parts: readonly TemplatePart[], at: Origin, { module }: Environment): Heredoc | undefined {
  const source = at.at === 'text' && !module.place ? module.reading.files[at.file]?.text : undefined
  if (at.at !== 'text' || source === undefined || !source.startsWith('<<', at.start)) return undefined
  const starts: number[] = []
  let text = ''
  for (const part of parts) {
    if (part.is !== 'text' && part.is !== 'interpolation') return undefined
    starts.push(text.length)
    text += part.is === 'text' ? part.text : source.slice(part.start, part.end)
  }
  return {
    scalar: { kind: 'scalar', style: 'literal', text, start: at.start, end: at.end },
    starts,
    isInserted: parts.map(({ is }) => is !== 'text'),
  }
}

/** The pieces of a template, each a value that can stand in a text. */
function piecesOf(parts: readonly TemplatePart[], environment: Environment): readonly Value[] {
  return parts.flatMap((part) => pieceOf(part, environment))
}

function pieceOf(part: TemplatePart, environment: Environment): readonly Value[] {
  const at = placeIn(environment, part)
  switch (part.is) {
    case 'text':
      return [scalar(part.text, at)]
    case 'interpolation':
      return [evaluate(part.value, environment)]
    case 'if': {
      const guard = condition(evaluate(part.when, environment), at, environment)
      if (typeof guard === 'boolean') return piecesOf(guard ? part.yes : part.no, environment)
      return [
        valueIf(
          guard,
          joined(piecesOf(part.yes, environment), at, environment),
          joined(piecesOf(part.no, environment), at, environment),
        ),
      ]
    }
    case 'for': {
      const items = itemsOf(evaluate(part.of, environment), at)
      if (!items) return [unknown({ because: 'intrinsic', name: 'A list' }, { name: '…' }, at)]
      return items.flatMap(({ key, value }) => {
        const names: [string, Value][] = [[part.valueName, value]]
        if (part.keyName !== undefined) names.push([part.keyName, key])
        return environment.module.budget.spend(1) ? piecesOf(part.body, withNames(environment, names)) : []
      })
    }
  }
}

function joined(values: readonly Value[], at: Origin, environment: Environment, heredoc?: Heredoc): Value {
  return inBranches('The text', values, at, environment, (plain) => {
    const parts: Part[] = []
    const offsets: number[] = []
    const inserted: boolean[] = []
    let why: Why | undefined
    let length = 0
    for (const [index, value] of plain.entries()) {
      const found = partsIn(value)
      if (!found) return faulty('template-invalid', 'Only text can be put into a text.', 'text', at, environment)
      if (value.is === 'text' || value.is === 'unknown') why ??= value.why
      length += lengthOf(found)
      if (length > maxTextLength) return tooLarge('The text', at, environment)
      for (const part of found) {
        parts.push(part)
        offsets.push(heredoc?.starts[index] ?? 0)
        inserted.push(heredoc?.isInserted[index] ?? false)
      }
    }
    return heredoc
      ? textOf(parts, why, at, { scalar: heredoc.scalar, offsets, inserted })
      : textOf(joinParts(parts), why, at)
  })
}

const partsIn = (value: Plain): readonly Part[] | undefined => (value.is === 'nothing' ? undefined : partsOf(value))
