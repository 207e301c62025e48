import { expect, test } from 'vitest'
import { run } from '../scripts/fuzz/run.ts'

/** A template and a document that have a text in each place that some trait searches. */
function inputsWith(text: string): readonly string[] {
  const container = {
    name: text,
    image: text,
    user: text,
    command: [text],
    environment: [{ name: text, value: text }],
    secrets: [{ name: 'x', valueFrom: text }],
    healthCheck: { command: [text] },
    logConfiguration: { logDriver: text, options: { tag: text } },
  }
  const statement = {
    Effect: 'Allow',
    Action: text,
    Resource: text,
    Principal: text,
    Condition: { [text]: { x: text } },
  }
  const resources = {
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { Family: { 'Fn::Sub': text }, ContainerDefinitions: [container] },
    },
    Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement: [statement] } }] } },
    Hosts: { Type: 'AWS::EC2::Instance', Properties: { UserData: { 'Fn::Base64': text } } },
    Flow: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: text } },
    Stack: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: text } },
    Stored: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: text, SecretString: text } },
  }
  return [JSON.stringify({ Resources: resources }), JSON.stringify({ family: text, containerDefinitions: [container] })]
}

// Each of them once took minutes, by a pattern that began anew at every letter.
test.each(['\n', '\r', '\u2028', ' ', '${', '"a",', 'a', 'a.', 'password=', 'A1b2'])(
  '%j over and over is judged in time',
  (piece) => {
    for (const input of inputsWith(piece.repeat(60_000 / piece.length))) {
      // Inputs are judged by their length.
      const text = input.padEnd(Math.ceil(input.length / 5) * 5)
      expect(run('template', { text, whole: true })).toBeUndefined()
    }
  },
)

test('a comment in a document of one long line is read in time', () => {
  const containers = Array.from({ length: 60_000 }, (_, index) => `{"name":"web${index}","image":"web"}`)
  const text = `{"family":"web","containerDefinitions":[${containers.join(',')}]} // breakwater:waive container-privileged no\n`
  expect(run('document', { text, whole: true })).toBeUndefined()
})

test('as many waivers as a file has room for are read', () => {
  const text = `${'# breakwater:waive container-privileged until=2999-01-31 one of many\n'.repeat(150_000)}Resources: {A: {Type: AWS::ECS::Cluster}}\n`
  expect(run('waivers', { text, whole: true })).toBeUndefined()
})
