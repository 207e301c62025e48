import type { Draft } from './draft.ts'

export const addFurtherInterfaces = (_draft: Draft): void => {}
