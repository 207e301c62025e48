import type { Gap } from '../model/gap.ts'
import { maxYamlLength } from './read-text.ts'
import type { Reading } from './reading.ts'
import { readJsonSequence } from './syntax/json.ts'
import { type Syntax, SyntaxFault } from './syntax/syntax.ts'
import { readYaml } from './syntax/yaml.ts'

/** Does the text begin as JSON does, after comments perhaps? */
export const isJson = (text: string): boolean => /^\s*(?:\/\/[^\n]*\s+|\/\*[\s\S]{0,5000}?\*\/\s*)*[[{]/.test(text)

/** The documents of a text, told by content; a fault is reported where the file should have been readable. */
export function parseFile(
  text: string,
  path: string,
  report: boolean,
  reading: Reading,
): readonly Syntax[] | undefined {
  const json = isJson(text)
  try {
    if (json) return readJsonSequence(text)
    if (text.length > maxYamlLength) {
      const says = `It holds more than ${maxYamlLength / 1024 / 1024} MiB of YAML, which is the most that is read.`
      if (report) reading.gaps.push({ code: 'file-too-large', says, path })
      return undefined
    }
    return readYaml(text)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    // A flow mapping of YAML begins like JSON.
    const mayBeFlow = json && error.code === 'json-invalid' && text.length <= maxYamlLength
    const flow = mayBeFlow ? flowYaml(text) : undefined
    if (!flow && report) reading.gaps.push(gapOf(error, text, path, reading))
    return flow
  }
}

function flowYaml(text: string): readonly Syntax[] | undefined {
  try {
    return readYaml(text)
  } catch {
    return undefined
  }
}

export function gapOf(fault: SyntaxFault, text: string, path: string, reading: Reading): Gap {
  const file = reading.addFile({ path, text })
  const start = Math.min(fault.offset, text.length)
  const origin = { at: 'text', file, start, end: Math.min(start + 1, text.length), field: '' } as const
  return { code: fault.code, says: `${fault.message}.`, origin }
}
