import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Estate } from '../../src/model/estate.ts'
import { Reading } from '../../src/sources/reading.ts'
import { SyntaxFault } from '../../src/sources/syntax/syntax.ts'
import { policyDocument } from '../../src/sources/terraform/evaluate/policy-document.ts'
import { isConfiguration, readConfigurations } from '../../src/sources/terraform/evaluate/read-configurations.ts'
import type { Evaluated } from '../../src/sources/terraform/evaluated.ts'
import { mapResources } from '../../src/sources/terraform/mapping/map-resources.ts'
import { readPlanFile } from '../../src/sources/terraform/plan/plan-file.ts'
import { looksLikePlan, unreadPlan } from '../../src/sources/terraform/plan/recognise.ts'
import { loadHcl } from '../../src/sources/terraform/syntax/load-hcl.ts'
import { Broken, checkPlaces, checkReading, report } from './check.ts'
import { filesIn } from './files.ts'

const hcl = await loadHcl()

/** Reads a text as a file, as an expression and as a template. */
export function readHcl(text: string): void {
  for (const read of [hcl.readFile, hcl.readExpression, hcl.readTemplate]) {
    try {
      checkPlaces(read(text), text)
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      if (!(error.offset >= 0 && error.offset <= text.length)) throw new Broken('A fault stands outside of the text')
    }
  }
}

/** Reads the files of a configuration, which stand on the disk: its modules are looked for there. */
export function readConfiguration(text: string, first: string, whole: boolean): void {
  const root = mkdtempSync(join(tmpdir(), 'breakwater-fuzz-'))
  try {
    const files = filesIn(text, first)
    for (const [path, content] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content)
    }
    const reading = new Reading({ region: undefined, account: undefined })
    const configurations = files
      .filter(([path]) => isConfiguration(path))
      .map(([path, content]) => ({ absolute: join(root, path), path, text: content }))
    const variableFiles = files.some(([path]) => path === 'given.tfvars') ? [join(root, 'given.tfvars')] : []
    finish(readConfigurations(configurations, reading, hcl, { root, variableFiles }).evaluated, reading, text, whole)
  } catch (error) {
    throw withinScan(error)
  } finally {
    rmSync(root, { recursive: true })
  }
}

export function readPlan(text: string, whole: boolean): void {
  unreadPlan('tfplan', text)
  looksLikePlan(text)
  const reading = new Reading({ region: undefined, account: undefined })
  try {
    const planned = readPlanFile(text, 'plan.json', reading, policyDocument)
    if (planned) finish(planned.evaluated, reading, text, whole)
  } catch (error) {
    throw withinScan(error)
  }
}

/** Within a scan faults are gaps: one that gets out ends the scan. */
const withinScan = (error: unknown) =>
  error instanceof SyntaxFault ? new Broken(`A fault ends the scan: ${error.message}`) : error

/** A thousand instances are judged as ten are, and take a hundred times as long. */
const mostJudged = 200

function finish(evaluated: readonly Evaluated[], reading: Reading, text: string, whole: boolean): void {
  mapResources(evaluated, reading)
  checkReading(reading)
  reading.secretSearch.finish()
  const { choices, files, gaps, resources, acceptances, secrets } = reading
  const estate = new Estate({ files, choices: choices.all, gaps, resources, acceptances, secrets })
  // Judging takes longer than reading: some inputs are enough, told by their length so that they can be tried again.
  if (text.length % 5 === 0 && resources.length > 0 && resources.length <= mostJudged) report(estate, whole)
}
