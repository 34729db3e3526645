export type SignInProblem = 'unreachable' | 'denied' | 'stale' | 'refused' | 'failed';

/** Why nobody is signed in. `detail` is the provider's own sentence where it gave one. */
export class SignInError extends Error {
  override readonly name = 'SignInError';

  constructor(
    readonly problem: SignInProblem,
    readonly detail: string,
    /** Where the agent wanted to go, where that is known. */
    readonly returnTo = '/',
  ) {
    super(detail || problem);
  }
}
