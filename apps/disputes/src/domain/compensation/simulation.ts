import { Money } from '@viewline/kernel';
import type { Affected, Compensation, UnpaidReason } from './compensation.js';

const SAMPLE = 20;
/** Different amounts listed in the distribution, the most frequent first. */
const STEPS = 50;

export interface Simulation {
  /** Whom the outage hit. */
  affected: number;
  /** Who would be given something now. */
  people: number;
  cost: { minor: number; currency: string };
  /** Who has been given theirs before. */
  already: number;
  byRule: { rule: string; people: number; cost: number }[];
  unpaid: { reason: UnpaidReason; people: number }[];
  /** Minor units. */
  distribution: {
    least: number;
    median: number;
    p95: number;
    most: number;
    steps: { amount: number; people: number }[];
  } | null;
  sample: { subscriberId: string; minutesLost: number; rule: string; amount: number }[];
}

/** What a pack would cost, gathered person by person in little memory. */
export class SimulationTally {
  private affected = 0;
  private already = 0;
  private total: Money;
  private readonly rules = new Map<string, { people: number; cost: number }>();
  private readonly unpaid = new Map<UnpaidReason, number>();
  private readonly amounts = new Map<number, number>();
  private readonly sample: Simulation['sample'] = [];

  constructor(currency: string) {
    this.total = Money.zero(currency);
  }

  hadBefore(): void {
    this.affected++;
    this.already++;
  }

  add({ subscriberId, minutesLost }: Affected, compensation: Compensation): void {
    this.affected++;
    if ('unpaid' in compensation) {
      this.unpaid.set(compensation.unpaid, (this.unpaid.get(compensation.unpaid) ?? 0) + 1);
      return;
    }
    const { rule, amount } = compensation;
    const ofRule = this.rules.get(rule) ?? { people: 0, cost: 0 };
    this.rules.set(rule, { people: ofRule.people + 1, cost: ofRule.cost + amount.minor });
    this.amounts.set(amount.minor, (this.amounts.get(amount.minor) ?? 0) + 1);
    this.total = this.total.plus(amount);
    if (this.sample.length < SAMPLE)
      this.sample.push({ subscriberId, minutesLost, rule, amount: amount.minor });
  }

  result(): Simulation {
    const people = [...this.amounts.values()].reduce((all, each) => all + each, 0);
    return {
      affected: this.affected,
      people,
      cost: this.total.toJSON(),
      already: this.already,
      byRule: [...this.rules].map(([rule, { people: those, cost }]) => ({ rule, people: those, cost })),
      unpaid: [...this.unpaid].map(([reason, those]) => ({ reason, people: those })),
      distribution: people === 0 ? null : distributionOf([...this.amounts], people),
      sample: this.sample,
    };
  }
}

function distributionOf(amounts: [amount: number, people: number][], people: number) {
  const ascending = amounts.toSorted(([a], [b]) => a - b);
  const at = (share: number): number => {
    let seen = 0;
    return ascending.find(([, those]) => (seen += those) >= people * share)![0];
  };
  const frequent = amounts.toSorted(([a, m], [b, n]) => n - m || a - b).slice(0, STEPS);
  return {
    least: ascending[0]![0],
    median: at(0.5),
    p95: at(0.95),
    most: ascending.at(-1)![0],
    steps: frequent.map(([amount, those]) => ({ amount, people: those })),
  };
}
