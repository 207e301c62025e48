/** Measures the secret detector on the labelled table: `npm run secrets:measure`. No value is printed, only its name. */
import { measured } from '../test/secrets/measured.ts'

const { rows, secrets, precision, recall, misses } = measured()
for (const { row, found } of misses) console.log(`${found ? 'false alarm' : 'missed     '}  ${row.name}  ${row.why}`)
console.log(
  `${rows} strings, ${secrets} of them secrets: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
)
