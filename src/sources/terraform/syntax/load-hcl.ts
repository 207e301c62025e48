import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Language, Parser } from 'web-tree-sitter'
import type { HclReader } from './ast.ts'
import { kindsOf } from './cst.ts'
import { hclReader } from './reader.ts'

let loading: Promise<HclReader> | undefined

/** The reader of HCL, made ready once in a process. */
export function loadHcl(): Promise<HclReader> {
  loading ??= load()
  return loading
}

async function load(): Promise<HclReader> {
  await Parser.init({ wasmBinary: wasm('web-tree-sitter', 'web-tree-sitter.wasm') })
  const language = await Language.load(wasm('@tree-sitter-grammars/tree-sitter-hcl', 'tree-sitter-terraform.wasm'))
  return hclReader(new Parser().setLanguage(language), kindsOf(language))
}

/** A WebAssembly file: beside the program where that is built (tsdown.config.ts), else in its package. */
function wasm(from: string, name: string): Uint8Array {
  const beside = fileURLToPath(new URL(name, import.meta.url))
  return readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`${from}/${name}`))
}
