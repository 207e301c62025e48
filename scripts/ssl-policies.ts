/**
 * Makes src/data/ssl-policies.json: `npm run ssl-policies GUIDE.md FOLDER DATE`, where GUIDE.md is the page "Security policies
 * for your Application Load Balancer" of the Elastic Load Balancing guide as Markdown and FOLDER holds an unpacked moto (PyPI,
 * Apache-2.0), which has the newest policies of that page. Taken is the oldest protocol that each policy offers.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , guide, folder, dated] = process.argv
if (guide === undefined || folder === undefined || dated === undefined)
  throw new Error('usage: ssl-policies.ts GUIDE.md FOLDER YYYY-MM-DD')

const versions = ['1.3', '1.2', '1.1', '1.0']
const oldest = new Map<string, string>()

/** Rows of "Protocols by policy": a column a version, from the newest to the oldest. */
for (const [, name = '', cells = ''] of readFileSync(guide, 'utf8').matchAll(
  /^\|\s*`?(ELBSecurityPolicy-[\w-]+)`?\s*\|((?:\s*(?:Yes|No)\s*\|){4})$/gm,
)) {
  const offered = cells.split('|').flatMap((cell, index) => (cell.trim() === 'Yes' ? [versions[index] ?? ''] : []))
  oldest.set(name, offered.at(-1) ?? '')
}

const moto = readFileSync(join(folder, 'moto', 'elbv2', 'ssl_policies.py'), 'utf8')
for (const [, name = '', protocols = ''] of moto.matchAll(
  /"name": "(ELBSecurityPolicy-[\w-]+)",[^}]*?"ssl_protocols": \[([^\]]*)\]/g,
)) {
  const offered = [...protocols.matchAll(/"TLSv1(?:\.(\d))?"/g)].map(([, minor = '0']) => `1.${minor}`)
  const found = offered.sort()[0] ?? ''
  if ((oldest.get(name) ?? found) !== found)
    throw new Error(`${name}: ${oldest.get(name)} in the guide, ${found} in moto`)
  oldest.set(name, found)
}

const version = /__version__ = "(.+)"/.exec(readFileSync(join(folder, 'moto', '__init__.py'), 'utf8'))?.[1]
const data = {
  dated,
  source: `Elastic Load Balancing, Application Load Balancers, "Security policies", and moto ${version}`,
  oldestProtocol: Object.fromEntries([...oldest].sort(([one], [other]) => (one < other ? -1 : 1))),
}
writeFileSync('src/data/ssl-policies.json', `${JSON.stringify(data, undefined, 1)}\n`)
console.log(`${oldest.size} policies`)
