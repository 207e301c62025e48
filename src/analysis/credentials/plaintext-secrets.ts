import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import type { Unknown } from '../../model/slot.ts'
import type { Hole } from '../../model/text.ts'
import { type Secret, secretsIn } from '../../secrets/detector.ts'
import { partsOf, type Text } from '../texts.ts'

/**
 * What a text that everybody may read who reads the resource holds of secrets.
 *
 * `given`: no secret is written, but deployment puts one in its place. `unknown`: its name speaks of a secret, and what
 * stands there cannot be seen.
 */
export type Plaintext =
  | { readonly is: 'secret'; readonly kinds: readonly string[]; readonly given: boolean }
  | { readonly is: 'none' }
  | { readonly is: 'unknown'; readonly read: Unknown }

const none: Plaintext = { is: 'none' }

/** A text that says nothing by itself: where a name makes a secret of it, it is the name that speaks of one. */
export const anyText = 'Xk29fjQ83lsPw'

/** How a hole is shown to the detector: as something that is filled in, and without its name, which is no text. */
export const filledIn = `\${value}`

/** The ARN of a secret is none, however much `secret:` it has in it. */
const arns = /\barn:[^\s"',;|&]*/g

const secretsBesideArns = (text: string, name = ''): readonly Secret[] =>
  secretsIn(text.includes('arn:') ? text.replace(arns, filledIn) : text, name)

/** Does a name say that its value is a secret? */
export const tellsOfSecret = (name: string): boolean => secretsIn(anyText, name).length > 0

/**
 * The secrets in a text under its name.
 *
 * A name that speaks of no secret is taken at its word where the value cannot be seen: endpoints, names and ARNs, which are
 * nearly all of what templates refer to, are known after deployment only. A name that does speak of one is too, where a
 * parameter or a dynamic reference gives it the value: CloudFormation writes what it resolves into the resource, for all to
 * read who may describe it, whether the parameter is NoEcho or not.
 *
 * Sources: AWS CloudFormation User Guide, "Get a secret or secret value from Secrets Manager" (the value may show up in the
 * service whose resource it is used in), "Parameters" (NoEcho).
 */
export function plaintextIn(text: Text, name: string, estate: Estate): Plaintext {
  if (text.is === 'known') return secretOf(secretsBesideArns(text.value, name), false)
  const parts = partsOf(text)
  const [only] = parts
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return inHole(only, text, name, estate)
  const shown = (fill: (hole: Hole) => string) =>
    parts
      .map((part) => (typeof part === 'string' ? part : (part.text ?? fill(part))))
      .join('')
      .replaceAll(`://${filledIn}:`, '://user:')
  const written = secretsBesideArns(shown(() => filledIn))
  if (written.length > 0) return secretOf(written, false)
  const given = secretsBesideArns(shown((hole) => (isSecretive(contentOf(hole, text, estate)) ? anyText : filledIn)))
  if (given.length > 0) return secretOf(given, true)
  const around = secretsBesideArns(
    shown(() => filledIn),
    name,
  )
  if (around.length === 0) return none
  // A Region or the name of the stack hides nothing; with slashes, or with what else may stand there, it may be a name.
  const deployed = shown(({ name: hole }) => valuesOfPseudo[hole] ?? filledIn)
  const hidesNothing = !deployed.includes(filledIn) && !deployed.includes('/')
  return hidesNothing && secretsBesideArns(deployed, name).length > 0
    ? secretOf(around, false)
    : { is: 'unknown', read: text }
}

/** What pseudo parameters are like. Source: AWS CloudFormation User Guide, "Pseudo parameters reference". */
const valuesOfPseudo: Readonly<Record<string, string>> = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::StackName': 'shop',
  'AWS::URLSuffix': 'amazonaws.com',
}

/** Is what stands there, or a part of it, given at deployment: by a resource, a dynamic reference or a parameter? */
export function isGiven(text: Text, estate: Estate): boolean {
  return (
    text.is === 'unknown' &&
    partsOf(text).some(
      (part) =>
        typeof part !== 'string' &&
        (part.resource !== undefined || part.name.startsWith('resolve:') || isParameter(part, text, estate)),
    )
  )
}

function secretOf(found: readonly Secret[], given: boolean): Plaintext {
  return found.length > 0 ? { is: 'secret', kinds: [...new Set(found.map(({ kind }) => kind))], given } : none
}

/**
 * What a hole is filled with: a secret by its own account; whatever the name of the place says; something that no name
 * here tells; or surely no secret.
 */
type Content = { readonly is: 'secret'; readonly name: string } | { readonly is: 'as-named' | 'not-told' | 'plain' }

const isSecretive = ({ is }: Content) => is === 'secret' || is === 'as-named'

function inHole(hole: Hole, read: Unknown, name: string, estate: Estate): Plaintext {
  const content = contentOf(hole, read, estate)
  const byName = secretsIn(anyText, name)
  if (content.is === 'secret') {
    const found = byName.length > 0 ? byName : secretsIn(anyText, content.name)
    return { is: 'secret', kinds: found.length > 0 ? found.map(({ kind }) => kind) : ['secret'], given: true }
  }
  if (byName.length === 0 || content.is === 'plain') return none
  return content.is === 'as-named' ? secretOf(byName, true) : { is: 'unknown', read }
}

const secretIn = (name: string): Content => ({ is: 'secret', name })

function contentOf(hole: Hole, read: Unknown, estate: Estate): Content {
  if (hole.name.startsWith('resolve:')) return contentOfReference(hole.name.slice('resolve:'.length))
  if (hole.resource !== undefined) {
    const attribute = hole.attribute ?? 'Ref'
    if (tellsOfSecret(attribute)) return secretIn(attribute)
    return { is: /(?:^|\.)(?:value|result|output)$/i.test(attribute) ? 'not-told' : 'plain' }
  }
  if (hole.name.startsWith('AWS::')) return { is: 'plain' }
  const isOne = isParameter(hole, read, estate)
  return { is: isOne && (isOne === 'no-echo' || tellsOfSecret(hole.name)) ? 'as-named' : 'not-told' }
}

/** Source: AWS CloudFormation User Guide, "Get values stored in other services using dynamic references". */
function contentOfReference(reference: string): Content {
  const service = reference.slice(0, reference.indexOf(':'))
  const rest = reference.slice(service.length + 1)
  if (service === 'secretsmanager') {
    const key = /:SecretString:([^:]*)/.exec(rest)?.[1] ?? ''
    if (key === '') return secretIn('secret')
    return tellsOfSecret(key) ? secretIn(key) : { is: 'as-named' }
  }
  if (service === 'ssm-secure') return secretIn('secret')
  const name = rest.replace(/:\d+$/, '').split('/').at(-1) ?? ''
  return tellsOfSecret(name) ? secretIn(name) : { is: 'not-told' }
}

/** Is a hole a parameter of the template in which the text stands? */
function isParameter(hole: Hole, read: Unknown, estate: Estate): 'no-echo' | 'parameter' | false {
  const { why } = read
  const isHidden = why.because === 'no-echo' || (why.because === 'sensitive' && hole.variable !== undefined)
  if (isHidden && why.name === hole.name) return 'no-echo'
  const declared = parameterOf(hole, read, estate)
  if (declared) {
    const { noEcho } = declared.slots
    return noEcho?.is === 'known' && noEcho.value ? 'no-echo' : 'parameter'
  }
  return why.because === 'parameter' && why.name === hole.name && 'parameter'
}

/** The parameter that a hole is, declared in the template in which the text stands. */
export function parameterOf(
  hole: Hole,
  { origin }: Text,
  estate: Estate,
): Resource<'Breakwater::TemplateParameter'> | undefined {
  const path = origin.at === 'text' ? estate.files[origin.file]?.path : undefined
  const declared = estate.at(`${path}#${hole.name}`) ?? estate.at(hole.variable ?? '')
  return declared?.type === 'Breakwater::TemplateParameter' ? declared : undefined
}
