import { describe, expect, test } from 'vitest'
import { isOnInternet, isPublic, parseIp } from './ip.ts'

function publicText(text: string): boolean | undefined {
  const ip = parseIp(text)
  return ip && isPublic(ip)
}

describe('isPublic', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.0.9',
    '192.31.196.1',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2000::',
    '2001:1::3',
    '2001:20::1',
    '2001:4860:4860::8888',
    '2606:4700:4700::1111',
    '2620:4f:8000::1',
    '64:ff9b::808:808',
    '::ffff:8.8.8.8',
  ])('%s is reached from the internet', (text) => expect(publicText(text)).toBe(true))

  test.each([
    '0.0.0.0',
    '10.0.0.2',
    '10.255.255.255',
    '100.64.0.0',
    '100.127.255.255',
    '127.0.0.53',
    '169.254.169.253',
    '172.16.0.0',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.53',
    '192.88.99.1',
    '192.168.0.2',
    '198.18.0.0',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.251',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:10::1',
    '2001:db8::1',
    '2002:808:808::1',
    '3fff:fff::1',
    '4000::1',
    '5f00::1',
    'fd00:ec2::253',
    'fe80::1',
    'fec0::1',
    'ff02::fb',
    '::ffff:10.0.0.2',
  ])('%s is not', (text) => expect(publicText(text)).toBe(false))
})

/** RFC 5737, RFC 3849. */
test.each([
  ['8.8.8.8', true],
  ['203.0.113.7', true],
  ['2001:db8::7', true],
  ['198.18.0.1', false],
  ['10.0.0.1', false],
])('somebody on the internet, where a template names %s: %s', (text, expected) => {
  const ip = parseIp(text)
  expect(ip && isOnInternet(ip)).toBe(expected)
})
