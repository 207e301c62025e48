import { expect, test } from 'vitest'
import { isTypedIn } from './typed-in.ts'

test.each(['correct-horse-7', 'correct horse battery', 'horse-77x\nand more', 'swordfish', '12345678'])(
  'typed in: %j',
  (text) => {
    expect(isTypedIn(text)).toBe(true)
  },
)

test.each([
  '',
  ' ',
  'changeme',
  'CHANGE_ME',
  'change-me!',
  'changeme123',
  'dummy',
  'placeholder value',
  'to be filled in',
  'to_be_replaced',
  'Set this in the console after deployment',
  'see SHOP-1234 for how to set it',
  'REPLACE_WITH_YOUR_KEY',
  'your-api-key-here',
  '<password>',
  'true',
  'https://shop.example/hook',
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7vbqajDhAAAAB3NzaC1yc2EAAAADAQABAAABAQC7vbqajDh shop@example',
])('the place for one: %j', (text) => {
  expect(isTypedIn(text)).toBe(false)
})
