import type { Matter } from '../catalogue/catalogue.js';
import type { Random } from '../random.js';
import { call, lateMail, mailThread, question, shopVisit, tap } from '../stories/everyday.js';
import {
  cancellation,
  disputedCharge,
  expiry,
  longWayToAPicture,
  publicComplaint,
  upgrade,
} from '../stories/long-stories.js';
import type { Story } from '../stories/story.js';

export type Plot = (story: Story) => unknown;

interface Planned {
  run: Plot;
  /** Where the plot is about one thing only. */
  matter?: Matter;
}

/** With how often of a hundred each is told. */
const OF_SUBSCRIBERS: readonly (readonly [Planned, number])[] = [
  [{ run: question }, 44],
  [{ run: call }, 24],
  [{ run: mailThread }, 3],
  [{ run: tap, matter: 'buffering' }, 8],
  [{ run: shopVisit }, 5],
  [{ run: expiry, matter: 'expired' }, 5],
  [{ run: disputedCharge, matter: 'charge' }, 3],
  [{ run: publicComplaint, matter: 'outage' }, 4],
  [{ run: longWayToAPicture, matter: 'buffering' }, 1],
  [{ run: upgrade, matter: 'upgrade' }, 2],
  [{ run: cancellation, matter: 'cancellation' }, 2],
  [{ run: lateMail }, 2],
];

const OF_STRANGERS: readonly (readonly [Planned, number])[] = [
  [{ run: question }, 50],
  [{ run: call }, 35],
  [{ run: mailThread }, 8],
];

/** A text message, which by Twilio is always of this moment. */
const thenTexts =
  (plot: Plot): Plot =>
  (story) => {
    plot(story);
    story.anew().says('twilio/sms', story.catalogue.thanks, { picture: story.random.chance(0.2) });
  };

export const PLOTS = {
  ofSubscribers: (random: Random): Planned => pick(OF_SUBSCRIBERS, random),
  ofStrangers: (random: Random): Planned => pick(OF_STRANGERS, random),
  now: (plot: Plot, random: Random): Plot => (random.chance(0.25) ? thenTexts(plot) : plot),
};

function pick(plots: readonly (readonly [Planned, number])[], random: Random): Planned {
  return plots[random.weighted(plots.map(([, weight], n) => [n, weight] as const))]![0];
}
