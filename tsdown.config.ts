import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/cli/main.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  clean: true,
  dts: false,
  minify: true,
  fixedExtension: false,
  hash: false,
  // Dependencies are bundled: one small file loads faster than hundreds.
  deps: { alwaysBundle: [/./] },
  // Beside the chunk that loads them (src/sources/terraform/syntax/load-hcl.ts).
  copy: [
    { from: 'node_modules/web-tree-sitter/web-tree-sitter.wasm', to: 'dist' },
    { from: 'node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm', to: 'dist' },
  ],
  // jsonc-parser's CommonJS form requires its parts by computed name, which no bundler can follow.
  inputOptions: { resolve: { mainFields: ['module', 'main'] } },
})
