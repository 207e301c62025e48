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
})
