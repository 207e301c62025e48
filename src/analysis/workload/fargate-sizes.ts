/** The memory sizes that Fargate takes with a number of CPU units, and whether for Windows too. */
interface FargateSize {
  readonly cpu: number
  readonly memoryMib: readonly number[]
  readonly windows: boolean
}

const gib = 1024
const range = (first: number, last: number, step = 1) =>
  Array.from({ length: (last - first) / step + 1 }, (_, index) => (first + index * step) * gib)

/**
 * The pairs of cpu and memory that Fargate takes.
 *
 * Source: Amazon ECS Developer Guide, "Amazon ECS task definition differences for Fargate".
 */
const fargateSizes: readonly FargateSize[] = [
  { cpu: 256, memoryMib: [512, 1 * gib, 2 * gib], windows: false },
  { cpu: 512, memoryMib: range(1, 4), windows: false },
  { cpu: 1024, memoryMib: range(2, 8), windows: true },
  { cpu: 2048, memoryMib: range(4, 16), windows: true },
  { cpu: 4096, memoryMib: range(8, 30), windows: true },
  { cpu: 8192, memoryMib: range(16, 60, 4), windows: false },
  { cpu: 16384, memoryMib: range(32, 120, 8), windows: false },
  { cpu: 32768, memoryMib: [60 * gib, 120 * gib, 244 * gib], windows: false },
]

/**
 * CPU units of text such as `1024`, `1 vCPU` or `.5vcpu`; undefined where it is none.
 *
 * Source: Amazon ECS API Reference, "RegisterTaskDefinition", cpu.
 */
export const cpuUnits = (text: string): number | undefined => measured(text, 'vcpu')

/** MiB of text such as `512`, `2 GB` or `0.5gb`; undefined where it is none. */
export const memoryMib = (text: string): number | undefined => measured(text, 'gb')

/** A plain number, or one in the unit, which is 1024 times as much. */
function measured(text: string, unit: string): number | undefined {
  const [, number, suffix] = /^\s*(\d+(?:\.\d*)?|\.\d+)\s*([a-z]*)\s*$/i.exec(text) ?? []
  if (number === undefined || suffix === undefined) return undefined
  if (suffix === '') return Number(number)
  return suffix.toLowerCase() === unit ? Number(number) * 1024 : undefined
}

/** Does Fargate take the number of CPU units? */
export const isFargateCpu = (cpu: number, windows: boolean): boolean =>
  fargateSizes.some((size) => size.cpu === cpu && (size.windows || !windows))

/** Does Fargate take the memory with the CPU units, or with any where those are undefined? */
export const isFargateMemory = (memory: number, cpu: number | undefined): boolean =>
  fargateSizes.some((size) => (cpu === undefined || size.cpu === cpu) && size.memoryMib.includes(memory))
