import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import { isTemplate } from '../src/sources/cloudformation/recognise.ts'
import { loadEstate, readEstate } from '../src/sources/read-estate.ts'
import { readJson } from '../src/sources/syntax/json.ts'
import { readYaml } from '../src/sources/syntax/yaml.ts'
import { loadHcl } from '../src/sources/terraform/syntax/load-hcl.ts'
import { traits } from '../src/traits/registry.ts'
import { judge } from '../src/traits/runner.ts'
import { estateFiles, jsonTemplateOf, monorepo, templateOf, terraformFiles } from './generate.ts'
import { writeFiles } from './workspace.ts'

const seeds = Array.from({ length: 40 }, (_, seed) => seed)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakwater-bench-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes files into a folder of their own and reads them as a scan does. */
function read(name: string, files: Iterable<{ readonly path: string; readonly text: string }>) {
  const root = join(folder, name)
  writeFiles(root, files)
  return readEstate([root], { root })
}

describe('a template', () => {
  test('is the same for the same seed, another for another', () => {
    expect(templateOf(1, 5)).toBe(templateOf(1, 5))
    expect(templateOf(1, 5)).not.toBe(templateOf(2, 5))
    expect(jsonTemplateOf(1, 5)).toBe(jsonTemplateOf(1, 5))
  })

  test('has some 60 to 125 lines a service', () => {
    const lines = seeds.reduce((sum, seed) => sum + templateOf(seed, 20).split('\n').length / 20, 0) / seeds.length
    expect(lines).toBeGreaterThan(60)
    expect(lines).toBeLessThan(125)
  })

  test('uses both forms of functions, lists on one line and comments', () => {
    const all = seeds.map((seed) => templateOf(seed, 5)).join('')
    for (const part of [
      '!Sub',
      'Fn::Sub:',
      '!If',
      'Fn::If:',
      '!Join',
      '!FindInMap',
      '!GetAtt',
      'UserData:',
      '  # ',
      ': [',
    ]) {
      expect(all).toContain(part)
    }
  })

  test('is read by the sources, without gaps, with every service', () => {
    const files = seeds.flatMap((seed) => [
      { path: `${seed}.yaml`, text: templateOf(seed, 1 + (seed % 8)) },
      { path: `${seed}.json`, text: jsonTemplateOf(seed, 1 + (seed % 8)) },
    ])
    expect(readYaml(files[0]?.text ?? '')).toHaveLength(1)
    const { estate } = read('templates', files)
    expect(estate.gaps).toEqual([])
    const wanted = seeds.reduce((sum, seed) => sum + 2 * (1 + (seed % 8)), 0)
    expect(estate.ofType('AWS::ECS::Service')).toHaveLength(wanted)
    expect(estate.ofType('AWS::ECS::TaskDefinition')).toHaveLength(wanted)
  })

  test('is judged the same in YAML and in JSON', () => {
    const verdicts = (name: string, text: string) => {
      const { estate } = read(
        name,
        [{ path: 'template', text }].map((file) => ({ ...file, path: `${name}.template` })),
      )
      return [...judge(estate, traits, undeclared)].map(
        ({ trait, resource, subject, verdict }) =>
          `${trait.id} ${resource.address.slice(resource.address.indexOf('#'))} ${subject} ${verdict.is}`,
      )
    }
    expect(verdicts('yaml', templateOf(3, 20))).toEqual(verdicts('json', jsonTemplateOf(3, 20)))
  })
})

describe('an estate', () => {
  test('is the same for the same seed, another for another', () => {
    expect([...estateFiles(1, 50)]).toEqual([...estateFiles(1, 50)])
    expect([...estateFiles(1, 50)]).not.toEqual([...estateFiles(2, 50)])
  })

  test('has every service, each with its task definition, without gaps', () => {
    const { estate } = read('estate', estateFiles(1, 1_000))
    expect(estate.gaps).toEqual([])
    const services = estate.ofType('AWS::ECS::Service')
    expect(services).toHaveLength(1_000)
    for (const { slots } of services) {
      const target = slots.taskDefinition?.is === 'known' ? slots.taskDefinition.value : undefined
      expect(target && estate.resolve(target)).toBeDefined()
    }
  })

  test('has files of bounded size', () => {
    for (const { text } of estateFiles(1, 2_000)) expect(text.length).toBeLessThan(5_000_000)
  })

  test('is sound for the most part', () => {
    const { estate } = read('verdicts', estateFiles(1, 500))
    const counts: Record<string, number> = { present: 0, absent: 0 }
    for (const { trait, verdict } of judge(estate, traits, undeclared)) {
      if (trait.id === 'container-privileged') counts[verdict.is] = (counts[verdict.is] ?? 0) + 1
    }
    expect(counts['present']).toBeGreaterThan(0)
    expect(counts['present']).toBeLessThan((counts['absent'] ?? 0) / 20)
  })
})

describe('a Terraform configuration', () => {
  test('is the same for the same seed, another for another', () => {
    expect([...terraformFiles(1, 100)]).toEqual([...terraformFiles(1, 100)])
    expect([...terraformFiles(1, 100)]).not.toEqual([...terraformFiles(2, 100)])
  })

  test('is read whole, with every resource', async () => {
    const hcl = await loadHcl()
    const files = [...terraformFiles(1, 200)].filter(({ path }) => path.startsWith('services-'))
    const blocks = files.flatMap(({ text }) => hcl.readFile(text).blocks)
    expect(blocks.filter(({ type }) => type === 'resource')).toHaveLength(200)
  })

  test('is evaluated without gaps', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'breakwater-bench-'))
    try {
      writeFiles(folder, terraformFiles(1, 100))
      const { estate } = await loadEstate([folder], { root: folder })
      expect(estate.gaps).toEqual([])
      expect(estate.ofType('AWS::ECS::Service')).toHaveLength(20)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('a monorepo', () => {
  test('has as many files and templates as asked for, each under its own path', () => {
    const files = [...monorepo(1, 2_000, 0.05)]
    expect(new Set(files.map(({ path }) => path)).size).toBe(2_000)
    expect(files.filter(isTemplateFile)).toHaveLength(100)
    expect(new Set(files.map(({ path }) => path.slice(path.lastIndexOf('.')))).size).toBeGreaterThan(5)
  })

  test('is the same for the same seed, another for another', () => {
    expect([...monorepo(1, 100, 0.1)]).toEqual([...monorepo(1, 100, 0.1)])
    expect([...monorepo(1, 100, 0.1)]).not.toEqual([...monorepo(2, 100, 0.1)])
  })

  test('is read without gaps but for its Compose files, and only its templates are', () => {
    const { estate, recognised } = read('monorepo', monorepo(1, 400, 0.05))
    const gaps = new Set(estate.gaps.map(({ code, path = '' }) => `${code} ${/docker-compose/.exec(path)?.[0]}`))
    expect([...gaps]).toEqual(['format-unsupported docker-compose'])
    expect(recognised).toBe(20)
  })
})

function isTemplateFile({ path, text }: { readonly path: string; readonly text: string }): boolean {
  if (/\.ya?ml$/.test(path)) return readYaml(text).some(isTemplate)
  return path.endsWith('package.json') && isTemplate(readJson(text))
}
