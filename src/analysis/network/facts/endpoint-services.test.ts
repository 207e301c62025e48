import { expect, test } from 'vitest'
import { estateOf } from '../../../../test/trait-cases.ts'
import { World } from '../../../model/world.ts'
import { endpointServiceOf, isServiceUnknown } from './endpoint-services.ts'

const sub = (text: string) => ({ 'Fn::Sub': text })

test.each([
  ['com.amazonaws.eu-west-1.ecr.api', { service: 'ecr.api', isFips: false, region: 'eu-west-1' }],
  ['com.amazonaws.us-gov-west-1.kms-fips', { service: 'kms', isFips: true, region: 'us-gov-west-1' }],
  ['cn.com.amazonaws.cn-north-1.ecr.dkr', { service: 'ecr.dkr', isFips: false, region: 'cn-north-1' }],
  [sub('com.amazonaws.${AWS::Region}.logs'), { service: 'logs', isFips: false, region: undefined }],
  [sub('com.amazonaws.${AWS::Region}.${AWS::StackName}'), 'unknown'],
  ['com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d', undefined],
  ['com.amazonaws.eu-west-1.vpce-svc-0a1b2c3d', undefined],
  [undefined, undefined],
])('%j', (name, expected) => {
  const estate = estateOf('AWS::EC2::VPCEndpoint', { properties: name === undefined ? {} : { ServiceName: name } })
  const world = new World(estate)
  const [endpoint] = estate.ofType('AWS::EC2::VPCEndpoint')
  const found = endpoint && endpointServiceOf(endpoint, world)
  expect(endpoint && isServiceUnknown(endpoint, world) ? 'unknown' : found).toEqual(expected)
})
