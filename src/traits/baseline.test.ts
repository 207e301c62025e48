import { describe, expect, test } from 'vitest'
import { estateOf } from '../../test/trait-cases.ts'
import type { BaselineEntry } from '../model/baseline.ts'
import { undeclared } from '../model/config.ts'
import { Baseline, entriesOf } from './baseline.ts'
import { containerDangerousLinuxCapability } from './container/container-dangerous-linux-capability.ts'
import { containerPrivileged } from './container/container-privileged.ts'
import { containerWritableRootFilesystem } from './container/container-writable-root-filesystem.ts'
import { isOpen, notesOf, partsOf } from './offences.ts'
import { judge } from './runner.ts'
import { secretPlaintextEnv } from './secret/secret-plaintext-env.ts'
import { taskHostPathSensitive } from './task/task-host-path-sensitive.ts'

const traits = [containerPrivileged, taskHostPathSensitive]
const ofParts = [containerDangerousLinuxCapability, containerWritableRootFilesystem, secretPlaintextEnv]

/** A task definition with a container; `etc` mounts the host's settings into it. */
const task = (...containers: readonly { readonly name: string; readonly etc?: 'read-only' | 'writable' }[]) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    Volumes: [{ Name: 'etc', Host: { SourcePath: '/etc' } }],
    ContainerDefinitions: containers.map(({ name, etc }) => ({
      Name: name,
      Privileged: true,
      MountPoints: etc ? [{ SourceVolume: 'etc', ContainerPath: '/etc', ReadOnly: etc === 'read-only' }] : [],
    })),
  },
})

type Files = Readonly<Record<string, Readonly<Record<string, object>>>>

const estateWith = (files: Files) =>
  estateOf('AWS::ECS::TaskDefinition', {
    files: Object.fromEntries(Object.entries(files).map(([name, Resources]) => [name, { Resources }])),
  })

function written(files: Files, by = traits): readonly BaselineEntry[] {
  const estate = estateWith(files)
  return [...judge(estate, by, undeclared)].flatMap((judgement) => entriesOf(judgement, estate))
}

/**
 * What is new, and what is said of the baseline, when a scan of `now` is held against one of `before`. `beside` are files
 * that are there and are not scanned.
 */
function compare(before: Files, now: Files, beside: readonly string[] = [], by = traits) {
  const estate = estateWith(now)
  const baseline = new Baseline(written(before, by), estate, 'baseline.json', {
    exists: (path) => path in now || beside.includes(path),
    isScanned: (path) => path in now || !beside.includes(path),
  })
  const news = [...baseline.mark(judge(estate, by, undeclared))].filter(
    ({ verdict, known }) => (verdict.is === 'present' || verdict.is === 'unknown') && !known,
  )
  return {
    news: news.map(({ trait, resource, subject }) => `${trait.id} ${resource.address} ${subject}`),
    offences: news.flatMap((judgement) =>
      isOpen(judgement)
        ? partsOf(judgement).flatMap((part) =>
            part.known ? [] : notesOf(part).map(({ says }) => `${part.trait.id}: ${says}`),
          )
        : [],
    ),
    gaps: baseline.gaps().map(({ says }) => says),
  }
}

describe('Baseline', () => {
  const web = task({ name: 'web' })

  test.each<[string, Files, Files, readonly string[], readonly string[]]>([
    ['nothing changed', { 'shop.json': { Web: web } }, { 'shop.json': { Web: web } }, [], []],
    [
      'another container is new',
      { 'shop.json': { Web: web } },
      { 'shop.json': { Web: task({ name: 'agent' }, { name: 'web' }) } },
      ['container-privileged shop.json#Web agent'],
      [],
    ],
    ['a renamed file', { 'shop.json': { Web: web } }, { 'store.json': { Web: web } }, [], []],
    [
      'a copy beside the first is new',
      { 'shop.json': { Web: web } },
      { 'shop.json': { Web: web }, 'store.json': { Web: web } },
      ['container-privileged store.json#Web web'],
      [],
    ],
    [
      'a file renamed into two: one of them is new',
      { 'shop.json': { Web: web } },
      { 'one.json': { Web: web }, 'two.json': { Web: web } },
      ['container-privileged two.json#Web web'],
      [],
    ],
    [
      'a renamed resource is another one',
      { 'shop.json': { Web: web } },
      { 'shop.json': { Shop: web } },
      ['container-privileged shop.json#Shop web'],
      ['One entry of the baseline is no longer found.'],
    ],
    [
      'what grows worse is told',
      { 'shop.json': { Web: task({ name: 'web', etc: 'read-only' }) } },
      { 'shop.json': { Web: task({ name: 'web', etc: 'writable' }) } },
      ['task-host-path-sensitive shop.json#Web etc'],
      [],
    ],
    [
      'what grows milder is not',
      { 'shop.json': { Web: task({ name: 'web', etc: 'writable' }) } },
      { 'shop.json': { Web: task({ name: 'web', etc: 'read-only' }) } },
      [],
      [],
    ],
    [
      'what was mended is said once',
      { 'shop.json': { Web: task({ name: 'web' }, { name: 'agent' }) } },
      { 'shop.json': {} },
      [],
      ['2 entries of the baseline are no longer found.'],
    ],
  ])('%s', (_name, before, now, news, gaps) => {
    expect(compare(before, now)).toMatchObject({ news, gaps })
  })

  test('a scan of some files says nothing of the others', () => {
    const before = { 'shop.json': { Web: web }, 'store.json': { Till: web } }
    expect(compare(before, { 'store.json': { Till: web } }, ['shop.json'])).toMatchObject({ news: [], gaps: [] })
    // A copy is no renamed file as long as the first is there.
    expect(compare(before, { 'copy.json': { Web: web } }, ['shop.json', 'store.json'])).toMatchObject({
      news: ['container-privileged copy.json#Web web'],
      gaps: [],
    })
    expect(compare(before, { 'store.json': {} }, ['shop.json']).gaps).toEqual([
      'One entry of the baseline is no longer found.',
    ])
  })
})

describe('a part of what is known', () => {
  const container = (properties: object) => ({
    'shop.json': {
      Web: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { ContainerDefinitions: [{ Name: 'web', ReadonlyRootFilesystem: true, ...properties }] },
      },
    },
  })
  const adding = (...Add: readonly unknown[]) => container({ LinuxParameters: { Capabilities: { Add } } })
  const setting = (values: Readonly<Record<string, unknown>>) =>
    container({ Environment: Object.entries(values).map(([Name, Value]) => ({ Name, Value })) })
  const capability = (name: string) => `container-dangerous-linux-capability: capabilities.add has "${name}".`

  test.each<[string, Files, Files, readonly string[], readonly string[]]>([
    ['nothing changed', adding('SYS_ADMIN'), adding('SYS_ADMIN'), [], []],
    [
      'more of the same are new',
      adding('SYS_ADMIN'),
      adding('SYS_RAWIO', 'SYS_ADMIN', 'SYS_MODULE'),
      [capability('SYS_RAWIO'), capability('SYS_MODULE')],
      [],
    ],
    [
      'one instead of another is new',
      adding('SYS_ADMIN'),
      adding('SYS_MODULE'),
      [capability('SYS_MODULE')],
      ['One entry of the baseline is no longer found.'],
    ],
    [
      'another one of the same name is new',
      adding('SYS_ADMIN'),
      adding('SYS_ADMIN', 'SYS_ADMIN'),
      [capability('SYS_ADMIN')],
      [],
    ],
    [
      'what cannot be seen is new',
      adding('SYS_ADMIN'),
      adding({ 'Fn::ImportValue': 'shop-capability' }),
      ['container-dangerous-linux-capability: A part of capabilities.add is not known: the export shop-capability'],
      ['One entry of the baseline is no longer found.'],
    ],
    [
      'what cannot be seen beside what is known is new',
      adding('SYS_ADMIN'),
      adding('SYS_ADMIN', { 'Fn::ImportValue': 'shop-capability' }),
      ['container-dangerous-linux-capability: A part of capabilities.add is not known: the export shop-capability'],
      [],
    ],
    [
      'what could not be seen beside it then is known',
      adding('SYS_ADMIN', { 'Fn::ImportValue': 'shop-capability' }),
      adding({ 'Fn::ImportValue': 'shop-capability' }, 'SYS_ADMIN'),
      [],
      [],
    ],
    [
      'a second secret is new',
      setting({ DB_PASSWORD: 'hunter22' }),
      setting({ DB_PASSWORD: 'hunter23', API_PASSWORD: 'Tr0ub4dor!' }),
      ['secret-plaintext-env: API_PASSWORD holds'],
      [],
    ],
    [
      'the default is the same, written or not',
      container({ ReadonlyRootFilesystem: undefined }),
      container({ ReadonlyRootFilesystem: false }),
      [],
      [],
    ],
    [
      'what makes it graver is told',
      container({ ReadonlyRootFilesystem: false }),
      container({ ReadonlyRootFilesystem: false, Privileged: true }),
      [
        'container-writable-root-filesystem: readonlyRootFilesystem is false.',
        'container-writable-root-filesystem: privileged is true.',
      ],
      [],
    ],
  ])('%s', (_name, before, now, offences, gaps) => {
    const found = compare(before, now, [], ofParts)
    expect(found.gaps).toEqual(gaps)
    expect(found.offences).toEqual(offences.map((says) => expect.stringContaining(says)))
  })

  test('written anew over itself it stays as it is', () => {
    const now = adding('SYS_ADMIN', { 'Fn::ImportValue': 'shop-capability' }, 'SYS_MODULE')
    const estate = estateWith(now)
    const scanned = { exists: () => true, isScanned: () => true }
    const all = written(now, ofParts)
    for (const known of [all, all.slice(1), all.slice(0, -1)]) {
      const baseline = new Baseline(known, estate, 'baseline.json', scanned)
      const again = [...baseline.mark(judge(estate, ofParts, undeclared))].flatMap((each) => entriesOf(each, estate))
      expect(again.map((entry) => JSON.stringify(entry)).sort()).toEqual(
        all.map((entry) => JSON.stringify(entry)).sort(),
      )
    }
  })

  test('no entry holds a secret', () => {
    const entries = JSON.stringify(written(setting({ DB_PASSWORD: 'Tr0ub4dor!', AKIAQYLPMN5HFIQR7XYA: 'x' }), ofParts))
    expect(entries).toContain('DB_PASSWORD')
    expect(entries).not.toMatch(/Tr0ub4dor|AKIAQYLPMN5HFIQR7XYA/)
  })
})
