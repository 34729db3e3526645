/** The page that a subscriber opens by the link to a request of their own. */
export const enRequest = {
  request: {
    label: 'Request',
    heading: 'Your request {{number}}',
    opened: 'Opened',
    expected: 'Expected to be finished by',
    finished: 'Finished',
    owner: 'Who has it now',
    next: 'What happens next',
    steps: 'What has happened so far',
    rate: 'How did we do?',
    score: '{{count}} of 5',
    comment: 'Anything to add?',
    send: 'Send',
    sending: 'Sending…',
    thanks: 'Thank you. You gave {{score}} of 5.',
    gone: 'This link opens nothing',
    goneHint: 'It may be too old. Ask us for a new one.',
    failed: 'The request could not be read',
    notSent: 'Your rating could not be sent',
  },
};
