import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEndOf, lastOf, shortNames } from './end-names.ts'

test.each([
  ['a/web.yaml#Web', 'Web'],
  ['main.tf#module.web["a/b"].aws_ecs_service.this', 'module.web["a/b"].aws_ecs_service.this'],
  ['arn:aws:ecs:eu-west-1:111122223333:service/shop/web', 'web'],
])('%s ends with %s', (id, last) => {
  expect(lastOf(id)).toBe(last)
  expect(isEndOf(id, last)).toBe(true)
})

test.each([
  ['web.yaml#Web', true],
  ['eu/web.yaml#Web', true],
  ['u/web.yaml#Web', false],
  ['yaml#Web', false],
  ['web.yaml', false],
])('eu/web.yaml#Web ends with %s: %s', (name, is) => {
  expect(isEndOf('shop/eu/web.yaml#Web', name)).toBe(is)
})

test.each([
  ['aws_ecs_service.web', true],
  ['web', true],
  ['module.shop.aws_ecs_service.web', true],
  ['eb', false],
  ['aws_ecs_service', false],
])('module.shop.aws_ecs_service.web ends with %s: %s', (name, is) => {
  expect(isEndOf('shop#module.shop.aws_ecs_service.web', name)).toBe(is)
})

test('as much of the path as tells them apart', () => {
  const ids = [
    'a/web/s.yaml#Service',
    'a/mail/s.yaml#Service',
    'b/web/s.yaml#Service',
    'c.yaml#Other',
    's.yaml#Service',
  ]
  expect([...shortNames(ids).values()]).toEqual([
    'Other',
    's.yaml#Service',
    'mail/s.yaml#Service',
    'a/web/s.yaml#Service',
    'b/web/s.yaml#Service',
  ])
})

test('each address has a name of its own, which is an end of it', () => {
  const part = fc.constantFrom('a', 'b', 'c')
  const ids = fc.uniqueArray(fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('/')}#Web`))
  fc.assert(
    fc.property(ids, (all) => {
      const short = shortNames(all)
      expect(new Set(short.values()).size).toBe(all.length)
      for (const [id, name] of short) expect(id === name || isEndOf(id, name)).toBe(true)
    }),
  )
})
