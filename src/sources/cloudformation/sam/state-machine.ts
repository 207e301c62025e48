import { isJson, parseFile } from '../../parse-file.ts'
import { child, type Syntax } from '../../syntax/syntax.ts'
import { partsOf } from '../../value.ts'
import { fileAt } from '../locate.ts'
import { inFile } from '../transforms/include.ts'
import { addEvents } from './events.ts'
import { type Expansion, property, type SamResource } from './expansion.ts'
import { getAtt, isGiven, make, type Piece, placeOf, ref, textIn } from './make.ts'
import { addPolicies } from './policies.ts'
import { Role, tracingPolicy, trusting } from './role.ts'

/**
 * A state machine of SAM: that of Step Functions, the role that it has unless it is given one, and what its events make.
 *
 * Source: AWS SAM Developer Guide, "AWS::Serverless::StateMachine"; "Generated CloudFormation resources".
 */
export function expandStateMachine(machine: SamResource, out: Expansion): void {
  const { id } = machine
  const given = property(machine, 'Role')
  const prop = (name: string) => property(machine, name)
  out.become(machine, 'AWS::StepFunctions::StateMachine', {
    StateMachineName: prop('Name'),
    StateMachineType: prop('Type'),
    RoleArn: isGiven(given) ? given : getAtt(`${id}Role`, 'Arn'),
    ...definitionOf(machine, out),
    DefinitionSubstitutions: prop('DefinitionSubstitutions'),
    LoggingConfiguration: prop('Logging'),
    TracingConfiguration: prop('Tracing'),
  })
  if (!isGiven(given)) {
    const role = new Role(machine)
    addPolicies(machine, role, out)
    const tracing = child(prop('Tracing'), 'Enabled')
    if (textIn(tracing)?.toLowerCase() === 'true' && tracing)
      role.addManaged(tracingPolicy(out, machine.at), placeOf(tracing, ''))
    role.finish(trusting('states.amazonaws.com'), out)
  }
  addEvents(machine, { is: 'state-machine', arn: targetOf(machine, out) }, undefined, out)
}

/** Events lead to the state machine, or to the alias that is published of it. */
function targetOf(machine: SamResource, out: Expansion): Piece {
  const alias = out.textOf(property(machine, 'AutoPublishAlias'))
  if (alias === undefined) return ref(machine.id)
  const id = `${machine.id}Alias${alias}`
  out.add(id, 'AWS::StepFunctions::StateMachineAlias', { Name: alias }, machine)
  return textIn(property(machine, 'UseAliasAsEventTarget'))?.toLowerCase() === 'true' ? ref(id) : ref(machine.id)
}

/** The definition where it stands, or in the file of the scan that is named. */
function definitionOf(machine: SamResource, out: Expansion): { readonly [key: string]: Piece | undefined } {
  const definition = property(machine, 'Definition')
  const place = property(machine, 'DefinitionUri')
  if (isGiven(definition) || !place) return { Definition: definition }
  const { scope } = out
  const key = child(place, 'Key') ?? place
  const value = scope.evaluate(key, place.field ?? '')
  const parts = value.is === 'choice' ? undefined : partsOf(value)
  const file = parts && fileAt(parts, scope.path, scope.reading.fileNamed)
  if (file) {
    const { text, id } = file
    const whole = { kind: 'scalar', text, style: 'plain', start: 0, end: text.length, file: id } as const
    if (isJson(text)) {
      scope.reading.secretSearch.look(whole, id)
      return { DefinitionString: { ...whole, field: 'DefinitionUri' } }
    }
    const [tree] = parseFile(text, file.path, true, scope.reading) ?? []
    if (tree) {
      scope.reading.secretSearch.look(tree, id)
      return { Definition: inFile(tree, id) }
    }
  }
  return { DefinitionString: notThere(machine, key, !file, out) }
}

/** A definition that is fetched from somewhere else at deployment. */
function notThere({ id }: SamResource, place: Syntax, isMissing: boolean, out: Expansion): Syntax {
  const shown = textIn(place) ?? 'a file'
  const at = placeOf(place, '')
  const says = `The definition of ${id} is in ${shown}, which is not in this scan.`
  if (isMissing) out.scope.report('file-not-followed', says, out.scope.place(place, at.field))
  return make(at, `{{resolve:S3:${shown}}}`)
}
