import { rankOf } from './priority-class.js';
import { freeFor, isAbleTo, type RoutingAgent, type WaitingWork } from './work.js';

export interface Assignment {
  itemId: string;
  agentId: string;
}

/** Waiting this long lifts work one class, so that a stream of urgent work starves nobody. Milliseconds. */
export const PATIENCE = 60 * 60 * 1000;

/**
 * Who gets what, now: the most urgent first, among those the one that waits longest, to the able agent with the
 * largest free share. So whoever is handed a piece of work leaves nothing behind that they should have had before it.
 */
export function assign(
  waiting: readonly WaitingWork[],
  agents: readonly RoutingAgent[],
  now: Date,
): Assignment[] {
  const states = agents.map((agent) => ({ ...agent, load: { ...agent.load }, turn: 0 }));
  const assignments: Assignment[] = [];
  for (const work of inOrder(waiting, now)) {
    const able = states.filter((agent) => freeFor(agent, work.kind) > 0 && isAbleTo(agent, work));
    const [agent] = able.toSorted(
      (a, b) =>
        share(b, work) - share(a, work) ||
        a.turn - b.turn ||
        (a.lastAssignedAt?.getTime() ?? 0) - (b.lastAssignedAt?.getTime() ?? 0) ||
        (a.agentId < b.agentId ? -1 : 1),
    );
    if (!agent) continue;
    agent.load[work.kind]++;
    agent.turn = assignments.push({ itemId: work.itemId, agentId: agent.agentId });
  }
  return assignments;
}

/** The order in which work is handed out. */
export function inOrder(waiting: readonly WaitingWork[], now: Date): WaitingWork[] {
  return waiting.toSorted(
    (a, b) =>
      agedRank(a, now) - agedRank(b, now) ||
      a.waitingSince.getTime() - b.waitingSince.getTime() ||
      (a.itemId < b.itemId ? -1 : 1),
  );
}

/** 0 is the most urgent; each {@link PATIENCE} of waiting counts as one class. */
export function agedRank({ priority, waitingSince }: WaitingWork, now: Date): number {
  const lifted = Math.floor((now.getTime() - waitingSince.getTime()) / PATIENCE);
  return Math.max(0, rankOf(priority) - Math.max(0, lifted));
}

const share = (agent: RoutingAgent, { kind }: WaitingWork): number =>
  freeFor(agent, kind) / agent.capacity[kind];
