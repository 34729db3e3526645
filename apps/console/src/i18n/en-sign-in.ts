export const enSignIn = {
  heading: 'Sign in',
  working: 'Signing you in…',
  again: 'Sign in again',
  hint: 'Your organisation’s sign-in page asks who you are.',
  authority: 'Provider: {{authority}}',
  paste: 'Use an access token instead',
  pasteHint:
    'Paste an access token from your sign-in provider. It is kept until this page is closed or reloaded.',
  token: 'Access token',
  submit: 'Sign in',
  useToken: 'Use this token',
  malformed: 'This does not look like an access token.',
  signOut: 'Sign out',
  signedOut: 'You are signed out',
  failed: 'Signing in did not work',
  errors: {
    unreachable: 'The sign-in provider cannot be reached.',
    denied: 'The sign-in provider refused.',
    stale: 'This sign-in is too old or was begun in another tab. Begin again.',
    refused: 'The server did not accept your sign-in. Perhaps you lack the right for it.',
    failed: 'The sign-in provider answered with something unexpected.',
  },
};
