/** The command was called in a way that has no meaning. Exit code 2. */
export class UsageError extends Error {}
