/**
 * A Terraform configuration file as a tree with places: the common form of HCL and of `.tf.json`, before anything is
 * evaluated. Ranges are half-open offsets into the text, in UTF-16 code units.
 *
 * Source: Terraform documentation, "Configuration Syntax", "Expressions"; HCL native syntax specification.
 */
export interface Place {
  readonly start: number
  readonly end: number
}

/** What stands between the braces of a block, or in a file as a whole. */
export interface Body extends Place {
  readonly attributes: ReadonlyMap<string, AttributeSyntax>
  /** In the order in which they stand. */
  readonly blocks: readonly Block[]
}

export interface AttributeSyntax {
  readonly nameStart: number
  readonly nameEnd: number
  readonly value: Expression
}

/** `resource "aws_ecs_service" "web" { … }`: the type is `resource`, the labels are the two texts after it. */
export interface Block extends Place {
  readonly type: string
  readonly labels: readonly string[]
  /** Where type and labels stand. */
  readonly head: Place
  readonly body: Body
}

/** An expression. Binary operators keep their source form, e.g. `&&`, `>=`. */
export type Expression =
  | (Place & { readonly is: 'literal'; readonly value: string | number | boolean | null })
  | (Place & { readonly is: 'template'; readonly parts: readonly TemplatePart[] })
  /** `inQuotes` are the indexes of items that are written as `"${…}"`. */
  | (Place & { readonly is: 'tuple'; readonly items: readonly Expression[]; readonly inQuotes?: ReadonlySet<number> })
  | (Place & { readonly is: 'object'; readonly entries: readonly ObjectEntry[] })
  | (Place & { readonly is: 'variable'; readonly name: string })
  | (Place & { readonly is: 'attribute'; readonly of: Expression; readonly name: string })
  | (Place & { readonly is: 'index'; readonly of: Expression; readonly key: Expression })
  /** `of[*].a[0]`: `each` is what is done with each item, in which the item is the variable `item`. */
  | (Place & { readonly is: 'splat'; readonly of: Expression; readonly each: Expression })
  | (Place & {
      readonly is: 'call'
      readonly name: string
      readonly args: readonly Expression[]
      readonly spread: boolean
    })
  | (Place & { readonly is: 'unary'; readonly operator: '!' | '-'; readonly operand: Expression })
  | (Place & {
      readonly is: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    })
  | (Place & {
      readonly is: 'conditional'
      readonly when: Expression
      readonly yes: Expression
      readonly no: Expression
    })
  | (Place & ForExpression)

export type BinaryOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '&&' | '||'

export interface ObjectEntry {
  /** A bare word is a literal text; anything in brackets is evaluated. */
  readonly key: Expression
  readonly value: Expression
}

/** `[for k, v in of : value if when]` makes a tuple; with a `key` it makes an object, grouped where `group`. */
export interface ForExpression {
  readonly is: 'for'
  readonly keyName: string | undefined
  readonly valueName: string
  readonly of: Expression
  readonly key: Expression | undefined
  readonly value: Expression
  readonly when: Expression | undefined
  readonly group: boolean
}

/**
 * A piece of a quoted text or heredoc. Literal text is decoded: escapes resolved, the indentation of `<<-` taken away, the
 * space that `~` eats taken away. `start` and `end` are where it stands in the file.
 */
export type TemplatePart =
  | (Place & { readonly is: 'text'; readonly text: string })
  | (Place & { readonly is: 'interpolation'; readonly value: Expression })
  | (Place & {
      readonly is: 'if'
      readonly when: Expression
      readonly yes: readonly TemplatePart[]
      readonly no: readonly TemplatePart[]
    })
  | (Place & {
      readonly is: 'for'
      readonly keyName: string | undefined
      readonly valueName: string
      readonly of: Expression
      readonly body: readonly TemplatePart[]
    })

/** What turns texts into trees. Loading it takes a moment, so it is done only where a scan has Terraform in it. */
export interface HclReader {
  /** @throws SyntaxFault `hcl-invalid` or `nesting-too-deep`, with the place. */
  readFile(text: string): Body
  /** The expression that a text is, as in `terraform console`. @throws SyntaxFault */
  readExpression(text: string): Expression
  /** A text with `${…}` and `%{…}` in it, as strings of `.tf.json` and files of `templatefile` are. @throws SyntaxFault */
  readTemplate(text: string): Expression
}
