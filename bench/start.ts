import { line, median, program, quick, runNode } from './measure.ts'

const budget = 60

/** How much later than bare Node.js the program answers to `--help`. */
function start(): void {
  const pairs = Array.from({ length: quick ? 2 : 11 }, () => {
    const bare = runNode(['-e', '0']).seconds * 1000
    const helped = runNode([program, '--help']).seconds * 1000
    return { bare, more: helped - bare }
  })
  const more = median(pairs.map((pair) => pair.more))
  const bare = median(pairs.map((pair) => pair.bare))
  line(
    'start',
    '--help',
    `${more.toFixed(0)} ms over bare node (${bare.toFixed(0)} ms)`,
    `${budget} ms`,
    more <= budget,
  )
}

start()
