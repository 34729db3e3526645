export interface Count {
  sent: number;
  accepted: number;
  failed: number;
}

export interface SimulationResult extends Count {
  /** By door below /webhooks; `subscribers/imports` and `subscribers/identities` are the operator's own data. */
  byDoor: Record<string, Count>;
  /** The first few refusals, for who has to find out why. */
  problems: string[];
}

const MAX_PROBLEMS = 20;

export class Tally {
  private readonly byDoor: Record<string, Count> = {};
  private readonly problems: string[] = [];

  add(door: string, contacts: number, problem?: string): void {
    const count = (this.byDoor[door] ??= { sent: 0, accepted: 0, failed: 0 });
    count.sent += contacts;
    if (problem === undefined) count.accepted += contacts;
    else {
      count.failed += contacts;
      if (this.problems.length < MAX_PROBLEMS) this.problems.push(`${door}: ${problem}`.slice(0, 500));
    }
  }

  result(): SimulationResult {
    const sum = (name: keyof Count) =>
      Object.values(this.byDoor).reduce((total, one) => total + one[name], 0);
    return {
      sent: sum('sent'),
      accepted: sum('accepted'),
      failed: sum('failed'),
      byDoor: this.byDoor,
      problems: this.problems,
    };
  }
}
