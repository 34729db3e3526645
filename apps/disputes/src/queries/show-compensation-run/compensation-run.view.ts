import { Money } from '@viewline/kernel';
import type { CompensationRun } from '../../domain/compensation/compensation-run.js';
import type { Simulation } from '../../domain/compensation/simulation.js';
import { tmfMoney } from '../../resources/tmf-money.js';

/** A run as it is shown: amounts as TM Forum writes them, people by name. */
export function runView({
  simulatedBy,
  requestedBy,
  decidedBy,
  cursor: _cursor,
  granted,
  ...run
}: CompensationRun) {
  const money = moneyIn(run.simulation.cost.currency);
  return {
    ...run,
    simulation: simulationView(run.simulation),
    simulatedBy: simulatedBy.name,
    requestedBy: requestedBy?.name ?? null,
    decidedBy: decidedBy?.name ?? null,
    granted: { people: granted.people, amount: money(granted.minor) },
  };
}

function simulationView({ cost, byRule, distribution, sample, ...counts }: Simulation) {
  const money = moneyIn(cost.currency);
  return {
    ...counts,
    cost: money(cost.minor),
    byRule: byRule.map((rule) => ({ ...rule, cost: money(rule.cost) })),
    distribution: distribution && {
      least: money(distribution.least),
      median: money(distribution.median),
      p95: money(distribution.p95),
      most: money(distribution.most),
      steps: distribution.steps.map(({ amount, people }) => ({ amount: money(amount), people })),
    },
    sample: sample.map((person) => ({ ...person, amount: money(person.amount) })),
  };
}

const moneyIn = (currency: string) => (minor: number) => tmfMoney(Money.of(minor, currency));
