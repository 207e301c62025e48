import type { Origin } from '../../model/origin.ts'
import { matches } from '../../model/pattern.ts'
import type { Resource } from '../../model/resource.ts'
import type { policyStatement } from '../../model/resources/policy.ts'
import type { StructOf } from '../../model/shape.ts'
import type { Unknown } from '../../model/slot.ts'
import { placeOf, type World } from '../../model/world.ts'
import { referenceIndex } from '../references.ts'
import { textsOf } from '../texts.ts'

type Bucket = Resource<'AWS::S3::Bucket'>
type Statement = StructOf<typeof policyStatement>

/** Statements that let everyone write to a bucket, those that do so under a condition, and what could not be read. */
export interface PublicWriters {
  readonly always: readonly Origin[]
  readonly onCondition: readonly Origin[]
  readonly unread: readonly Unknown[]
}

/** Who may write to the bucket by the policies of the scan, as far as that is everyone. */
export function publicWritersOf(bucket: Bucket, world: World): PublicWriters {
  const always: Origin[] = []
  const onCondition: Origin[] = []
  const unread: Unknown[] = []
  for (const policy of policiesOf(world.estate).to.get(bucket.address) ?? []) {
    if (!world.exists(policy)) continue
    const document = world.read(policy, 'policyDocument')
    if (document.is === 'unknown') unread.push(document)
    if (document.is !== 'known') continue
    const statements = world.items(document.value, 'statement')
    unread.push(...statements.unknown)
    for (const { value: statement } of statements.items) {
      const effect = world.read(statement, 'effect')
      if (effect.is !== 'known' || effect.value !== 'Allow') continue
      if (!isForEveryone(statement, world) || !allowsPut(statement, world)) continue
      const conditional = world.read(statement, 'condition').is !== 'absent'
      if (conditional) onCondition.push(placeOf(statement))
      else always.push(placeOf(statement))
    }
  }
  return { always, onCondition, unread }
}

/** The policies that may be each bucket's. */
const policiesOf = referenceIndex(
  (estate) => estate.ofType('AWS::S3::BucketPolicy'),
  (policy) => [policy.slots.bucket],
)

/** Source: IAM User Guide, "AWS JSON policy elements: Principal". */
function isForEveryone(statement: Statement, world: World): boolean {
  if (world.read(statement, 'notPrincipal').is !== 'absent') return true
  const named = world.entries(statement, 'principal').entries.get('AWS')
  return named?.is === 'known' && textsOf(named.value, world).some((text) => text.is === 'known' && text.value === '*')
}

function allowsPut(statement: Statement, world: World): boolean {
  const actions = world.read(statement, 'action')
  if (actions.is !== 'known') return world.read(statement, 'notAction').is !== 'absent'
  return textsOf(actions.value, world).some(
    (text) => text.is === 'known' && matches(text.value.toLowerCase(), 's3:putobject'),
  )
}
