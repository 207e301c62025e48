/** What an address ends with: the logical id, the resource of an ARN. */
export const lastOf = (id: string): string => withFolders(id, 0)

/**
 * Is this how an address ends, with some of its folders or modules: `service.yaml#Web` of `shop/service.yaml#Web`,
 * `aws_ecs_service.web` or `web` of `module.shop.aws_ecs_service.web`?
 */
export const isEndOf = (id: string, name: string): boolean => {
  const last = lastOf(id)
  return last === name || last.endsWith(`.${name}`) || id.endsWith(`/${name}`)
}

/** The ends of addresses, with as many parts of the path as it takes to tell them apart. */
export function shortNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const short = new Map<string, string>()
  let open = ids
  for (let parts = 0; open.length > 0; parts++) {
    const counts = new Map<string, number>()
    for (const name of ids.map((id) => withFolders(id, parts))) counts.set(name, (counts.get(name) ?? 0) + 1)
    open = open.filter((id) => {
      const name = withFolders(id, parts)
      if (counts.get(name) !== 1 && name !== id) return true
      short.set(id, name)
      return false
    })
  }
  return short
}

function withFolders(id: string, parts: number): string {
  const hash = id.lastIndexOf('#')
  if (hash === -1) return parts === 0 ? id.slice(id.lastIndexOf('/') + 1) : id
  const path = id.slice(0, hash).split('/')
  return parts === 0 ? id.slice(hash + 1) : `${path.slice(-parts).join('/')}${id.slice(hash)}`
}
