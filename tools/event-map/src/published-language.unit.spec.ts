import { importedEvents } from './published-language.js';

describe('the events that a service consumes', () => {
  it('are what its list of subscriptions imports', () => {
    const source = `
      import type { Subscription } from '@viewline/messaging';
      import { InteractionRecorded, type IdentityLinked } from '@viewline/events';
      import {
        SubscriberMerged as Merged,
        SubscriberUnmerged,
      } from '@viewline/events';
      import type { EventEnvelope } from '@viewline/events';
    `;
    expect(importedEvents(source)).toEqual([
      'InteractionRecorded',
      'IdentityLinked',
      'SubscriberMerged',
      'SubscriberUnmerged',
      'EventEnvelope',
    ]);
  });

  it('are none when it imports none', () => {
    expect(importedEvents("export { EVENTS } from './events.js';")).toEqual([]);
  });
});
