import { Inject, Injectable } from '@nestjs/common';
import { TermsAccepted } from '@viewline/events';
import { CLOCK, idFromName, type Clock } from '@viewline/kernel';
import { Outbox, Transactions } from '@viewline/messaging';
import { acceptedLater } from '../../domain/terms.errors.js';
import { AcceptanceRepository, type Acceptance } from '../../persistence/acceptance.repository.js';

export interface AcceptRequest {
  subscriberId: string;
  /** Such as `terms-of-service` or `price-list`. */
  document: string;
  version: string;
  /** Where it was said, such as `app`, `shop`, `phone`. */
  origin: string;
  by: string;
  /** When, if not now. */
  acceptedAt?: Date;
  evidence?: string;
}

@Injectable()
export class AcceptTerms {
  constructor(
    private readonly transactions: Transactions,
    private readonly acceptances: AcceptanceRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Who accepted a version accepted it once: said again, the first word stands.
   * @throws DomainError `terms.accepted-later` for a moment that has not come yet
   */
  async execute({ acceptedAt, ...request }: AcceptRequest): Promise<Acceptance & { isNew: boolean }> {
    const now = this.clock.now();
    if (acceptedAt && acceptedAt > now) throw acceptedLater();
    const { subscriberId, document, version, by } = request;
    const acceptanceId = idFromName('terms-acceptance', subscriberId, document, version);
    return await this.transactions.run(async (tx) => {
      const added = { acceptanceId, ...request, acceptedAt: acceptedAt ?? now };
      const before = await this.acceptances.insert(tx, added);
      if (before) return { ...before, isNew: false };
      const data = { ...added, by: by.slice(0, 200), acceptedAt: added.acceptedAt.toISOString() };
      await this.outbox.append(tx, [TermsAccepted.create(data, { time: added.acceptedAt, sequence: 1 })]);
      return { ...added, isNew: true };
    });
  }
}
