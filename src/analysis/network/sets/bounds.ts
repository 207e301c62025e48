/** What surely is and what may be. Both are the same object where all is known, so that nothing is computed twice. */
export interface Bounds<S> {
  readonly least: S
  readonly most: S
}

export const exactly = <S>(value: S): Bounds<S> => ({ least: value, most: value })

/** The same if `certain`, else nothing at least. */
export const ifSure = <S>(bounds: Bounds<S>, none: S, certain: boolean): Bounds<S> =>
  certain ? bounds : { least: none, most: bounds.most }

/** An operation that grows with each of its operands, on bounds. */
export function both<A, B, R>(one: Bounds<A>, other: Bounds<B>, operation: (one: A, other: B) => R): Bounds<R> {
  const most = operation(one.most, other.most)
  const isExact = (one.most as unknown) === one.least && (other.most as unknown) === other.least
  return { least: isExact ? most : operation(one.least, other.least), most }
}

/** An operation on one bound. */
export function each<A, R>(one: Bounds<A>, operation: (one: A) => R): Bounds<R> {
  const most = operation(one.most)
  return { least: (one.most as unknown) === one.least ? most : operation(one.least), most }
}
