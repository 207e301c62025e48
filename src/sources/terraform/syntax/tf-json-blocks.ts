/**
 * What the names in JSON configuration are, where the language itself says so.
 *
 * JSON does not tell an argument from a block. The blocks of the language are known; those of resource types are not, and
 * stay arguments that are objects, or tuples of objects.
 *
 * Source: Terraform documentation, "JSON Configuration Syntax".
 */
export interface BlockRules {
  readonly labels: number
  readonly blocks: Readonly<Record<string, BlockRules>>
  /** How texts are read: as templates where nothing is said. */
  readonly texts: Readonly<Record<string, 'literal' | 'expression'>>
  /** How the texts of all other arguments are read. */
  readonly other?: 'literal' | undefined
}

const block = (
  labels: number,
  blocks: Readonly<Record<string, BlockRules>> = {},
  texts: BlockRules['texts'] = {},
  other?: 'literal',
): BlockRules => ({ labels, blocks, texts, other })

const plain = block(0)
const conditions = { precondition: plain, postcondition: plain }
const lifecycle = block(0, conditions, { ignore_changes: 'expression', replace_triggered_by: 'expression' })
const provisioner = block(1, { connection: plain }, { when: 'expression', on_failure: 'expression' })

/** A dynamic block can be inside what another one makes. */
const content: BlockRules = {
  labels: 0,
  texts: {},
  get blocks() {
    return { dynamic }
  },
}
const dynamic = block(1, { content }, { iterator: 'expression' })

const resource = block(
  2,
  { lifecycle, provisioner, connection: plain, dynamic },
  { depends_on: 'expression', provider: 'expression' },
)

const moves = { from: 'expression', to: 'expression' } as const

const terraform = block(
  0,
  { backend: block(1, {}, {}, 'literal'), cloud: block(0, { workspaces: block(0, {}, {}, 'literal') }, {}, 'literal') },
  {},
  'literal',
)
const requiredProviders = block(0, {}, {}, 'literal')

/** The blocks of a file. */
export const fileBlocks: BlockRules = block(0, {
  resource,
  data: resource,
  ephemeral: resource,
  module: block(1, {}, { source: 'literal', version: 'literal', depends_on: 'expression', providers: 'expression' }),
  variable: block(1, { validation: plain }, { type: 'expression' }, 'literal'),
  output: block(1, { precondition: plain }, { description: 'literal', depends_on: 'expression' }),
  locals: plain,
  provider: block(1, {}, { alias: 'literal', version: 'literal' }),
  terraform: { ...terraform, blocks: { ...terraform.blocks, required_providers: requiredProviders } },
  moved: block(0, {}, moves),
  import: block(0, {}, { to: 'expression', provider: 'expression' }),
  removed: block(0, { lifecycle: plain, provisioner }, { from: 'expression' }),
  check: block(1, { data: resource, assert: plain }),
})
