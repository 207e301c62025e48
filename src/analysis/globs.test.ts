import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits, passes } from './globs.ts'

describe('fits', () => {
  test.each([
    ['*', '', true],
    ['*', 'ecs:ExecuteCommand', true],
    ['ecs:*', 'ecs:ExecuteCommand', true],
    ['ecs:Execute?ommand', 'ecs:ExecuteCommand', true],
    ['ecs:?', 'ecs:', false],
    ['*Command', 'ecs:ExecuteCommand', true],
    ['ecs:*e*e*d', 'ecs:ExecuteCommand', true],
    ['ecs:Execute', 'ecs:ExecuteCommand', false],
    ['a*b*c', 'abcb', false],
    ['', 'a', false],
  ])('%s, %s', (pattern, text, wanted) => {
    expect(fits(pattern, text)).toBe(wanted)
  })

  test('agrees with a regular expression', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?')
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.constantFrom('a', 'b')), (pattern, text) => {
        const same = new RegExp(`^${pattern.join('').replaceAll('*', '.*').replaceAll('?', '.')}$`)
        expect(fits(pattern.join(''), text.join(''))).toBe(same.test(text.join('')))
      }),
    )
  })
})

test('a hole among other text is a name; alone it may be a star, unless it names a resource', () => {
  const isAll = (pattern: string) => fits(pattern, 'task/web')
  expect(passes(['task/', { name: 'Cluster' }], isAll)).toBe(false)
  expect(passes(['*', { name: 'Cluster' }, '*'], isAll)).toBe(false)
  expect(passes([{ name: 'Which' }], isAll)).toBe('unknown')
  expect(passes([{ name: 'Cluster', resource: 'template.yaml#Cluster' }], isAll)).toBe(false)
  expect(passes([{ name: 'All', text: '*' }], isAll)).toBe(true)
})
