import type { Syntax } from '../../syntax/syntax.ts'
import type { Body, HclReader } from './ast.ts'
export function readTfJson(root: Syntax, _hcl: HclReader): Body {
  return { attributes: new Map(), blocks: [], start: root.start, end: root.end }
}
