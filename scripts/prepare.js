import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// Where npm installs a git repository globally, as pre-commit has it do, it runs this without having installed anything
// (npm/cli issue 8440).
const run = (command) => execSync(command, { stdio: 'inherit' })
if (!existsSync('node_modules/tsdown')) run('npm ci --no-global --ignore-scripts --include=dev')
run('npm run build --no-global')
