import { Injectable } from '@nestjs/common';
import type { Subscriber } from '../../domain/subscriber.js';
import { UpdateSubscriber } from '../update-subscriber/update-subscriber.use-case.js';

export interface StatusChange {
  id: string;
  status: string;
  reason?: string;
}

@Injectable()
export class ChangeStatus {
  constructor(private readonly updates: UpdateSubscriber) {}

  /** The status they have already changes nothing. @throws DomainError `subscriber.not-found` */
  async execute({ id, status, reason }: StatusChange): Promise<Subscriber> {
    return await this.updates.execute({
      id,
      change: ({ statusReason: _old, ...document }) => {
        if (document['status'] === status) return { document, changed: [] };
        const changed = { ...document, status, ...(reason !== undefined && { statusReason: reason }) };
        return { document: changed, changed: ['status', 'statusReason'] };
      },
    });
  }
}
