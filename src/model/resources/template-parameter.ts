import { flag, shape, text } from '../shape.ts'

/** A parameter of a template. `default` is the text of the declared default; a `noEcho` parameter's is never kept. */
export const templateParameter = shape('AWS CloudFormation User Guide, Parameters', {
  name: text(),
  type: text({ default: 'String' }),
  default: text(),
  noEcho: flag({ default: false }),
})
