import { expect, test } from 'vitest'
import { isSameZone } from './zones.ts'

test.each([
  ['eu-west-1a', 'eu-west-1a', true],
  ['eu-west-1a', 'eu-west-1b', false],
  ['${Fn::GetAZs}[0]', '${Fn::GetAZs}[0]', true],
  ['${Fn::GetAZs}[0]', '${Fn::GetAZs}[1]', false],
  ['${Fn::GetAZs}[0]', 'eu-west-1a', 'unknown'],
  ['${AWS::Region}a', '${AWS::Region}b', false],
  ['${AWS::Region}a', '${Fn::GetAZs}[0]', 'unknown'],
  ['${One}', '${One}', true],
  ['${One}', '${Other}', 'unknown'],
  [undefined, undefined, 'unknown'],
])('%s and %s', (one, other, same) => {
  expect(isSameZone(one, other)).toBe(same)
  expect(isSameZone(other, one)).toBe(same)
})
