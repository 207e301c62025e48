import { defineConfig } from 'tsdown'

/** Not minified, so that profiles show the names of the sources. */
// biome-ignore lint/style/noDefaultExport: tsdown reads the default export
export default defineConfig({
  entry: [
    'run.ts',
    'start.ts',
    'one-template.ts',
    'yaml.ts',
    'hcl.ts',
    'terraform.ts',
    'estate.ts',
    'monorepo.ts',
    'secrets.ts',
    'plan.ts',
    'network.ts',
    'report-usage.ts',
  ],
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  clean: true,
  dts: false,
  fixedExtension: false,
  hash: false,
  deps: { alwaysBundle: [/./] },
  inputOptions: { resolve: { mainFields: ['module', 'main'] } },
})
