import type { Gap } from '../../model/gap.ts'
import { replyKinds } from './documents/registry.ts'

/** What the AWS CLI writes in place of a reply. Only the code and the name of the call are told on: the rest may be long. */
const failed = /^\s*(?:aws: \[ERROR\]: )?An error occurred \(([\w.]{1,100})\) when calling the (\w{1,100}) operation\b/

/** The gap that a text is which holds the failure of a call. */
export function failedCall(text: string, path: string): Gap | undefined {
  const [, code, operation] = failed.exec(text.slice(0, 1000)) ?? []
  if (code === undefined || operation === undefined) return undefined
  const wanted = operation.toLowerCase()
  const kinds = replyKinds.filter(({ call }) => call.slice(call.indexOf(' ')).replace(/[ -]/g, '') === wanted)
  const types = [...new Set(kinds.flatMap(({ types }) => types))]
  const weakens = types.length === 0 ? '' : ` What it lists is not known to be whole: ${types.join(', ')}.`
  return { code: 'call-failed', says: `${operation} failed (${code}).${weakens}`, path }
}
