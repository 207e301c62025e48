import type { Estate } from '../model/estate.ts'
import { type Origin, positionOf, type SourceFile } from '../model/origin.ts'
import { maskOf } from '../secrets/mask.ts'

/** The text range that an origin leads to, if it leads to a file. */
export function textOrigin(origin: Origin): Extract<Origin, { at: 'text' }> | undefined {
  switch (origin.at) {
    case 'text':
      return origin
    case 'default':
      return textOrigin(origin.owner)
    case 'plan':
      return origin.text && textOrigin(origin.text)
    case 'call':
      return undefined
  }
}

/** The places that a value came through, nearest first. */
export function viaOf(origin: Origin): readonly Origin[] {
  return textOrigin(origin)?.via ?? []
}

const paths = new WeakMap<SourceFile, string>()

/**
 * The path of a file as reports show it: without a secret that somebody has put into its name. Such a path leads to no file
 * any more, in no format: that is less of a loss than the secret.
 */
export function pathOf(file: SourceFile, { secrets }: Estate): string {
  let path = paths.get(file)
  if (path === undefined) {
    path = maskOf(secrets.texts).path(file.path)
    paths.set(file, path)
  }
  return path
}

/** An origin as `path:line:column`, or the call or plan address it comes from. */
export function showPlace(origin: Origin, estate: Estate): string {
  const text = textOrigin(origin)
  const file = text && estate.files[text.file]
  if (text && file) {
    const { line, column } = positionOf(file, text.start)
    return `${pathOf(file, estate)}:${line}:${column}`
  }
  return origin.at === 'call'
    ? `${origin.call} ${origin.field}`
    : origin.at === 'plan'
      ? `${origin.address}.${origin.field}`
      : ''
}

/** An origin as the JSON report gives it. */
export function originJson(origin: Origin, estate: Estate): Readonly<Record<string, unknown>> {
  switch (origin.at) {
    case 'text': {
      const file = estate.files[origin.file]
      const place = file && { file: pathOf(file, estate), ...positionOf(file, origin.start) }
      const via = origin.via && { via: origin.via.map((step) => originJson(step, estate)) }
      return { ...place, field: origin.field, ...via }
    }
    case 'call':
      return { call: origin.call, field: origin.field }
    case 'plan':
      return { plan: origin.address, field: origin.field, ...(origin.text && originJson(origin.text, estate)) }
    case 'default':
      return { default: origin.source, by: origin.by, ...originJson(origin.owner, estate) }
  }
}
