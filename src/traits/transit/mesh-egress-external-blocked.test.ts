import { traitCases } from '../../../test/trait-cases.ts'
import { meshEgressExternalBlocked } from './mesh-egress-external-blocked.ts'

const mesh = (Type?: unknown) => ({
  Type: 'AWS::AppMesh::Mesh',
  Properties: { MeshName: 'shop', ...(Type !== undefined && { Spec: { EgressFilter: { Type } } }) },
})
const node = {
  Type: 'AWS::AppMesh::VirtualNode',
  Properties: { MeshName: { 'Fn::GetAtt': ['It', 'MeshName'] }, VirtualNodeName: 'web' },
}
const task = (value: string, resource: unknown = { Ref: 'Node' }) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    ContainerDefinitions: [
      { Name: 'envoy', Image: 'envoy', Environment: [{ Name: 'APPMESH_RESOURCE_ARN', Value: resource }] },
      { Name: 'web', Image: 'web', Environment: [{ Name: 'PAYMENTS_URL', Value: value }] },
    ],
  },
})

traitCases(meshEgressExternalBlocked, [
  {
    name: 'a task that calls a host outside',
    template: { Resources: { It: mesh(), Node: node, Web: task('https://api.pay.example.com/v1') } },
    gives: {
      '': {
        is: 'present',
        severity: 'low',
        certainty: 'possible',
        says: [
          'egressFilter is not set and AWS takes DROP_ALL.',
          'PAYMENTS_URL of template.json#Web names the host "api.pay.example.com", which is not in the mesh.',
        ],
      },
    },
  },
  {
    name: 'a node by the name of the mesh',
    template: {
      Resources: { It: mesh('DROP_ALL'), Web: task('https://pay.example.com', 'mesh/shop/virtualNode/web') },
    },
    gives: { '': 'present' },
  },
  {
    name: 'hosts of the network and of AWS, and services of the mesh',
    template: {
      Resources: {
        It: mesh(),
        Node: node,
        Pay: {
          Type: 'AWS::AppMesh::VirtualService',
          Properties: { MeshName: 'shop', VirtualServiceName: 'pay.shop.example' },
        },
        One: task('http://pay.shop.local'),
        Other: task('https://sqs.eu-west-1.amazonaws.com'),
        Third: task('http://pay.shop.example:8080'),
      },
    },
    gives: { '': 'absent' },
  },
  {
    name: 'everything may leave',
    template: { Resources: { It: mesh('ALLOW_ALL'), Node: node, Web: task('https://pay.example.com') } },
    gives: { '': 'absent' },
  },
  {
    name: 'a filter without a value',
    template: {
      Parameters: { Egress: { Type: 'String' } },
      Resources: { It: mesh({ Ref: 'Egress' }), Node: node, Web: task('https://pay.example.com') },
    },
    gives: { '': 'unknown' },
  },
  {
    name: 'no task of the mesh',
    template: { Resources: { It: mesh(), Web: task('https://pay.example.com', 'mesh/other/virtualNode/web') } },
    gives: { '': 'not-applicable' },
  },
])
