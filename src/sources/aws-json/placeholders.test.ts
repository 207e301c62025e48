import { expect, test } from 'vitest'
import { showText } from '../../model/text.ts'
import { withPlaceholders } from './placeholders.ts'

const origin = { at: 'call', call: 'test', field: '' } as const

test.each([
  ['${MEMORY}', '${MEMORY}'],
  ['{{ecs_cpu}}', '${ecs_cpu}'],
  ['<IMAGE>', '${IMAGE}'],
  ['__TAG__', '${TAG}'],
  ['$$$CPU$$$', '${CPU}'],
  ['$IMAGE', '${IMAGE}'],
  ['%VERSION%', '${VERSION}'],
  ['shop/web:${TAG}', 'shop/web:${TAG}'],
  ['arn:{{ partition }}:iam::{{account}}:role/x', 'arn:${partition}:iam::${account}:role/x'],
])('%s is filled in later', (text, shown) => {
  const value = withPlaceholders(text, origin)
  const parts = value?.is === 'text' ? value.parts : value?.is === 'unknown' ? [value.hole] : []
  expect(showText(parts)).toBe(shown)
})

test.each(['512', 'web', '/var/run', 'a<b', '100%', 'a_b__c', '$', '{"a": 1}', 'x > y', '$HOME/bin'])(
  '%s is what it says',
  (text) => {
    expect(withPlaceholders(text, origin)).toBeUndefined()
  },
)
