import type { Piece } from './make.ts'
import { allow, inlinePolicy } from './role.ts'

/** The statements that let a role send to a destination. */
type Statements = (arn: Piece) => readonly Piece[]

const toBucket: Statements = (arn) => [
  allow('s3:PutObject', { 'Fn::Join': ['/', [arn, '*']] }),
  allow('s3:ListBucket', arn),
]

/** What a role needs to send to a destination, and what the policy is called, by its kind. */
const destinations: ReadonlyMap<string, { readonly name: string; readonly statements: Statements }> = new Map([
  ['SQS', { name: 'SQSPolicy', statements: (arn) => [allow('sqs:SendMessage', arn)] }],
  ['SNS', { name: 'SNSPolicy', statements: (arn) => [allow('sns:publish', arn)] }],
  ['EventBridge', { name: 'EventBridgePolicy', statements: (arn) => [allow('events:PutEvents', arn)] }],
  ['Lambda', { name: 'LambdaPolicy', statements: (arn) => [allow('lambda:InvokeFunction', arn)] }],
  ['S3', { name: 'S3Policy', statements: toBucket }],
  ['S3Bucket', { name: 'S3Policy', statements: toBucket }],
])

/** The policy that lets a role send to a destination; undefined where SAM makes none for its kind. */
export function destinationPolicy(kind: string | undefined, id: string, arn: Piece): Piece | undefined {
  const one = kind === undefined ? undefined : destinations.get(kind)
  return one && inlinePolicy(`${id}${one.name}`, one.statements(arn))
}
