import type { Origin } from '../../model/origin.ts'
import { seenFrom } from '../seen-from.ts'
import type { Value } from '../value.ts'
import type { Declared } from './scope.ts'
import type { Template } from './template.ts'

/**
 * The values of SSM parameters that the templates of a scan make, found by name; undefined where a name is made twice.
 *
 * Source: AWS CloudFormation User Guide, "SSM parameter types"; "Get a plaintext value from Systems Manager Parameter Store".
 */
export class StoredParameters {
  readonly #templates: () => readonly Template[]
  #byName = new Map<string, readonly { readonly template: Template; readonly resource: Declared }[]>()
  /** How many templates there were when names were last looked for: a transform may ask before all are opened. */
  #seen = 0

  constructor(templates: () => readonly Template[]) {
    this.#templates = templates
  }

  /** `name` may end in `:` and a version, which is not told apart. */
  find(name: string, at: Origin): Value | undefined {
    const [only, ...others] = this.#named().get(name.replace(/:\d+$/, '')) ?? []
    if (!only || others.length > 0) return undefined
    const { template, resource } = only
    const value = template.property(resource, 'Value', template.placeOf(resource))
    return value && seenFrom(value, at)
  }

  #named() {
    const templates = this.#templates()
    if (this.#seen === templates.length) return this.#byName
    this.#seen = templates.length
    this.#byName = new Map()
    const byName = new Map<string, { template: Template; resource: Declared }[]>()
    for (const template of templates) {
      for (const resource of template.resources.values()) {
        if (resource.type !== 'AWS::SSM::Parameter') continue
        const name = template.property(resource, 'Name', template.placeOf(resource))
        if (name?.is !== 'scalar') continue
        const same = byName.get(name.text)
        if (same) same.push({ template, resource })
        else byName.set(name.text, [{ template, resource }])
      }
    }
    this.#byName = byName
    return byName
  }
}
