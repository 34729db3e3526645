import type { Figure } from '../report/figure.js';
import { DelayMeter, type Delays, type DelayServices, type Load } from './delay.js';

export interface DelaySize {
  /** Of one round of one load. */
  seconds: number;
  rounds: number;
}

const RATE = 1_000;
const LOW_RATE = 100;
const BATCH = 10;
/** Seconds of each load before anything counts: services and broker compile what they do often, on the same cores. */
const WARM_UP = 8;
const AIM = 50;

type Rounds = Record<'low' | 'batched' | 'single', Delays[]>;

/** @param log as it is called in the table */
export async function measureDelay(services: DelayServices, log: string, size: DelaySize): Promise<Figure[]> {
  const meter = await DelayMeter.open(services);
  const { seconds } = size;
  const loads: Record<keyof Rounds, Load> = {
    low: { rate: LOW_RATE, atOnce: 1, seconds },
    batched: { rate: RATE, atOnce: BATCH, seconds },
    single: { rate: RATE, atOnce: 1, seconds },
  };
  const rounds: Rounds = { low: [], batched: [], single: [] };
  try {
    for (const load of ['single', 'batched'] as const)
      await meter.measure({ ...loads[load], seconds: WARM_UP });
    for (let round = 0; round < size.rounds; round++) {
      for (const load of ['low', 'batched', 'single'] as const)
        rounds[load].push(await meter.measure(loads[load]));
    }
  } finally {
    meter.close();
  }
  return [...figuresOf('batched', rounds, log, seconds), ...figuresOf('single', rounds, log, seconds)];
}

function figuresOf(load: 'batched' | 'single', rounds: Rounds, log: string, seconds: number): Figure[] {
  const way = load === 'batched' ? `in webhooks of ${BATCH}` : 'in webhooks of one';
  const figure = (title: string, pick: (delays: Delays) => number, aim?: number): Figure => ({
    name: `Delay at 1,000/s ${way}, ${log}, ${title}`,
    unit: 'ms',
    rounds: rounds[load].map(pick),
    yardstick: { name: 'one SMS at a time at 100/s', rounds: rounds.low.map(pick) },
    ...(aim && { aim: { of: 'value', is: 'at most', limit: aim } }),
  });
  const held = rounds[load].reduce((sum, delays) => sum + delays.held, 0);
  return [
    {
      ...figure('accepted to shown, p50', ({ accepted }) => accepted.p50),
      note:
        `An open loop of signed ${load === 'batched' ? 'WhatsApp webhooks of several customers each' : 'SMS'} at the interactions ` +
        `process for ${seconds} s a round; the time until the entry arrives on the live stream (server-sent events) of the timeline ` +
        'process, from the answer that accepted the message and from the moment it was sent. A hundred subscribers are watched by a ' +
        `console each: ${rounds[load][0]?.samples ?? 0} messages of a round.` +
        (held > 0
          ? ` ${held} webhooks could not be sent in time or were refused: the machine did not keep up.`
          : ''),
    },
    figure('accepted to shown, p99', ({ accepted }) => accepted.p99, AIM),
    figure('sent to shown, p50', ({ sent }) => sent.p50),
    figure('sent to shown, p99', ({ sent }) => sent.p99),
  ];
}
