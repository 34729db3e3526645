import { Injectable } from '@nestjs/common';
import { sqlState, type Transaction } from '@viewline/messaging';
import { DataSource } from 'typeorm';
import { ratedAlready } from '../domain/request-view/request.errors.js';

export interface Rating {
  id: string;
  ticketId: string;
  score: number;
  comment?: string;
  agentId?: string;
  at: Date;
}

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class RequestLinkRepository {
  private known: Promise<Buffer> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** What links are signed with. */
  key(): Promise<Buffer> {
    this.known ??= this.dataSource
      .query<{ key: Buffer }[]>('SELECT key FROM request_link_key ORDER BY made_at LIMIT 1')
      .then(([row]) => row!.key)
      .catch((error: unknown) => {
        this.known = undefined;
        throw error;
      });
    return this.known;
  }

  /** How often the links of a ticket were withdrawn. */
  async generation(ticketId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ generation: number }[]>(
      'SELECT generation FROM request_link_generation WHERE ticket_id = $1',
      [ticketId],
    );
    return row?.generation ?? 0;
  }

  async beginGeneration(ticketId: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO request_link_generation AS g (ticket_id, generation) VALUES ($1, 1)
       ON CONFLICT (ticket_id) DO UPDATE SET generation = g.generation + 1`,
      [ticketId],
    );
  }

  /** @throws DomainError `rating.given` */
  async insertRating(tx: Transaction, { id, ticketId, score, comment, agentId, at }: Rating): Promise<void> {
    await tx
      .query('INSERT INTO ticket_rating VALUES ($1, $2, $3, $4, $5, $6)', [
        ticketId,
        id,
        score,
        comment,
        agentId,
        at,
      ])
      .catch((error: unknown) => {
        throw sqlState(error) === UNIQUE_VIOLATION ? ratedAlready() : error;
      });
  }
}
