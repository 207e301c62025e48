import { secretsIn } from '../../src/secrets/detector.ts'
import { labelled, type Row } from './labelled.ts'

/** What the detector makes of the labelled table. */
export function measured() {
  const judged = labelled.map((row) => ({ row, found: secretsIn(row.value, row.name).length > 0 }))
  const hits = judged.filter(({ row, found }) => row.secret && found).length
  const alarms = judged.filter(({ found }) => found).length
  const secrets = judged.filter(({ row }: { readonly row: Row }) => row.secret).length
  return {
    rows: judged.length,
    secrets,
    precision: hits / alarms,
    recall: hits / secrets,
    misses: judged.filter(({ row, found }) => row.secret !== found),
  }
}
