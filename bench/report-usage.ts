import { writeSync } from 'node:fs'

// Loaded with `--import` into a process that is measured: says on descriptor 3 how much memory it took at most, in KiB.
process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS))
})
