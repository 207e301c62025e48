/** What an address ends with: the logical id. */
export const nameIn = (id: string): string => id.slice(id.lastIndexOf('#') + 1)
