import { posix } from 'node:path'
import { type Hole, type Part, wholeText } from '../../../model/text.ts'
import type { Value } from '../../value.ts'
import { withoutEnd } from '../without-end.ts'
import type { CallContext } from './function.ts'
import { compileGlob, takes } from './glob.ts'
import { hashOf } from './hash-and-crypto.ts'
import type { Maker } from './maker.ts'
import { asSet } from './order.ts'
import { OutOfSteps } from './regex/machine.ts'
import { type Definition, define, type Group, map, type Parameter, type Pieces, pieces, string } from './signature.ts'

/** The working directory of a run: a path that begins with it is one of the configuration all the same. */
export const workingDirectory: Hole = { name: 'path.cwd' }

const isWorkingDirectory = (part: Part | undefined): boolean =>
  typeof part === 'object' && part.name === workingDirectory.name

/** The path of a file, from the working directory of the configuration. */
const path: Parameter<string> = {
  read: (value) => {
    const read = pieces.read(value)
    if (!read || !('found' in read)) return read
    const { parts } = read.found
    const inside = isWorkingDirectory(parts[0]) ? parts.slice(1) : parts
    const whole = wholeText(inside)
    if (whole === undefined) return string.read(value)
    return { found: inside === parts ? whole : `.${whole}` }
  },
}

const missing = (file: string, make: Maker): Value => make.unknown({ because: 'not-scanned', name: file })

/** A function of what a text file holds. */
function ofFile(use: (text: string, make: Maker) => Value, bytes: boolean): Definition {
  return define([path], ([file], make, context) => {
    if (file === '') return undefined
    const text = context.readText(file)
    // Bytes that are no UTF-8 were lost on reading.
    if (text === undefined || (bytes && text.includes('\ufffd'))) return missing(file, make)
    return use(text, make)
  })
}

const hashOfFile = (algorithm: string, form: 'hex' | 'base64'): Definition =>
  ofFile((text, make) => make.text(hashOf(algorithm, form, text)), true)

/** As Go cleans paths: no slash at the end, no `.`, and `..` only in front. */
const clean = (text: string): string => posix.normalize(text).replace(/(?<=.)\/$/, '')

function baseOf(text: string): string {
  const last = withoutEnd(text, /\//)
  if (last === '') return text === '' ? '.' : '/'
  return last.slice(last.lastIndexOf('/') + 1)
}

const folderOf = (text: string): string => clean(text.slice(0, text.lastIndexOf('/') + 1))

/** The last element is known where a literal has it and the slash before it. */
function baseOfParts({ parts, why }: Pieces, make: Maker): Value | undefined {
  const whole = wholeText(parts)
  const last = whole ?? parts.at(-1)
  const isKnown = typeof last === 'string' && (whole !== undefined || /\/[^/]+\/*$/.test(last))
  return isKnown ? make.text(baseOf(last)) : why && make.unknown(why)
}

function folderOfParts({ parts, why }: Pieces, make: Maker): Value | undefined {
  const whole = wholeText(parts)
  if (whole !== undefined) return make.text(folderOf(whole))
  const [first, last] = parts
  const isKnown = parts.length === 2 && typeof first === 'object' && typeof last === 'string' && /^\/[^./]/.test(last)
  if (!isKnown) return why && make.unknown(why)
  return make.parts([first, folderOf(last).replace(/^\/$/, '')], why)
}

function filesIn(folder: string, pattern: string, make: Maker, context: CallContext): Value | undefined {
  const whole = posix.join(folder === '' ? '.' : folder, pattern)
  const glob = compileGlob(whole)
  if (!glob) return undefined
  // What has no sign of a pattern in front is a folder, so that no more is listed than needed.
  const base = /^(?:[^*?[{\\/]*\/)*/.exec(whole)?.[0] ?? ''
  const listed = context.list?.(base === '' ? '.' : clean(base))
  if (!listed) return make.byNature()
  try {
    const found = listed.filter((file) => takes(glob, base + file, (steps) => context.spend(steps)))
    const names = found.map((file) => posix.relative(clean(folder), base + file))
    return make.list(asSet(names.map((name) => make.text(name))))
  } catch (error) {
    if (error instanceof OutOfSteps) return make.tooLarge()
    throw error
  }
}

/** Source: Terraform documentation, "Built-in Functions", Filesystem Functions. */
export const filesystemFunctions: Group = {
  abspath: define([string], ([text], make) => {
    if (text.startsWith('/')) return make.text(clean(text))
    const why = { because: 'not-in-files', what: 'the working directory' } as const
    const inside = clean(text)
    return make.parts(inside === '.' ? [workingDirectory] : [workingDirectory, `/${inside}`], why)
  }),
  basename: define([pieces], ([text], make) => baseOfParts(text, make)),
  dirname: define([pieces], ([text], make) => folderOfParts(text, make)),
  file: ofFile((text, make) => make.text(text), false),
  filebase64: ofFile((text, make) => ({ ...make.text(text), encoded: true }), true),
  filebase64sha256: hashOfFile('sha256', 'base64'),
  filebase64sha512: hashOfFile('sha512', 'base64'),
  fileexists: define([path], ([file], make, context) =>
    context.readText(file) === undefined ? missing(file, make) : make.flag(true),
  ),
  filemd5: hashOfFile('md5', 'hex'),
  fileset: define([path, string], ([folder, pattern], make, context) => filesIn(folder, pattern, make, context)),
  filesha1: hashOfFile('sha1', 'hex'),
  filesha256: hashOfFile('sha256', 'hex'),
  filesha512: hashOfFile('sha512', 'hex'),
  pathexpand: define([string], ([text], make) => {
    if (text === '~' || text.startsWith('~/')) return make.byNature()
    return text.startsWith('~') ? undefined : make.text(text)
  }),
  templatefile: define([path, map], ([file, variables], make, context) => {
    const text = context.readText(file)
    return text === undefined ? missing(file, make) : context.template(text, variables.entries)
  }),
  templatestring: define([string, map], ([text, variables], _make, context) =>
    context.template(text, variables.entries),
  ),
}
