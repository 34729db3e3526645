import type { PriorityClass } from './priority-class.js';

export const WORK_KINDS = ['ticket', 'chat'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export const PRESENCES = ['online', 'away', 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What an agent has to bring for a piece of work. */
export interface Need {
  kind: WorkKind;
  queue: string;
  skills: readonly string[];
  language?: string;
}

/** A ticket or a chat conversation that waits for somebody. */
export interface WaitingWork extends Need {
  itemId: string;
  priority: PriorityClass;
  waitingSince: Date;
}

export interface RoutingAgent {
  agentId: string;
  /** Absent lists mean nothing is known, so nothing that is asked for. */
  skills: readonly string[];
  languages: readonly string[];
  /** Those they serve; none named: all. */
  queues: readonly string[];
  /** How much of each kind they may have at once, and have. */
  capacity: Readonly<Record<WorkKind, number>>;
  load: Readonly<Record<WorkKind, number>>;
  lastAssignedAt?: Date;
}

/** Whether an agent could do it, however busy they are. */
export function isAbleTo(agent: RoutingAgent, { queue, skills, language }: Need): boolean {
  return (
    (agent.queues.length === 0 || agent.queues.includes(queue)) &&
    skills.every((skill) => agent.skills.includes(skill)) &&
    (language === undefined || agent.languages.includes(language))
  );
}

export const freeFor = ({ capacity, load }: RoutingAgent, kind: WorkKind): number =>
  Math.max(0, capacity[kind] - load[kind]);
