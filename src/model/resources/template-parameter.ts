import { flag, shape, text } from '../shape.ts'

/**
 * A parameter of a template. `default` is the text of the declared default; a `noEcho` parameter's is never kept, but
 * `hasDefault` says that there is one which is more than the place for a secret.
 */
export const templateParameter = shape('AWS CloudFormation User Guide, Parameters', {
  name: text(),
  type: text({ default: 'String' }),
  default: text(),
  hasDefault: flag({ default: false }),
  noEcho: flag({ default: false }),
})
