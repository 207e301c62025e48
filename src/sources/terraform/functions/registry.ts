import { collectionFunctions } from './collection.ts'
import { dateAndTimeFunctions } from './date-and-time.ts'
import { encodingFunctions } from './encoding.ts'
import { filesystemFunctions } from './filesystem.ts'
import type { TerraformFunction } from './function.ts'
import { hashAndCryptoFunctions } from './hash-and-crypto.ts'
import { ipNetworkFunctions } from './ip-network.ts'
import { numericFunctions } from './numeric.ts'
import { setFunctions } from './sets.ts'
import type { Group } from './signature.ts'
import { stringFunctions } from './string.ts'
import { typeConversionFunctions } from './type-conversion.ts'

const groups: readonly Group[] = [
  numericFunctions,
  stringFunctions,
  collectionFunctions,
  setFunctions,
  encodingFunctions,
  filesystemFunctions,
  dateAndTimeFunctions,
  hashAndCryptoFunctions,
  ipNetworkFunctions,
  typeConversionFunctions,
]

/** Every function of the language by name, with and without its name space; those of providers are not known. */
export const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  groups.flatMap((group) =>
    Object.entries(group).flatMap(([name, definition]) => {
      const call = definition(name)
      return [[name, call] as const, [`core::${name}`, call] as const]
    }),
  ),
)
