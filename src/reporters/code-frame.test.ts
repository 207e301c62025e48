import { describe, expect, test } from 'vitest'
import { Estate } from '../model/estate.ts'
import { containerPrivileged } from '../traits/container/container-privileged.ts'
import { secretPlaintextEnv } from '../traits/secret/secret-plaintext-env.ts'
import type { Trait } from '../traits/trait.ts'
import { frameLine } from './code-frame.ts'

const frame = (text: string, judged: string, trait: Trait = containerPrivileged) => {
  const estate = new Estate({ files: [{ path: 'shop.yaml', text }], choices: [], gaps: [], resources: [] })
  const start = text.indexOf(judged)
  return frameLine({ at: 'text', file: 0, start, end: start + judged.length, field: '' }, trait, estate)
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
    expect(frameLine({ at: 'default', by: 'aws', source: 'x', owner }, containerPrivileged, estate)).toEqual({
      line: 2,
      text: '  - Name: web',
    })
    expect(
      frameLine({ at: 'call', call: 'ecs:DescribeServices', field: '' }, containerPrivileged, estate),
    ).toBeUndefined()
  })

  test.each([
    ['a scalar', 'Value: correct horse\n', 'correct horse', 'Value: ‹secret›'],
    [
      'one that shows by its form',
      'Value: postgres://a:hunter2@db\n',
      'postgres://a:hunter2@db',
      'Value: ‹connection-password›',
    ],
    ['one in quotes', '{"Name": "A", "Value": "hunter2", "x": 1}', '"hunter2"', '… "Value": ‹secret› …'],
    ['one over several lines', 'Value: |\n  one\n  two\n', '|\n  one\n  two', 'Value: ‹secret›'],
    ['a function by its tag', "Value: !Join ['', [hun, ter2]]\n", "['', [hun, ter2]]", 'Value: !Join …'],
    [
      'a function by its key',
      '{"Value": {"Fn::Join": ["", ["hun", "ter2"]]}}',
      '{"Fn::Join": ["", ["hun", "ter2"]]}',
      '… "Value": …',
    ],
    ['a mapping', 'Value:\n  Fn::Sub: hunter2\n', 'Fn::Sub: hunter2', '  …'],
    ['a list', 'Command:\n  - hunter2\n', '- hunter2', '  …'],
    ['an alias', 'Value: *pw\n', '*pw', 'Value: …'],
    ['an item after others', "Command: [app, --token, !Sub 'hunter2']\n", "'hunter2'", 'Command: … !Sub …'],
  ])('of a value that is judged as a secret shows its kind alone: %s', (_name, text, judged, shown) => {
    expect(frame(text, judged, secretPlaintextEnv)?.text).toBe(shown)
  })

  test('shows a name or a sort that is judged, as far as it is no secret', () => {
    const named = (text: string, judged: string, field: string) => {
      const estate = new Estate({ files: [{ path: 'shop.yaml', text }], choices: [], gaps: [], resources: [] })
      const start = text.indexOf(judged)
      const origin = { at: 'text', file: 0, start, end: start + judged.length, field } as const
      return frameLine(origin, secretPlaintextEnv, estate)?.text
    }
    expect(named('Type: String\n', 'String', 'Resources.P.Properties.Type')).toBe('Type: String')
    expect(named('Name: A\n', 'A', 'Environment[0].Name')).toBe('Name: A')
    expect(named('Name: x://a:hunter2@db\n', 'x://a:hunter2@db', 'Name')).toBe('Name: x://a:‹connection-password›@db')
  })

  test('shows a key that is judged', () => {
    expect(frame('Resources:\n  Web:\n    Type: x\n', 'Web', secretPlaintextEnv)?.text).toBe('  Web …')
  })
})
