import { describe, expect, test } from 'vitest'
import { estateOf } from '../../test/trait-cases.ts'
import type { BaselineEntry } from '../model/baseline.ts'
import { undeclared } from '../model/config.ts'
import { Baseline, entryOf } from './baseline.ts'
import { containerPrivileged } from './container/container-privileged.ts'
import { judge } from './runner.ts'
import { taskHostPathSensitive } from './task/task-host-path-sensitive.ts'

const traits = [containerPrivileged, taskHostPathSensitive]

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

function entriesOf(files: Files): readonly BaselineEntry[] {
  const estate = estateWith(files)
  return [...judge(estate, traits, undeclared)].flatMap((judgement) => entryOf(judgement, estate) ?? [])
}

/** What is new, and what is said of the baseline, when a scan of `now` is held against one of `before`. */
function compare(before: Files, now: Files) {
  const estate = estateWith(now)
  const baseline = new Baseline(entriesOf(before), estate, 'baseline.json')
  const news = [...baseline.mark(judge(estate, traits, undeclared))].filter(
    ({ verdict, known }) => verdict.is === 'present' && !known,
  )
  return {
    news: news.map(({ trait, resource, subject }) => `${trait.id} ${resource.address} ${subject}`),
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
    expect(compare(before, now)).toEqual({ news, gaps })
  })
})
