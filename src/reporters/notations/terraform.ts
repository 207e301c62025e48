import type { ResourceType } from '../../model/resource.ts'
import type { Example } from '../../traits/trait.ts'
import { capital } from './cloudformation-names.ts'
import { attribute, type Body, bodyLines, comment, expression, scalar } from './hcl.ts'
import type { Notation } from './notation.ts'
import { type Fields, snake, type TerraformResource, type To } from './terraform-fields.ts'
import { terraformResources } from './terraform-resources.ts'
import { type Node, type Scalar, treeOf } from './tree.ts'

/** What people call the resource in the snippets. */
const label = 'web'

/** Why there is no snippet, by type. */
const none: Partial<Record<ResourceType, string>> = {
  'Breakwater::ECS::Task': 'Terraform starts no tasks: see to it where the task is started.',
}

/** The resource block of hashicorp/aws with what is to be set; what has to go is a comment in its place. */
export const terraform: Notation = (example) => {
  const { type } = example
  if (type === 'Breakwater::TemplateParameter') return variable(example)
  if (type === 'AWS::EC2::SecurityGroup' && example.set?.['groupName'] === 'default') return defaultGroup
  const known = terraformResources[type]
  if (!known) return `# ${none[type] ?? `No resource of the aws provider is known for ${type}.`}`
  return new Resources(known).write(treeOf(example).fields)
}

/** The provider takes every rule out of a default group that has none written. */
const defaultGroup = bodyLines([
  {
    is: 'block',
    head: `resource "aws_default_security_group" "${label}"`,
    body: [attribute('vpc_id', [`aws_vpc.${label}.id`])],
  },
]).join('\n')

/** A parameter of a template is an input variable. */
function variable({ set = {}, remove = [] }: Example): string {
  const name = typeof set['name'] === 'string' ? set['name'] : 'DbPassword'
  const body: Body = [attribute('type', ['string'])]
  if (set['noEcho'] === true) body.push(attribute('sensitive', ['true']))
  if (remove.includes('default')) body.push(comment('remove default'))
  return bodyLines([{ is: 'block', head: `variable "${snake(name).replace(/^_/, '')}"`, body }]).join('\n')
}

/** Collects the bodies of a resource and of those that stand beside it. */
class Resources {
  readonly #main: TerraformResource
  readonly #body: Body = []
  /** By resource and item. */
  readonly #beside = new Map<string, { readonly resource: string; readonly body: Body }>()

  constructor(main: TerraformResource) {
    this.#main = main
  }

  write(fields: ReadonlyMap<string, Node>): string {
    this.#fields(fields, this.#main.fields, this.#body)
    const bodies = [...this.#beside.values()]
    if (this.#body.length > 0) bodies.unshift({ resource: this.#main.resource, body: this.#body })
    return bodyLines(
      bodies.map(({ resource, body }) => ({ is: 'block', head: `resource "${resource}" "${label}"`, body })),
    ).join('\n')
  }

  #fields(fields: ReadonlyMap<string, Node>, known: Fields, body: Body, owner?: Scalar): void {
    for (const [name, node] of fields) {
      const to = known[name]
      if (to === undefined) body.push(comment(`the aws provider is not known to have ${name} here`))
      else this.#field(node, to, body, owner)
    }
  }

  #field(node: Node, to: To, body: Body, owner: Scalar | undefined): void {
    if (typeof to === 'string') this.#attribute(to, node, body, owner)
    else if (to.is === 'said') body.push(comment(to.says))
    else if (to.is === 'beside') this.#besides(node, to, body)
    else if (to.is === 'within') this.#field(node, to.to, blockIn(body, to.block), owner)
    else if (node.is === 'removed') body.push(removal(namesOf(to).join(', '), owner))
    else if (to.is === 'values') {
      const value = node.is === 'value' ? (to.values.get(node.value) ?? node.value) : null
      body.push(attribute(to.name, [scalar(value)]))
    } else if (to.is === 'json') {
      const [first = '', ...rest] = expression(node, to.capital ? capital : (name) => name)
      const lines = [`jsonencode(${first}`, ...rest]
      body.push(attribute(to.name, [...lines.slice(0, -1), `${lines.at(-1)})`]))
    } else if (to.is === 'keyed') body.push(...attributesOf(node, to.names))
    else if (to.is === 'tags') body.push(...tagsOf(node))
    else if (to.is === 'block') this.#blocks(node, to.name, to.fields, body)
    else if (node.is === 'struct') this.#fields(node.fields, to.fields, body, owner)
    else if (node.is === 'list') for (const { node: item, key } of node.items) this.#field(item, to, body, key)
  }

  #attribute(name: string, node: Node, body: Body, owner: Scalar | undefined): void {
    if (node.is === 'removed') body.push(removal(name, owner))
    else if (node.is === 'list' && node.items.some((item) => item.node.is === 'removed')) {
      const gone = node.items.filter((item) => item.node.is === 'removed')
      const kept = node.items.filter((item) => item.node.is !== 'removed')
      for (const { key = '' } of gone) body.push(removal(String(key), name))
      if (kept.length > 0) body.push(attribute(name, expression({ is: 'list', items: kept }, snake)))
    } else body.push(attribute(name, expression(node, snake)))
  }

  #blocks(node: Node, name: string, fields: Fields, body: Body): void {
    const items = node.is === 'list' ? node.items : [{ node, key: undefined }]
    for (const { node: item, key } of items) {
      if (item.is === 'removed') body.push(comment(`remove the block ${name} of ${key}`))
      else if (item.is === 'struct') {
        const inner: Body = []
        this.#fields(item.fields, fields, inner, key)
        body.push({ is: 'block', head: name, body: inner })
      }
    }
  }

  #besides(node: Node, to: Extract<To, { is: 'beside' }>, body: Body): void {
    const { resource, link } = to
    if (node.is === 'removed') body.push(comment(`remove ${namesOf(to.to).join(', ')} from the ${resource} of it`))
    const items = to.each && node.is === 'list' ? node.items : [{ node, key: undefined }]
    for (const { node: item, key } of items) {
      if (item.is === 'removed') {
        if (key !== undefined) body.push(comment(`remove the ${resource} of ${key}`))
        continue
      }
      const id = `${resource} ${key ?? ''}`
      const known = this.#beside.get(id) ?? { resource, body: [] }
      if (known.body.length === 0) {
        known.body.push(attribute(link, [`${this.#main.resource}.${label}.${this.#main.id}`]))
        this.#beside.set(id, known)
      }
      this.#field(item, to.to, known.body, key)
    }
  }
}

/** The nested block of that name, made where there is none yet. */
function blockIn(body: Body, name: string): Body {
  for (const line of body) if (line.is === 'block' && line.head === name) return line.body
  const made: Body = []
  body.push({ is: 'block', head: name, body: made })
  return made
}

const removal = (name: string, owner: Scalar | undefined) =>
  comment(owner === undefined ? `remove ${name}` : `remove ${name} from ${owner}`)

/** What Terraform calls a field, or those that it becomes. */
function namesOf(to: To): readonly string[] {
  if (typeof to === 'string') return [to]
  if (to.is === 'tags') return ['tags']
  if (to.is === 'keyed') return [...to.names.values()]
  if (to.is === 'said') return []
  if (to.is === 'merged') return Object.values(to.fields).flatMap(namesOf)
  if (to.is === 'within') return namesOf(to.to)
  return to.is === 'beside' ? [to.resource] : [to.name]
}

/** Keys and values as attributes, true and false as they are without quotation marks. */
function attributesOf(node: Node, names: ReadonlyMap<Scalar, string>): Body {
  const items = node.is === 'list' ? node.items : []
  return items.map(({ node: item, key = '' }) => {
    const value = item.is === 'struct' ? item.fields.get('value') : undefined
    const name = names.get(key)
    if (name === undefined || value?.is !== 'value') return comment(`the aws provider is not known to have ${key} here`)
    const text = String(value.value)
    return attribute(name, [text === 'true' || text === 'false' ? text : scalar(value.value)])
  })
}

/** Keys and values as one mapping. */
function tagsOf(node: Node): Body {
  const items = node.is === 'list' ? node.items : []
  const pairs = items.flatMap(({ node: item }): readonly (readonly [string, Node])[] => {
    const [key, value] = item.is === 'struct' ? [item.fields.get('key'), item.fields.get('value')] : []
    return key?.is === 'value' && value ? [[String(key.value), value]] : []
  })
  const gone = items.filter(({ node: item }) => item.is === 'removed')
  return [
    ...gone.map(({ key }) => comment(`remove the tag ${key}`)),
    ...(pairs.length > 0 ? [attribute('tags', expression({ is: 'map', fields: new Map(pairs) }, snake))] : []),
  ]
}
