import type { Address } from '../../model/resource.ts'

/** What the addresses of a configuration's resources begin with. */
export const prefixOf = (folder: string): string => (folder === '.' ? '' : `${folder}#`)

/** What an address that begins with one folder is when it begins with another. */
export const addressFrom = (folder: string, other: string, address: Address): Address =>
  prefixOf(other) + address.slice(prefixOf(folder).length)

const keys = /\["(?:[^"\\]|\\.)*"\]|\[(?:\d+|\*)\]/g

/** An address or a part of one, with something else in place of the keys of its instances. */
export const withKeys = (key: '' | '[*]', address: Address): Address => address.replace(keys, key)
