import type { FileId, Origin } from '../../../model/origin.ts'
import type { Block, Body, Expression } from '../syntax/ast.ts'

/** A block, and the file in which it stands. */
export interface Declaration {
  readonly block: Block
  readonly file: FileId
}

/** A local value. */
export interface Local {
  readonly value: Expression
  readonly file: FileId
}

/** One file of a module. */
export interface ModuleFile {
  readonly file: FileId
  readonly path: string
  readonly body: Body
}

/** A module that is not there, for which a text of ours stands in. */
export interface StandIn {
  /** What is assumed of the module where the text counts. */
  readonly says: string
  /** The call, where everything that the text makes is placed. */
  readonly place: Origin
}

/** What the files of a folder declare together, by name; resources, data sources and ephemeral ones as `type.name`. */
export class ModuleSource {
  readonly folder: string
  readonly files: readonly ModuleFile[]
  readonly standIn: StandIn | undefined
  readonly variables = new Map<string, Declaration>()
  readonly locals = new Map<string, Local>()
  readonly resources = new Map<string, Declaration>()
  readonly data = new Map<string, Declaration>()
  readonly ephemeral = new Map<string, Declaration>()
  readonly modules = new Map<string, Declaration>()
  readonly outputs = new Map<string, Declaration>()
  readonly providers: Declaration[] = []

  constructor(folder: string, files: readonly ModuleFile[], standIn?: StandIn) {
    this.folder = folder
    this.files = files
    this.standIn = standIn
    for (const { body, file } of files) {
      for (const block of body.blocks) {
        const [first = '', second = ''] = block.labels
        const declaration = { block, file }
        switch (block.type) {
          case 'variable':
            this.variables.set(first, declaration)
            break
          case 'locals':
            for (const [name, { value }] of block.body.attributes) this.locals.set(name, { value, file })
            break
          case 'resource':
            this.resources.set(`${first}.${second}`, declaration)
            break
          case 'data':
            this.data.set(`${first}.${second}`, declaration)
            break
          case 'ephemeral':
            this.ephemeral.set(`${first}.${second}`, declaration)
            break
          case 'module':
            this.modules.set(first, declaration)
            break
          case 'output':
            this.outputs.set(first, declaration)
            break
          case 'provider':
            this.providers.push(declaration)
            break
          case 'check':
            for (const inner of block.body.blocks)
              if (inner.type === 'data') this.data.set(inner.labels.join('.'), { block: inner, file })
            break
        }
      }
    }
  }
}

/** The text of an attribute that is written out. */
export function literalAt({ attributes }: Body, name: string): string | undefined {
  const value = attributes.get(name)?.value
  if (value?.is === 'literal' && typeof value.value === 'string') return value.value
  const [only] = value?.is === 'template' ? value.parts : []
  return value?.is === 'template' && value.parts.length === 1 && only?.is === 'text' ? only.text : undefined
}

/** Is an attribute written as true? */
export const isTrueAt = ({ attributes }: Body, name: string): boolean => {
  const value = attributes.get(name)?.value
  return value?.is === 'literal' && value.value === true
}
