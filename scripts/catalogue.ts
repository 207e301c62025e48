/**
 * Makes src/data/catalogue.json from the trait catalogue: `npm run catalogue CATALOGUE.md`. Only ids, titles and what a
 * row is about are taken.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface Row {
  readonly id: string
  readonly group: string
  readonly title: string
  readonly resource: string
  readonly category: string
  readonly severity: string
  /** The row says that it needs live data. */
  readonly live: boolean
  /** The row reads what the owner declares. */
  readonly intent: boolean
}

const [, , path] = process.argv
if (path === undefined) throw new Error('usage: catalogue.ts CATALOGUE.md')

const rows: Row[] = []
const groups: Record<string, string> = {}
let group = ''
for (const line of readFileSync(path, 'utf8').split('\n')) {
  const heading = /^## ([A-R])\. (.+)$/.exec(line)
  if (heading?.[1] && heading[2]) {
    group = heading[1]
    groups[group] = heading[2].replace(/ \(.*\)$/, '')
  }
  if (/^## S\. /.test(line)) break
  const [, id, title, resource, condition = '', category, severity] = line.split(' | ').length > 5 ? cells(line) : []
  const name = /^`([a-z0-9-]+)`$/.exec(id ?? '')?.[1]
  if (!name || !title || !resource || !category || !severity || group === '') continue
  rows.push({
    id: name,
    group,
    title,
    resource,
    category: category.replace('Best practice', 'Best Practice').replace('Sensitive data', 'Sensitive Data'),
    severity,
    live: condition.includes('(live)'),
    intent: condition.includes('Reads intent'),
  })
}
writeFileSync('src/data/catalogue.json', `${JSON.stringify({ dated: '2026-11-21', groups, rows }, undefined, 1)}\n`)
console.log(`${rows.length} rows`)

function cells(line: string): readonly string[] {
  return line.split('|').map((cell) => cell.trim())
}
