import { describe, expect, test } from 'vitest'
import { type Acceptance, undeclared } from '../src/model/config.ts'
import { readEstate } from '../src/sources/read-estate.ts'
import { Acceptances } from '../src/traits/acceptances.ts'
import { containerDangerousLinuxCapability } from '../src/traits/container/container-dangerous-linux-capability.ts'
import { containerRuntimeSocketMounted } from '../src/traits/container/container-runtime-socket-mounted.ts'
import { containerWritableRootFilesystem } from '../src/traits/container/container-writable-root-filesystem.ts'
import { isOpen, notesOf, partsOf } from '../src/traits/offences.ts'
import { judge } from '../src/traits/runner.ts'
import { secretPlaintextEnv } from '../src/traits/secret/secret-plaintext-env.ts'
import { folderWith } from './folder.ts'

const traits = [
  containerDangerousLinuxCapability,
  containerRuntimeSocketMounted,
  containerWritableRootFilesystem,
  secretPlaintextEnv,
]
const ids = traits.map(({ id }) => id)

/** What counts and what is accepted of a container's properties, as `severity: sentence`. */
function accept(container: string, more = '', given: readonly Acceptance[] = []) {
  const text = `Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Parameters:
  Stage: {Type: String}
  Extra: {Type: String}
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: web
${container.replace(/^/gm, '          ')}
${more}`
  const folder = folderWith({ 'shop.yaml': text })
  const { estate } = readEstate([folder], { root: folder })
  const acceptances = new Acceptances([...estate.acceptances, ...given], '2026-11-21', ids)
  const parts = [...acceptances.mark(judge(estate, traits, undeclared))].filter(isOpen).flatMap(partsOf)
  const told = (part: (typeof parts)[number]) =>
    notesOf(part).map(({ says }) => `${part.verdict.is === 'present' ? part.verdict.severity : 'unknown'}: ${says}`)
  return {
    open: parts.filter(({ accepted }) => !accepted).flatMap(told),
    accepted: parts.filter(({ accepted }) => accepted).flatMap(told),
    gaps: [...estate.gaps, ...acceptances.gaps()].map(({ code }) => code),
    parts,
  }
}

const adds = (...lines: readonly string[]) =>
  `ReadonlyRootFilesystem: true
LinuxParameters:
  Capabilities:
    Add:
${lines.map((line) => `      - ${line}`).join('\n')}`
const waiver = '# breakwater:waive container-dangerous-linux-capability the probe needs it'
const has = (name: string) => `high: capabilities.add has "${name}".`

describe('a comment on one offender of several', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['accepts that one', adds(`SYS_ADMIN ${waiver}`, 'SYS_MODULE'), [has('SYS_MODULE')], [has('SYS_ADMIN')]],
    [
      'accepts all, if it stands on all',
      adds(`SYS_ADMIN ${waiver}`, `SYS_MODULE ${waiver}`),
      [],
      [has('SYS_ADMIN'), has('SYS_MODULE')],
    ],
    [
      'accepts all, if it stands on the list',
      adds('SYS_ADMIN', 'SYS_MODULE').replace('Add:', `Add: ${waiver}`),
      [],
      [has('SYS_ADMIN'), has('SYS_MODULE')],
    ],
    [
      'accepts what only some deployments have',
      adds(`!If [IsProd, SYS_ADMIN, !Ref AWS::NoValue] ${waiver}`, '!If [IsProd, !Ref AWS::NoValue, SYS_MODULE]'),
      [has('SYS_MODULE')],
      [has('SYS_ADMIN')],
    ],
    [
      'does not accept what is not known beside it',
      adds(`!Ref Extra ${waiver}`, '!ImportValue shop-capability'),
      ['unknown: A part of capabilities.add is not known: the export shop-capability is not in this scan.'],
      ['unknown: A part of capabilities.add is not known: parameter Extra has no default and no value was given.'],
    ],
    [
      'leaves what is not known beside it undecided',
      adds(`SYS_ADMIN ${waiver}`, '!Ref Extra'),
      ['unknown: A part of capabilities.add is not known: parameter Extra has no default and no value was given.'],
      [has('SYS_ADMIN')],
    ],
    [
      'leaves what is not known in other deployments undecided',
      adds(`!If [IsProd, SYS_ADMIN, !Ref AWS::NoValue] ${waiver}`, '!If [IsProd, !Ref AWS::NoValue, !Ref Extra]'),
      ['unknown: A part of capabilities.add is not known: parameter Extra has no default and no value was given.'],
      [has('SYS_ADMIN')],
    ],
    [
      'accepts what is not known as well, if it stands on the list',
      adds('SYS_ADMIN', '!Ref Extra').replace('Add:', `Add: ${waiver}`),
      [],
      [has('SYS_ADMIN')],
    ],
    [
      'accepts one secret of two',
      `ReadonlyRootFilesystem: true
Environment:
  - {Name: DB_PASSWORD, Value: hunter22} # breakwater:waive secret-plaintext-env a test database
  - {Name: ROOT_PASSWORD, Value: Tr0ub4dor!}`,
      ['high: ROOT_PASSWORD holds a password.'],
      ['high: DB_PASSWORD holds a password.'],
    ],
  ])('%s', (_name, container, open, accepted) => {
    const found = accept(container)
    expect(found).toMatchObject({ open, accepted })
    expect(found.gaps.filter((code) => code.startsWith('waiver-'))).toEqual([])
  })

  test('says when the rest is there', () => {
    const { parts } = accept(
      adds(`!If [IsProd, SYS_ADMIN, !Ref AWS::NoValue] ${waiver}`, '!If [IsProd, !Ref AWS::NoValue, SYS_MODULE]'),
    )
    expect(parts.find(({ accepted }) => !accepted)?.verdict).toMatchObject({
      certainty: 'possible',
      when: ['Stage is not "prod"'],
    })
  })
})

describe('a comment on what only makes it graver', () => {
  const writable = 'container-writable-root-filesystem'

  test('accepts nothing', () => {
    expect(accept(`Privileged: true # breakwater:waive ${writable} it loads a module`)).toMatchObject({
      open: ['high: readonlyRootFilesystem is not set and AWS takes false.', 'high: privileged is true.'],
      accepted: [],
      gaps: ['waiver-unused'],
    })
  })

  test('and on the thing itself accepts all', () => {
    const container = `Privileged: true\nReadonlyRootFilesystem: false # breakwater:waive ${writable} it writes`
    expect(accept(container)).toMatchObject({
      open: [],
      accepted: ['high: readonlyRootFilesystem is false.', 'high: privileged is true.'],
      gaps: [],
    })
  })
})

describe('a comment on a part of what only together is one', () => {
  const mounts = (first = '', second = '') => `ReadonlyRootFilesystem: true
MountPoints:
  - {SourceVolume: docker, ContainerPath: /one}${first}
  - {SourceVolume: docker, ContainerPath: /two}${second}`
  const volume = (comment = '') => `      Volumes:
        - Name: docker
          Host:
            SourcePath: /var/run/docker.sock${comment}
`
  const comment = ' # breakwater:waive container-runtime-socket-mounted the agent needs it'
  const path = 'critical: sourcePath is "/var/run/docker.sock".'
  const mounted = (where: string) => `critical: Mounted in web at "/${where}".`
  const withoutOthers = (container: string, more: string) => {
    const { open, accepted } = accept(container, more)
    const own = (says: readonly string[]) => says.filter((one) => one.startsWith('critical'))
    return { open: own(open), accepted: own(accepted) }
  }

  test.each<[string, string, string, readonly string[], readonly string[]]>([
    ['on the path', mounts(), volume(comment), [], [path, mounted('one'), mounted('two')]],
    ['on one mount of two', mounts(comment), volume(), [path, mounted('two')], [path, mounted('one')]],
    ['on both mounts', mounts(comment, comment), volume(), [], [path, mounted('one'), path, mounted('two')]],
  ])('%s', (_name, container, more, open, accepted) => {
    expect(withoutOthers(container, more)).toEqual({ open, accepted })
  })
})

test('two that speak for one offence and say otherwise are told once', () => {
  const origin = { at: 'call', call: 'test', field: '' } as const
  const trait = 'container-dangerous-linux-capability'
  const given: readonly Acceptance[] = [
    { kind: 'waiver', trait, address: '*#Web', until: '2027-01-31', reason: 'r', origin },
    { kind: 'decision', trait: 'container-*', subject: 'w*', reason: 'r', origin },
    { kind: 'waiver', trait, subject: 'other', until: '2028-01-31', reason: 'r', origin },
  ]
  const { gaps, parts } = accept(adds('SYS_ADMIN', 'SYS_MODULE'), '', given)
  expect(gaps.filter((code) => code.startsWith('waiver-'))).toEqual(['waiver-contradictory', 'waiver-unused'])
  expect(parts.map(({ accepted }) => accepted?.until)).toContain('2027-01-31')
})
