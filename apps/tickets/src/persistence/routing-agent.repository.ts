import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import { agentNotFound } from '../domain/routing/routing.errors.js';
import type { Presence, RoutingAgent } from '../domain/routing/work.js';

/** What a supervisor says of an agent. */
export interface AgentFacts {
  agentId: string;
  name: string;
  skills: readonly string[];
  languages: readonly string[];
  queues: readonly string[];
  ticketCapacity: number;
  chatCapacity: number;
}

interface AgentRow {
  agent_id: string;
  name: string;
  skills: string[];
  languages: string[];
  queues: string[];
  ticket_capacity: number;
  chat_capacity: number;
  last_assigned_at: Date | null;
  tickets: number;
  chats: number;
}

@Injectable()
export class RoutingAgentRepository {
  /**
   * Everybody who is online, with what they have now. Whoever else hands out work waits here: the loads are counted
   * after the lock, so nobody ever gets more than they may have.
   */
  async lockOnline(tx: Transaction): Promise<(RoutingAgent & { name: string })[]> {
    const locked = await tx.query<{ agent_id: string }[]>(
      `SELECT agent_id FROM routing_agent WHERE presence = 'online' ORDER BY agent_id FOR UPDATE`,
    );
    if (locked.length === 0) return [];
    const rows = await tx.query<AgentRow[]>(
      `SELECT a.*, coalesce(tickets, 0)::int AS tickets, coalesce(chats, 0)::int AS chats
       FROM routing_agent a LEFT JOIN (
         SELECT w.agent_id, count(*) FILTER (WHERE n.kind = 'ticket') AS tickets,
                count(*) FILTER (WHERE n.kind = 'chat') AS chats
         FROM work_item w JOIN work_need n USING (need_id)
         WHERE w.state = 'assigned' AND w.agent_id = ANY($1) GROUP BY 1
       ) held USING (agent_id)
       WHERE a.agent_id = ANY($1)`,
      [locked.map((row) => row.agent_id)],
    );
    return rows.map((row) => ({
      agentId: row.agent_id,
      name: row.name,
      skills: row.skills,
      languages: row.languages,
      queues: row.queues,
      capacity: { ticket: row.ticket_capacity, chat: row.chat_capacity },
      load: { ticket: row.tickets, chat: row.chats },
      ...(row.last_assigned_at && { lastAssignedAt: row.last_assigned_at }),
    }));
  }

  async save(tx: Transaction, agent: AgentFacts, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO routing_agent (agent_id, name, skills, languages, queues, ticket_capacity, chat_capacity, presence_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (agent_id) DO UPDATE
       SET name = excluded.name, skills = excluded.skills, languages = excluded.languages, queues = excluded.queues,
           ticket_capacity = excluded.ticket_capacity, chat_capacity = excluded.chat_capacity`,
      [
        agent.agentId,
        agent.name,
        agent.skills,
        agent.languages,
        agent.queues,
        agent.ticketCapacity,
        agent.chatCapacity,
        now,
      ],
    );
  }

  /** @throws DomainError `routing-agent.not-found` */
  async nameOf(tx: Transaction, agentId: string): Promise<string> {
    const [row] = await tx.query<{ name: string }[]>('SELECT name FROM routing_agent WHERE agent_id = $1', [
      agentId,
    ]);
    if (!row) throw agentNotFound(agentId);
    return row.name;
  }

  /** @returns false where there is no such agent */
  async setPresence(tx: Transaction, agentId: string, presence: Presence, now: Date): Promise<boolean> {
    const [, count] = await tx.query<[unknown[], number]>(
      `UPDATE routing_agent SET presence = $2, presence_at = CASE presence WHEN $2 THEN presence_at ELSE $3 END
       WHERE agent_id = $1`,
      [agentId, presence, now],
    );
    return count > 0;
  }

  async noteAssigned(tx: Transaction, agentIds: readonly string[], now: Date): Promise<void> {
    await tx.query('UPDATE routing_agent SET last_assigned_at = $2 WHERE agent_id = ANY($1)', [
      agentIds,
      now,
    ]);
  }
}
