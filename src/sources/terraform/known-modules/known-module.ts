/**
 * A module of a registry that many teams use, by what its documentation says that some major versions of it take and make:
 * the inputs that matter with their defaults, and in HCL of our own the resources and outputs that matter.
 *
 * It stands in for the module where `terraform init` has not fetched it, and is evaluated as any module is.
 */
export interface KnownModule {
  /** As a `source` of the registry names it, with the path of the submodule. */
  readonly source: string
  /** The major versions that do this. */
  readonly majors: readonly number[]
  /** Inputs with their defaults, each an expression; `required` for one without. */
  readonly inputs: Readonly<Record<string, string>>
  /** Resources, locals and outputs. */
  readonly makes: string
}

/** When the table was last compared with the documentation of the modules. */
export const asOf = '2026-11-26'

/**
 * The module as a text. An input that is given as null has its default: these modules say the same with `nullable`, or with
 * the defaults of optional attributes.
 */
export function textOf({ inputs, makes }: KnownModule): string {
  const variables = Object.entries(inputs).map(([name, value]) => {
    if (value === 'required') return `variable "${name}" {}\n`
    return `variable "${name}" {\n  default  = ${value}\n  nullable = ${value === 'null'}\n}\n`
  })
  return `${variables.join('\n')}\n${makes}`
}

/** Outputs, each by its expression. */
export const outputs = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `output "${name}" {\n  value = ${value}\n}\n`)
    .join('\n')

/** Arguments, each by its expression. */
export const args = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `  ${name} = ${value}\n`)
    .join('')
