import type { Random } from './random.ts'

/** A kind of file that has nothing to do with a scan. */
interface OtherKind {
  /** How common it is, compared with the others. */
  readonly weight: number
  /** `number` makes the path unique. */
  readonly path: (unit: string, number: number) => string
  readonly text: (unit: string, random: Random) => string
}

const words = [
  'basket',
  'client',
  'config',
  'event',
  'handler',
  'order',
  'price',
  'queue',
  'state',
  'token',
  'user',
] as const

const word = (random: Random) => random.pick(words)

const nameOf = (unit: string) => unit.slice(unit.lastIndexOf('/') + 1)

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const lines = (...given: readonly (string | readonly string[])[]) => `${given.flat().join('\n')}\n`

/** From `least` to `most` pieces. */
const several = <T>(least: number, most: number, random: Random, make: (index: number) => T): readonly T[] =>
  Array.from({ length: random.between(least, most) }, (_, index) => make(index))

/** What a monorepo is made of beside templates, in the sizes of ordinary projects. */
const kinds: readonly [OtherKind, ...OtherKind[]] = [
  {
    weight: 34,
    path: (unit, number) => `${unit}/src/module-${number % 12}/part-${number}.ts`,
    text: (_, random) => {
      const functions = several(4, 30, random, (index) => [
        `/** Gives the ${word(random)} of an order. */`,
        `export async function ${word(random)}${index}(path: string): Promise<string> {`,
        "  const text = await readFile(path, 'utf8')",
        '  return text.trim()',
        '}',
        '',
      ])
      return lines("import { readFile } from 'node:fs/promises'", '', functions.flat())
    },
  },
  {
    weight: 20,
    path: (unit, number) => `${unit}/deploy/base/manifest-${number}.yaml`,
    text: (unit, random) => manifest(nameOf(unit), random),
  },
  {
    weight: 8,
    path: (unit, number) => `${unit}/deploy/values-${number}.yaml`,
    text: (_, random) =>
      lines(
        '# Values of the chart',
        'image:',
        '  tag: latest',
        'resources:',
        '  limits: { cpu: 500m, memory: 512Mi }',
        several(5, 60, random, (index) => `${word(random)}${index}: ${random.between(0, 900)}`),
      ),
  },
  {
    weight: 7,
    path: (unit, number) => `${unit}/locales/messages-${number}.json`,
    text: (_, random) => {
      const says = () => `The ${word(random)} could not be loaded, try again`
      return json(Object.fromEntries(several(20, 300, random, (index) => [`${word(random)}.${index}`, says()])))
    },
  },
  {
    weight: 6,
    path: (unit, number) => `${unit}/tests/fixtures/case-${number}.json`,
    text: (_, random) =>
      json({
        cases: several(2, 80, random, (id) => ({
          id,
          name: word(random),
          total: random.between(1, 9_999) / 100,
          lines: [word(random), word(random)],
        })),
      }),
  },
  {
    weight: 7,
    path: (unit, number) => `${unit}/docs/page-${number}.md`,
    text: (_, random) => {
      const sentence = () => `The ${word(random)} asks the ${word(random)} for a ${word(random)} and keeps the answer.`
      return lines(`# ${word(random)}`, '', several(5, 40, random, () => [sentence(), '']).flat())
    },
  },
  {
    weight: 5,
    path: (unit, number) => `${unit}/packages/part-${number}/package.json`,
    text: (unit, random) =>
      json({
        name: `@example/${nameOf(unit)}`,
        version: '1.4.0',
        private: true,
        type: 'module',
        scripts: { build: 'tsc -b', test: 'vitest run' },
        dependencies: Object.fromEntries(
          several(2, 30, random, (index) => [`@example/${word(random)}-${index}`, `^${random.between(1, 9)}.0.0`]),
        ),
      }),
  },
  {
    weight: 5,
    path: (unit, number) => `${unit}/packages/part-${number}/tsconfig.json`,
    text: () =>
      lines(
        '{',
        '  // Strict everywhere',
        '  "extends": "../../tsconfig.base.json",',
        '  "compilerOptions": { "outDir": "dist", "rootDir": "src" },',
        '  "include": ["src"],',
        '}',
      ),
  },
  {
    weight: 3,
    path: (_, number) => `.github/workflows/job-${number}.yml`,
    text: (unit, random) =>
      lines(
        `name: Build ${unit}`,
        'on:',
        '  push:',
        `    paths: ["${unit}/**"]`,
        'jobs:',
        '  build:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - uses: actions/checkout@v4',
        several(3, 12, random, (index) => `      - run: npm run step-${index} --workspace ${unit}`),
        `      - run: aws ecs update-service --service ${word(random)} --force-new-deployment`,
      ),
  },
  {
    weight: 2,
    path: (unit, number) => `${unit}/docker-compose.${number}.yaml`,
    text: (_, random) => {
      const services = several(2, 6, random, (index) => [
        `  ${word(random)}${index}:`,
        '    image: postgres:16',
        `    ports: ["${5_432 + index}:5432"]`,
        '    environment:',
        '      POSTGRES_PASSWORD: example',
      ])
      return lines('services:', services.flat())
    },
  },
  {
    weight: 2,
    path: (unit, number) => `${unit}/api/openapi-${number}.yaml`,
    text: (_, random) => {
      const paths = several(20, 120, random, (index) => [
        `  /${word(random)}s/${index}:`,
        '    get:',
        '      summary: Gives one',
        '      parameters:',
        '        - { name: id, in: query, schema: { type: string } }',
        '      responses:',
        "        '200': { description: Found, content: { application/json: { schema: { type: object } } } }",
      ])
      return lines('openapi: 3.1.0', 'info: { title: Orders, version: 1.0.0 }', 'paths:', paths.flat())
    },
  },
  {
    weight: 0.5,
    path: (unit, number) => `${unit}/tools/tool-${number}/package-lock.json`,
    text: (_, random) => {
      const packages = several(300, 1_500, random, (index) => [
        `node_modules/${word(random)}-${index}`,
        {
          version: `${random.between(0, 9)}.${random.between(0, 30)}.0`,
          resolved: `https://registry.npmjs.org/${word(random)}-${index}.tgz`,
          integrity: `sha512-${random.hex(86)}==`,
          license: 'MIT',
        },
      ])
      return json({ name: 'example', lockfileVersion: 3, packages: Object.fromEntries(packages) })
    },
  },
  {
    weight: 0.5,
    path: (unit, number) => `${unit}/tools/tool-${number}/pnpm-lock.yaml`,
    text: (_, random) => {
      const packages = several(300, 1_500, random, (index) => [
        `  ${word(random)}-${index}@${random.between(0, 9)}.0.0:`,
        `    resolution: {integrity: sha512-${random.hex(86)}==}`,
        "    engines: {node: '>=18'}",
        '',
      ])
      return lines("lockfileVersion: '9.0'", '', 'packages:', '', packages.flat())
    },
  },
]

function manifest(name: string, random: Random): string {
  return lines(
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${name}`,
    `  labels: { app: ${name} }`,
    'spec:',
    `  replicas: ${random.between(1, 5)}`,
    '  template:',
    '    spec:',
    '      containers:',
    '        - name: app',
    `          image: registry.example.com/${name}:1.${random.between(0, 60)}.0`,
    '          securityContext: { runAsNonRoot: true, readOnlyRootFilesystem: true }',
    '          env:',
    several(3, 25, random, (index) => [
      `            - name: SETTING_${index}`,
      `              value: "${word(random)}-${index}"`,
    ]).flat(),
    '---',
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    `  selector: { app: ${name} }`,
    '  ports: [{ port: 80, targetPort: 8080 }]',
  )
}

const total = kinds.reduce((sum, { weight }) => sum + weight, 0)

/** A file of a unit, which is an app or a package of a monorepo. */
export function otherFile(
  unit: string,
  number: number,
  random: Random,
): { readonly path: string; readonly text: string } {
  let draw = random.next() * total
  const kind = kinds.find(({ weight }) => {
    draw -= weight
    return draw < 0
  })
  const { path, text } = kind ?? kinds[0]
  return { path: path(unit, number), text: text(unit, random) }
}
