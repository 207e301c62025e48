import type { Maybe } from '../../model/text.ts'

/** Registries of clouds that never serve anybody without credentials. */
const alwaysPrivate: readonly RegExp[] = [
  /^registry\.digitalocean\.com$/,
  /^registry\.heroku\.com$/,
  /^registry\.redhat\.io$/,
  /^docker\.pkg\.github\.com$/,
]

/** Registries that serve nobody without credentials unless their owner opens them, which few do. */
const privateByDefault: readonly RegExp[] = [/\.jfrog\.io$/, /\.azurecr\.io$/]

/** Registries where an image is private until its owner opens it, which many do. */
const privateUntilOpened: readonly RegExp[] = [/^ghcr\.io$/, /^registry\.gitlab\.com$/, /-docker\.pkg\.dev$/]

/**
 * Registries whose images are public nearly always where a task definition names them without credentials; on Docker Hub that
 * goes for those of organisations too, which pay for private ones.
 */
const mostlyPublic: readonly RegExp[] = [
  /^(?:[\w-]+\.)?docker\.io$/,
  /^(?:quay|lscr|nvcr|codeberg)\.(?:io|org)$/,
  /^public\.ecr\.aws$/,
  /^(?:[a-z0-9.-]+\.)?gcr\.io$/,
  /^mcr\.microsoft\.com$/,
  /^registry\.k8s\.io$/,
  /^registry\.(?:access\.redhat\.com|fedoraproject\.org|opensuse\.org|suse\.com)$/,
  /^docker\.elastic\.co$/,
  /^(?:[a-z0-9.-]+\.)?icr\.io$/,
  /^container-registry\.oracle\.com$/,
  /^cr\.(?:fluentbit\.io|l5d\.io|yandex)$/,
  /^cgr\.dev$/,
]

/** An image's registry, and whether it asks for credentials. */
export interface Registry {
  readonly host: string
  /** `by-default`: unless its owner has opened it, which few do; `until-opened`: where many do. */
  readonly isPrivate: Maybe | 'by-default' | 'until-opened'
}

/**
 * The registry of an image; undefined where it is Amazon ECR, to which the execution role has the key.
 *
 * Source: Amazon ECS API Reference, "ContainerDefinition", image: without a host it is Docker Hub.
 */
export function registryOf(image: string): Registry | undefined {
  if (/^[^/]*\.dkr[.-]ecr[.-][^/]*\//.test(image)) return undefined
  const [first = '', ...rest] = image.split('/')
  const host =
    rest.length > 0 && /[.:]|^localhost$/.test(first) ? first.replace(/:\d+$/, '').toLowerCase() : 'docker.io'
  const is = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(host))
  if (is(alwaysPrivate)) return { host, isPrivate: true }
  if (is(privateByDefault)) return { host, isPrivate: 'by-default' }
  if (is(privateUntilOpened)) return { host, isPrivate: 'until-opened' }
  return { host, isPrivate: is(mostlyPublic) ? false : 'unknown' }
}
