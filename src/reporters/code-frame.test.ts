import { describe, expect, test } from 'vitest'
import { Estate } from '../model/estate.ts'
import { frameLine } from './code-frame.ts'

const frame = (text: string, judged: string) => {
  const estate = new Estate({ files: [{ path: 'shop.yaml', text }], choices: [], gaps: [], resources: [] })
  const start = text.indexOf(judged)
  return frameLine({ at: 'text', file: 0, start, end: start + judged.length, field: '' }, estate)
}

describe('frameLine', () => {
  test('shows the key and the value', () => {
    expect(frame('a:\n  Privileged: true\n', 'true')).toEqual({ line: 2, text: '  Privileged: true' })
  })

  test('of a value over several lines, shows the first', () => {
    expect(frame('a:\n  b: |\n    one\n    two\n', '|\n    one\n    two')).toEqual({ line: 2, text: '  b: | …' })
  })

  test.each([
    ['what stands behind on the line', '{"Name": "web", "Password": "hunter2"}', '"web"', '… "Name": "web" …'],
    ['what stands before on the line', '{"Password": "hunter2", "Name": "web"}', '"web"', '… "Name": "web"'],
    ['a comment', 'Name: web # was hunter2\n', 'web', 'Name: web …'],
    ['an enclosing list', 'Command: [login, --password, hunter2, --user, web]\n', 'web', 'Command: … web'],
  ])('never shows %s', (_name, text, judged, shown) => {
    expect(frame(text, judged)?.text).toBe(shown)
    expect(frame(text, judged)?.text).not.toContain('hunter2')
  })

  test('cuts what is too long, and shows control characters as text', () => {
    const { text = '' } = frame(`Name: ${'x'.repeat(500)}\n`, 'x'.repeat(500)) ?? {}
    expect(text.length).toBeLessThan(110)
    expect(frame('Name: "\u001b[31mred"\n', '"\u001b[31mred"')?.text).toBe('Name: "\\u{1b}[31mred"')
  })

  test('knows the line of a default by what lacks the value', () => {
    const estate = new Estate({
      files: [{ path: 'shop.yaml', text: 'a:\n  - Name: web\n' }],
      choices: [],
      gaps: [],
      resources: [],
    })
    const owner = { at: 'text', file: 0, start: 13, end: 16, field: '' } as const
    expect(frameLine({ at: 'default', by: 'aws', source: 'x', owner }, estate)).toEqual({
      line: 2,
      text: '  - Name: web',
    })
    expect(frameLine({ at: 'call', call: 'ecs:DescribeServices', field: '' }, estate)).toBeUndefined()
  })
})
