import { median } from './statistics.js';

/** What Viewline is measured against, in the same run, turn about. */
export interface Yardstick {
  name: string;
  rounds: readonly number[];
}

export interface Aim {
  of: 'value' | 'ratio';
  is: 'at least' | 'at most';
  limit: number;
}

/** One row of the table: a number per round. */
export interface Figure {
  name: string;
  unit: string;
  rounds: readonly number[];
  yardstick?: Yardstick;
  aim?: Aim;
  note?: string;
}

export interface Summary {
  median: number;
  least: number;
  most: number;
}

/** A figure as it is printed and kept. */
export interface Result extends Omit<Figure, 'rounds' | 'yardstick'> {
  value: Summary;
  yardstick?: { name: string; value: Summary };
  /** Median over the rounds of value by yardstick, so that what slows both down weighs little. */
  ratio?: number;
  met?: boolean;
}

export function resultOf({ rounds, yardstick, ...figure }: Figure): Result {
  const value = summary(rounds);
  const ratio = yardstick && median(rounds.map((each, n) => each / (yardstick.rounds[n] ?? Number.NaN)));
  const { aim } = figure;
  const measured = aim?.of === 'ratio' ? ratio : value.median;
  return {
    ...figure,
    value,
    ...(yardstick && { yardstick: { name: yardstick.name, value: summary(yardstick.rounds) }, ratio }),
    ...(aim &&
      measured !== undefined && {
        met: aim.is === 'at least' ? measured >= aim.limit : measured <= aim.limit,
      }),
  };
}

function summary(rounds: readonly number[]): Summary {
  return { median: median(rounds), least: Math.min(...rounds), most: Math.max(...rounds) };
}
