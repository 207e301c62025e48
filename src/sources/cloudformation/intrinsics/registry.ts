import type { Intrinsic } from '../scope.ts'
import { base64 } from './base64.ts'
import { cidr } from './cidr.ts'
import { condition } from './condition.ts'
import { findInMap } from './find-in-map.ts'
import { getAtt } from './get-att.ts'
import { getAzs } from './get-azs.ts'
import { ifFunction } from './if.ts'
import { importValue } from './import-value.ts'
import { join } from './join.ts'
import { length } from './length.ts'
import { ref } from './ref.ts'
import { select } from './select.ts'
import { split } from './split.ts'
import { sub } from './sub.ts'
import { toJsonString } from './to-json-string.ts'

/** Every intrinsic function that is evaluated, by its long name. */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map([
  ['Fn::And', condition('Fn::And')],
  ['Fn::Base64', base64],
  ['Fn::Cidr', cidr],
  ['Fn::Equals', condition('Fn::Equals')],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAZs', getAzs],
  ['Fn::GetAtt', getAtt],
  ['Fn::If', ifFunction],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Not', condition('Fn::Not')],
  ['Fn::Or', condition('Fn::Or')],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', sub],
  ['Ref', ref],
])

/** The functions that only the transform `AWS::LanguageExtensions` brings. */
export const extensions: ReadonlyMap<string, Intrinsic> = new Map([
  ['Fn::Length', length],
  ['Fn::ToJsonString', toJsonString],
])
