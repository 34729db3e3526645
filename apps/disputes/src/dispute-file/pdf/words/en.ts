import type { FileWords } from './words.js';

const state = {
  underReview: 'under review',
  referredToAdr: 'referred to dispute resolution',
  onHold: 'on hold',
  partiallyPaid: 'partially paid',
};
const status = { pendingActive: 'being activated', pendingTerminate: 'being terminated' };

/** Names of members and of events are English as they are. */
export const EN: FileWords = {
  direction: 'ltr',
  title: (billNo) => `Dispute of bill ${billNo}`,
  head: {
    dispute: 'Dispute',
    subscriber: 'Subscriber',
    account: 'Account',
    from: 'From',
    until: 'Until',
    file: 'File',
    previousFile: 'Previous file',
  },
  fileOf: (fileId, number) => `${fileId}, number ${number} of this dispute`,
  nothing: 'Nothing on record.',
  sealed: (by, at) => `This file was written from the events on record and sealed by ${by} at ${at}.`,
  contentHash: (hash) => `Hash of its content (SHA-256): ${hash}`,
  footer: ({ fileId, content, page, of }) => `File ${fileId} · content ${content} · page ${page} of ${of}`,
  colon: ': ',
  comma: ', ',
  semicolon: '; ',
  change: (from, to) => `${from} to ${to}`,
  yes: 'yes',
  no: 'no',
  sections: {
    case: 'The disputed charges',
    steps: 'Steps of the case',
    evidence: 'Evidence on file',
    outages: 'Outages and minutes lost',
    viewing: 'Viewing sessions',
    'playback-errors': 'Playback errors',
    notices: 'Notices sent and delivered',
    'prices-and-terms': 'Products, prices and accepted terms',
    promises: 'Promises made to the customer',
    bills: 'Bills and payments',
    credits: 'Credits',
    contacts: 'Contacts',
  },
  headings: {},
  members: {
    watchedTime: 'watched time (ms)',
    playbackStallDuration: 'playback stall duration (ms)',
    initialStartupTime: 'initial startup time (ms)',
  },
  values: {
    state,
    fromState: state,
    toState: state,
    outcome: { partly: 'upheld in part' },
    reason: {
      unexpectedCharge: 'unexpected charge',
      incorrectAmount: 'incorrect amount',
      duplicateCharge: 'duplicate charge',
      serviceNotReceived: 'service not received',
      cancelledService: 'cancelled service',
      priceChangeNotAccepted: 'price change not accepted',
    },
    status,
    fromStatus: status,
    toStatus: status,
  },
};
