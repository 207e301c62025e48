import type { Door, LoadBalancer } from '../network.ts'
import type { Draft } from './draft.ts'

export const doorsOf = (_balancers: readonly LoadBalancer[], _draft: Draft): readonly Door[] => []
