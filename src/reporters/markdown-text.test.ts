import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clipped, code, prose } from './markdown-text.ts'

describe('prose', () => {
  test.each([
    ['plain words stay', 'privileged is true.', 'privileged is true.'],
    ['markup', '**a** _b_ `c` ~d~', '\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['HTML', '<img src=x onerror=alert(1)>', '&#60;img src=x onerror=alert(1)&#62;'],
    ['entities', '&lt;', '&#38;lt;'],
    ['table cells', 'a|b', 'a&#124;b'],
    ['an escaped table cell', 'a\\|b', 'a\\\\&#124;b'],
    ['a link', '[click](https://example.com)', '\\[click\\](https:&#8203;//example.com)'],
    ['an address that becomes a link', 'www.example.com', 'www&#8203;.example.com'],
    ['a mention', '@octocat', '@&#8203;octocat'],
    ['an issue', 'see #1', 'see #&#8203;1'],
    ['mathematics', '${A} and ${B}', '<span>$</span>{A} and <span>$</span>{B}'],
    ['a new line', 'a\n# b', 'a\\\\u{a}# b'],
    ['an escape sequence', '\u001b[31m', '\\\\u{1b}\\[31m'],
  ])('%s', (_name, text, shown) => {
    expect(prose(text)).toBe(shown)
  })
})

describe('code', () => {
  test.each([
    ['plain', 'shop.yaml#Web', '`shop.yaml#Web`'],
    ['HTML', '<b>', '`<b>`'],
    ['a backtick', 'a`<b>@x', '<code>a&#96;&#60;b&#62;&#64;x</code>'],
    ['a table cell', 'a|b', '<code>a&#124;b</code>'],
    ['nothing', '', ''],
    ['a new line', 'a\nb', '`a\\u{a}b`'],
  ])('%s', (_name, text, shown) => {
    expect(code(text)).toBe(shown)
  })
})

test('neither opens a tag or a table cell, or ends the line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(prose(text).replaceAll('<span>$</span>', '')).not.toMatch(/[<>|\n]/)
      expect(code(text).replace(/^`[^`]*`$|^<code>([^<>|`]*)<\/code>$/, '')).toBe('')
      expect(code(text)).not.toMatch(/[|\n]/)
    }),
  )
})

test('a clipped text is whole characters', () => {
  expect(clipped('abc', 3)).toBe('abc')
  expect(clipped('ab🐳', 3)).toBe('ab…')
})
