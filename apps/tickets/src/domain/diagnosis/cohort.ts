/** By what peers are compared, from the most exact. */
export const DIMENSIONS = ['stream', 'server', 'isp', 'region', 'device-class'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** People, and how many of them had an error. */
export interface Count {
  peers: number;
  failing: number;
}

/** Who shares something with a subscriber, and beside them everybody else. */
export interface Cohort extends Count {
  dimension: Dimension;
  value: string;
  /** The same people without those on the stream that fails most. */
  besidesWorstStream: Count;
  others: Count;
}

export type Standing = 'bad' | 'fine' | 'unclear' | 'too-few';

/** Fewer people than this prove nothing. */
export const FEWEST_PEERS = 5;
/** The share of failing people that is bad if it is sure to be exceeded, and the share that is still fine. */
const BAD = 0.15;
const FINE = 0.1;
/** Of the normal distribution, two-sided 95 %. */
const Z = 1.96;

/**
 * What a cohort says: bad where even the lower end of the Wilson interval of its failure rate is above 15 %, fine up to
 * a rate of 10 %, in between unclear.
 */
export function standingOf(count: Count): Standing {
  if (count.peers < FEWEST_PEERS) return 'too-few';
  if (wilsonLower(count) >= BAD) return 'bad';
  return rate(count) <= FINE ? 'fine' : 'unclear';
}

/**
 * The same of a cohort. What is fine but for one stream is not bad: the stream is, and whoever watches another one and
 * shares no more than the server, provider, region or device has another trouble.
 */
export function standingOfCohort(cohort: Cohort): Standing {
  const standing = standingOf(cohort);
  const isWide = cohort.dimension === 'stream' || standingOf(cohort.besidesWorstStream) === 'bad';
  return standing === 'bad' && !isWide ? 'unclear' : standing;
}

export const rate = ({ peers, failing }: Count): number => (peers === 0 ? 0 : failing / peers);

/** How much worse than everybody else. */
export const excess = (cohort: Cohort): number => rate(cohort) - rate(cohort.others);

/** Lower end of the Wilson score interval: what the rate is at least, however few were asked. */
function wilsonLower({ peers, failing }: Count): number {
  const share = failing / peers;
  const square = Z * Z;
  const centre = share + square / (2 * peers);
  const spread = Z * Math.sqrt((share * (1 - share) + square / (4 * peers)) / peers);
  return (centre - spread) / (1 + square / peers);
}
