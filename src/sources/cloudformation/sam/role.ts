import type { Syntax } from '../../syntax/syntax.ts'
import { callIn } from '../transforms/functions.ts'
import { type Expansion, property, type SamResource } from './expansion.ts'
import { type At, make, type Piece, ref, textIn } from './make.ts'

/** Who may assume a role that is made for a service. */
export const trusting = (service: string): Piece => ({
  Version: '2012-10-17',
  Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
})

/** The ARN of a managed policy of AWS. */
export const awsManaged = (path: string): Piece => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${path}` })

/** The managed policy that tracing needs, which has another name outside the commercial partition. */
export function tracingPolicy(out: Expansion, at: At): string {
  const partition = out.textOf(make(at, ref('AWS::Partition')))
  return partition === undefined || partition === 'aws' ? 'AWSXrayWriteOnlyAccess' : 'AWSXRayDaemonWriteAccess'
}

/** A statement that allows something. */
export function allow(action: string | readonly string[], resource: Piece): Piece {
  return { Effect: 'Allow', Action: action, Resource: resource }
}

/** A policy inside a role; SAM gives a version to some and none to others. */
export function inlinePolicy(name: string, Statement: readonly Piece[], Version?: string): Piece {
  return { PolicyName: name, PolicyDocument: { Version, Statement } }
}

/** The role that SAM makes for a resource that is given none, in the making. */
export class Role {
  readonly id: string
  readonly #resource: SamResource
  readonly #managed: Syntax[] = []
  readonly #inline: Syntax[] = []
  readonly #seen = new Set<string>()

  constructor(resource: SamResource) {
    this.#resource = resource
    this.id = `${resource.id}Role`
  }

  add(is: 'managed' | 'inline', node: Syntax): void {
    if (is === 'inline') this.#inline.push(node)
    else {
      const arn = arnIn(node)
      if (arn !== undefined && this.#seen.has(arn)) return
      if (arn !== undefined) this.#seen.add(arn)
      this.#managed.push(node)
    }
  }

  /** A managed policy of AWS that comes with something that the resource has. */
  addManaged(path: string, at: At): void {
    this.add('managed', make(at, awsManaged(path)))
  }

  addInline(piece: Piece, at: At): void {
    this.add('inline', make(at, piece))
  }

  /** Adds the role to the template; by its condition where the resource's own is not the one that counts. */
  finish(trust: Piece, out: Expansion, condition?: string): void {
    const properties: Piece = {
      AssumeRolePolicyDocument: trust,
      ManagedPolicyArns: this.#managed,
      Policies: this.#inline.length > 0 ? this.#inline : undefined,
      Path: property(this.#resource, 'RolePath'),
      PermissionsBoundary: property(this.#resource, 'PermissionsBoundary'),
    }
    out.add(this.id, 'AWS::IAM::Role', properties, this.#resource, { condition })
  }
}

/** An ARN as a text that tells two of them apart. */
function arnIn(node: Syntax): string | undefined {
  const call = callIn(node)
  const text = textIn(call?.name === 'Fn::Sub' ? call.argument : node)
  return text?.replace('arn:aws:', 'arn:${AWS::Partition}:')
}
