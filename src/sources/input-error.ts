/** An input that the user must correct before anything can be done: one line of what is wrong, one of what to do. */
export class InputError extends Error {
  readonly todo: string

  constructor(message: string, todo: string) {
    super(message)
    this.name = 'InputError'
    this.todo = todo
  }
}
