import { isOneOf } from '../../analysis/texts.ts'
import { eachItem } from '../subjects.ts'
import { has } from '../texts.ts'
import { trait } from '../trait.ts'

/** Docker takes `:` and `=` between an option and its value. */
const switchedOff = [
  'apparmor:unconfined',
  'apparmor=unconfined',
  'label:disable',
  'label=disable',
  'label:type:spc_t',
  'label=type:spc_t',
  'seccomp:unconfined',
  'seccomp=unconfined',
]

export const containerSecurityProfileUnconfined = trait({
  id: 'container-security-profile-unconfined',
  category: 'Misconfiguration',
  resource: 'AWS::ECS::TaskDefinition',
  title: 'Mandatory access control profile switched off',
  why: 'An intruder may make the system calls and touch the host files that the profile keeps from containers.',
  fix: 'Remove the option from dockerSecurityOptions, or name a profile that confines the container.',
  example: {
    type: 'AWS::ECS::TaskDefinition',
    remove: ['containerDefinitions[web].dockerSecurityOptions[apparmor:unconfined]'],
  },
  responsible: { FARGATE: 'AWS', MANAGED_INSTANCES: 'AWS' },
  severity: 'high',
  references: ['Amazon ECS API Reference, ContainerDefinition'],
  evaluate: (task, world) =>
    eachItem(world, task, 'containerDefinitions', (container) =>
      has(world, container, 'dockerSecurityOptions', (option) => isOneOf(option, switchedOff)),
    ),
})
