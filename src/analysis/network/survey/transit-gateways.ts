import type { TransitGateway } from '../network.ts'
import type { Draft } from './draft.ts'

export const transitGatewaysOf = (_draft: Draft): readonly TransitGateway[] => []
