import { describe, expect, test } from 'vitest'
import { estateOf } from '../../test/trait-cases.ts'
import { undeclared } from '../model/config.ts'
import { containerPrivileged } from './container/container-privileged.ts'
import { judge } from './runner.ts'
import { taskPidModeHost } from './task/task-pid-mode-host.ts'

const names = Array.from({ length: 12 }, (_, index) => `c${index}`)
const parameters = Object.fromEntries(names.map((name) => [`Want${name}`, { Type: 'String' }]))
const conditions = Object.fromEntries(
  names.map((name) => [`With${name}`, { 'Fn::Equals': [{ Ref: `Want${name}` }, 'yes'] }]),
)

/** A template with twelve conditions that nothing decides. */
const template = (properties: object) => ({
  Parameters: parameters,
  Conditions: conditions,
  Resources: { It: { Type: 'AWS::ECS::TaskDefinition', Properties: properties } },
})

const verdicts = (properties: object, trait = containerPrivileged as Parameters<typeof judge>[1][number]) =>
  [...judge(estateOf('AWS::ECS::TaskDefinition', { template: template(properties) }), [trait], undeclared)].map(
    ({ subject, verdict }) =>
      verdict.is === 'present'
        ? `${subject} ${verdict.certainty} ${verdict.when.join(' and ')}`.trim()
        : `${subject} ${verdict.is}`,
  )

describe('a resource whose parts depend on many choices', () => {
  test('is judged part by part, each in its own worlds', () => {
    const containers = names.map((name, index) => ({
      'Fn::If': [`With${name}`, { Name: name, Privileged: index % 2 === 0 }, { Ref: 'AWS::NoValue' }],
    }))
    expect(verdicts({ ContainerDefinitions: containers })).toEqual(
      names.map((name, index) => (index % 2 === 0 ? `${name} possible Want${name} is "yes"` : `${name} absent`)),
    )
  })

  test('what is there in every world and always so is certain', () => {
    const containers = [
      { Name: 'web', Privileged: true },
      ...names.map((name) => ({ Name: name, Privileged: { 'Fn::If': [`With${name}`, true, false] } })),
    ]
    const [web, first] = verdicts({ ContainerDefinitions: containers })
    expect(web).toBe('web certain')
    expect(first).toBe('c0 possible Wantc0 is "yes"')
  })

  test('a part that is there only where a condition does not hold is found', () => {
    const containers = names.map((name) => ({
      'Fn::If': [`With${name}`, { Ref: 'AWS::NoValue' }, { Name: name, Privileged: true }],
    }))
    expect(verdicts({ ContainerDefinitions: containers })).toContain('c0 possible Wantc0 is not "yes"')
  })

  test('one answer that depends on all of them is unknown', () => {
    const pidMode = names.reduceRight<unknown>((rest, name) => ({ 'Fn::If': [`With${name}`, rest, 'task'] }), 'host')
    const nested = { PidMode: pidMode, ContainerDefinitions: [{ Name: 'web' }] }
    expect(verdicts(nested, taskPidModeHost)[0]).toContain('possible')
  })
})
