import type { Syntax } from '../../syntax/syntax.ts'
import type { Piece } from './make.ts'
import { allow, inlinePolicy } from './role.ts'

/** What a role needs to send to a destination, by its kind. */
const statements: Readonly<Record<string, { readonly name: string; readonly of: (arn: Piece) => readonly Piece[] }>> = {
  SQS: { name: 'SQSPolicy', of: (arn) => [allow('sqs:SendMessage', arn)] },
  SNS: { name: 'SNSPolicy', of: (arn) => [allow('sns:publish', arn)] },
  EventBridge: { name: 'EventBridgePolicy', of: (arn) => [allow('events:PutEvents', arn)] },
  Lambda: { name: 'LambdaPolicy', of: (arn) => [allow('lambda:InvokeFunction', arn)] },
  S3: {
    name: 'S3Policy',
    of: (arn) => [allow('s3:PutObject', { 'Fn::Join': ['/', [arn, '*']] }), allow('s3:ListBucket', arn)],
  },
}

/** The policy that lets a role send to a destination; undefined where SAM makes none for its kind. */
export function destinationPolicy(kind: string | undefined, id: string, arn: Piece | Syntax): Piece | undefined {
  const one = kind === undefined ? undefined : statements[kind === 'S3Bucket' ? 'S3' : kind]
  return one && inlinePolicy(`${id}${one.name}`, one.of(arn))
}
