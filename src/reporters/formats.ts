/** Every format a report can be written in. */
export const formats = ['text', 'json', 'sarif', 'markdown'] as const

export type Format = (typeof formats)[number]
