import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonTemplateOf, templateOf } from './generate.ts'
import { line, median, program, quick, runNode } from './measure.ts'
import { inFolder } from './workspace.ts'

const budget = 400

const templates = [
  { name: 'template.yaml', text: templateOf(1, 8) },
  { name: 'template.yaml', text: templateOf(1, 22) },
  { name: 'template.json', text: jsonTemplateOf(1, 14) },
]

/** One template from the start of the process to its end. */
function oneTemplate(folder: string): void {
  for (const { name, text } of quick ? templates.slice(0, 1) : templates) {
    const path = join(folder, name)
    writeFileSync(path, text)
    const runs = Array.from({ length: quick ? 1 : 7 }, () => runNode([program, 'scan', path, '--fail-on', 'none']))
    const failed = runs.find((run) => run.failed !== undefined)?.failed
    const time = median(runs.map(({ seconds }) => seconds * 1000))
    const size = `${(text.length / 1000).toFixed(0)} kB of ${name.endsWith('json') ? 'JSON' : 'YAML'}`
    line('one template', size, failed ?? `${time.toFixed(0)} ms`, `${budget} ms`, !failed && time <= budget)
  }
}

inFolder(oneTemplate)
