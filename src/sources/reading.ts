import type { Acceptance } from '../model/config.ts'
import type { Gap } from '../model/gap.ts'
import type { FileId, SourceFile } from '../model/origin.ts'
import type { Resource } from '../model/resource.ts'
import { Replies } from './aws-json/replies.ts'
import { Choices } from './choices.ts'
import { Assemblies } from './cloudformation/assemblies.ts'
import { Deployments } from './cloudformation/deployments.ts'
import type { Given } from './cloudformation/scope.ts'
import { FoundSecrets } from './found-secrets.ts'
import { SecretSearch } from './secret-search.ts'

/** Where the user says that the templates will be deployed. */
export interface Deployment {
  readonly region: string | undefined
  readonly account: string | undefined
}

/** A file of the scan that another one names. */
export interface NamedFile extends SourceFile {
  readonly id: FileId
}

/** Large values are handed from one function to another only so often: what they hold is counted. */
const largeValue = 1_000
const maxHandedOver = 2_000_000

/** An estate in the making: what all sources of one scan write to. */
export class Reading {
  readonly files: SourceFile[]
  readonly gaps: Gap[] = []
  readonly resources: Resource[] = []
  readonly choices = new Choices()
  readonly acceptances: Acceptance[] = []
  readonly deployment: Deployment
  readonly secrets = new FoundSecrets()
  /** Looks through each document for secrets. */
  readonly secretSearch = new SecretSearch(this.secrets)
  /** What deployment files beside the templates give. */
  readonly deployments = new Deployments()
  /** What replies of AWS say, until all are read. */
  readonly replies = new Replies()
  /** Whole lists, as `Estate.complete` asks for them. */
  readonly listed = new Set<string>()
  /** Resources that are given to modules which are not read. */
  readonly handedOn = new Set<string>()
  /** CDK assemblies, whose templates are deployed as their manifests say. */
  readonly assemblies = new Assemblies()
  /** A file of the scan that another one names by its path, else by the end of it; each is read once. */
  fileNamed: (tail: string) => NamedFile | undefined = () => undefined
  /** Values given for template parameters, each with its place. */
  readonly parameters = new Map<string, Given>()
  #handedOver = 0
  readonly #addresses = new Map<string, number>()
  /** Parameters that some template declared. */
  readonly declaredParameters = new Set<string>()

  constructor(deployment: Deployment, files: SourceFile[] = []) {
    this.deployment = deployment
    this.files = files
  }

  /** Adds a resource; a second one of the same address gets a number, so that addresses stay unique. Gives the address. */
  addResource(make: (address: string) => Resource, address: string): string {
    const count = (this.#addresses.get(address) ?? 0) + 1
    this.#addresses.set(address, count)
    const unique = count === 1 ? address : `${address}[${count}]`
    this.resources.push(make(unique))
    return unique
  }

  /** Makes the resources of the replies, once all files are read. */
  finishReplies(): void {
    const { region, account } = this.deployment
    this.replies.finish(this, { ...(region !== undefined && { region }), ...(account !== undefined && { account }) })
  }

  /** May a value of a size be handed on? Of small ones as many as there are. */
  mayHandOver(size: number): boolean {
    if (size > largeValue) this.#handedOver += size
    return this.#handedOver <= maxHandedOver || size <= largeValue
  }

  addFile(file: SourceFile): FileId {
    return this.files.push(file) - 1
  }
}
