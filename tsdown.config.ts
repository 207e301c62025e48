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
  // jsonc-parser's CommonJS form requires its parts by computed name, which no bundler can follow.
  inputOptions: { resolve: { mainFields: ['module', 'main'] } },
})
