import { expect, test } from 'vitest'
import { cpuUnits, isFargateCpu, isFargateMemory, memoryMib } from './fargate-sizes.ts'

test.each([
  ['1024', 1024],
  [' 256 ', 256],
  ['1 vCPU', 1024],
  ['.25 vCPU', 256],
  ['0.5vcpu', 512],
  ['2.   VCPU', 2048],
  ['1 GB', undefined],
  ['vCPU', undefined],
  ['.', undefined],
  ['-256', undefined],
  ['', undefined],
])('cpu "%s" is %s units', (text, units) => {
  expect(cpuUnits(text)).toBe(units)
})

test.each([
  ['512', 512],
  ['0.5GB', 512],
  ['2 gb', 2048],
  ['1.5 GB', 1536],
  ['2 GiB', undefined],
  ['1 vCPU', undefined],
])('memory "%s" is %s MiB', (text, mib) => {
  expect(memoryMib(text)).toBe(mib)
})

test('Windows has sizes from 1 to 4 vCPU', () => {
  const sizes = [256, 512, 1024, 2048, 4096, 8192, 16384, 32768]
  expect(sizes.filter((cpu) => isFargateCpu(cpu, false))).toEqual(sizes)
  expect(sizes.filter((cpu) => isFargateCpu(cpu, true))).toEqual([1024, 2048, 4096])
  expect(isFargateCpu(1000, false)).toBe(false)
})

test('memory goes with a cpu, or with any where that is not known', () => {
  expect(isFargateMemory(3072, 512)).toBe(true)
  expect(isFargateMemory(3072, 256)).toBe(false)
  expect(isFargateMemory(3072, undefined)).toBe(true)
  expect(isFargateMemory(100, undefined)).toBe(false)
})
