import { type BaselineEntry, baselineVersion } from '../model/baseline.ts'

/** A baseline as a file: an entry a line and sorted, so that a change shows what came and went. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).sort()
  return `{"tool":"breakwater","version":${baselineVersion},"entries":[\n${lines.join(',\n')}\n]}\n`
}
