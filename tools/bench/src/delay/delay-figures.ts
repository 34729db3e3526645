import type { Figure } from '../report/figure.js';
import { DelayMeter, type Delays, type DelayServices } from './delay.js';

export interface DelaySize {
  /** Of one round at one rate. */
  seconds: number;
  rounds: number;
}

const RATE = 1_000;
const LOW_RATE = 100;
const WARM_UP = 3;
const AIM = 50;

/** @param log as it is called in the table */
export async function measureDelay(services: DelayServices, log: string, size: DelaySize): Promise<Figure[]> {
  const meter = await DelayMeter.open(services);
  const high: Delays[] = [];
  const low: Delays[] = [];
  try {
    await meter.measure(RATE / 2, WARM_UP);
    for (let round = 0; round < size.rounds; round++) {
      low.push(await meter.measure(LOW_RATE, size.seconds));
      high.push(await meter.measure(RATE, size.seconds));
    }
  } finally {
    meter.close();
  }
  const name = 'the same at 100/s';
  const figure = (title: string, pick: (delays: Delays) => number, aim?: number): Figure => ({
    name: `Delay at 1,000/s, ${log}, ${title}`,
    unit: 'ms',
    rounds: high.map(pick),
    yardstick: { name, rounds: low.map(pick) },
    ...(aim && { aim: { of: 'value', is: 'at most', limit: aim } }),
  });
  const held = high.reduce((sum, { held: each }) => sum + each, 0);
  return [
    {
      ...figure('accepted to shown, p50', ({ accepted }) => accepted.p50),
      note:
        `An open loop of signed SMS at the interactions process for ${size.seconds} s a round; the time until the entry arrives on the ` +
        'live stream (server-sent events) of the timeline process, from the answer that accepted the message and from the moment it was ' +
        `sent. A hundred subscribers are watched by a console each: ${high[0]?.samples ?? 0} messages of a round.` +
        (held > 0
          ? ` ${held} messages could not be sent in time or were refused: the machine did not keep up.`
          : ''),
    },
    figure('accepted to shown, p99', ({ accepted }) => accepted.p99, AIM),
    figure('sent to shown, p50', ({ sent }) => sent.p50),
    figure('sent to shown, p99', ({ sent }) => sent.p99),
  ];
}
