/** A block that is made where the input of its name says anything. */
export const blockOf = (input: string, fields: readonly string[]): string => `
  dynamic "${input}" {
    for_each = try(length(var.${input}), 0) > 0 ? [var.${input}] : []

    content {
${fields.map((field) => `      ${field} = try(${input}.value.${field}, null)\n`).join('')}    }
  }
`

/** A block for each item of the input of its name. */
export const blocksOf = (name: string, fields: readonly string[], input = `var.${name}`): string => `
  dynamic "${name}" {
    for_each = ${input}

    content {
${fields.map((field) => `      ${field} = try(${name}.value.${field}, null)\n`).join('')}    }
  }
`
