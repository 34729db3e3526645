import { quantile } from '../report/statistics.js';

export interface LoopReport {
  /** Per second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** How many calls were refused; they count in nothing else. */
  refused: number;
}

/** So many callers, each asking again as soon as it is answered, for so many seconds. The first of them warm up. @param call says whether it was answered as wanted */
export async function closedLoop(
  call: () => Promise<boolean>,
  { callers, seconds, warmUp }: { callers: number; seconds: number; warmUp: number },
): Promise<LoopReport> {
  const begin = performance.now() + warmUp * 1000;
  const end = begin + seconds * 1000;
  const times: number[] = [];
  let refused = 0;
  const caller = async () => {
    for (let from = performance.now(); from < end;) {
      const isGood = await call();
      const now = performance.now();
      if (from >= begin && now <= end) {
        if (isGood) times.push(now - from);
        else refused += 1;
      }
      from = now;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { rate: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), refused };
}
