import { list, shape, struct, text } from '../shape.ts'

export const tag = shape('Amazon ECS API Reference, Tag', { key: text(), value: text() }, ['key'])

export const tags = list(struct(tag))
