import { awsCli } from './aws-cli.ts'
import { cdk } from './cdk.ts'
import { cloudFormation } from './cloudformation.ts'
import type { Notation } from './notation.ts'
import { terraform } from './terraform.ts'

interface Entry {
  readonly id: string
  readonly name: string
  /** What a highlighter calls its language. */
  readonly language: string
  readonly write: Notation
}

/** Every notation that a fix is shown in. */
export const notations: readonly Entry[] = [
  { id: 'cloudformation', name: 'CloudFormation', language: 'yaml', write: cloudFormation },
  { id: 'terraform', name: 'Terraform', language: 'hcl', write: terraform },
  { id: 'cdk', name: 'AWS CDK', language: 'ts', write: cdk },
  { id: 'aws-cli', name: 'AWS CLI', language: 'sh', write: awsCli },
]
