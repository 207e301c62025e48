import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** What each room may import beside itself (docs/architecture.md, Rooms). */
const rooms: Readonly<Record<string, readonly string[]>> = {
  model: [],
  secrets: [],
  data: [],
  sources: ['model', 'secrets', 'data'],
  analysis: ['model', 'secrets', 'data'],
  traits: ['model', 'secrets', 'data', 'analysis'],
  exposures: ['model', 'secrets', 'data', 'analysis', 'traits'],
  remediation: ['model', 'secrets', 'data', 'analysis', 'traits', 'exposures'],
  reporters: ['model', 'secrets', 'traits', 'exposures', 'remediation'],
  cli: ['model', 'secrets', 'data', 'sources', 'analysis', 'traits', 'exposures', 'remediation', 'reporters'],
}

/** Rooms that may touch files, network and processes. */
const outward = ['sources', 'cli']
const outside = /^(?:node:(?:fs|net|http|https|child_process|dns|tls|worker_threads)|@aws-sdk\/)/

const imports = /\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm

function breaches(room: string, allowed: readonly string[]): readonly string[] {
  const files = readdirSync(join('src', room), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  return files.flatMap((file) => {
    const isTest = file.endsWith('.test.ts')
    return [...readFileSync(join('src', room, file), 'utf8').matchAll(imports)]
      .map(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? '')
      .map((to) => (to.startsWith('.') ? normalize(join('src', room, file, '..', to)) : to))
      .filter((to) => {
        if (to.startsWith('src/')) return ![room, ...allowed].includes(to.split('/')[1] ?? '')
        if (to.startsWith('test/')) return !isTest
        return outside.test(to) && !outward.includes(room) && !isTest
      })
      .map((to) => `${room}/${file} -> ${to}`)
  })
}

const present = readdirSync('src')

test('src holds rooms only', () => {
  expect(present.filter((name) => !(name in rooms))).toEqual([])
})

test.each(Object.entries(rooms).filter(([room]) => present.includes(room)))(
  '%s imports only what it may',
  (room, allowed) => {
    expect(breaches(room, allowed)).toEqual([])
  },
)

test('a breach is seen', () => {
  expect(breaches('cli', []).length).toBeGreaterThan(0)
})
