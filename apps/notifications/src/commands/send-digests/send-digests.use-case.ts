import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions, type Transaction } from '@viewline/messaging';
import { Sweeps } from '@viewline/platform';
import { DIGEST_ITEMS, digestRequest } from '../../domain/digest/notice.js';
import { DigestRepository, type CollectedNotice } from '../../persistence/digest.repository.js';
import { SendNotification } from '../send-notification/send-notification.use-case.js';

export const DIGEST_SWEEP = 'digests';
const BATCH = 100;

@Injectable()
export class SendDigests implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly digests: DigestRepository,
    private readonly send: SendNotification,
    private readonly sweeps: Sweeps,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeps.schedule(DIGEST_SWEEP, '*/2 * * * * *', () =>
      this.transactions.run((tx) => this.execute(tx)),
    );
  }

  /**
   * One batch of digests. A notice is in the digest, and the digest asked for, in one transaction: a kill leaves both
   * undone. @returns how many digests were due
   */
  async execute(tx: Transaction): Promise<number> {
    const windows = await this.digests.lockDue(tx, this.clock.now(), BATCH);
    if (windows.length === 0) return 0;
    const digests = byWindow(await this.digests.openNotices(tx, windows, DIGEST_ITEMS));
    await this.send.execute(
      tx,
      digests.map(({ digestId, first, notices }) => digestRequest(digestId, first, notices)),
    );
    await this.digests.putInto(
      tx,
      digests.flatMap(({ digestId, notices }) => notices.map(({ key }) => ({ digestId, key }))),
    );
    await this.digests.close(tx, windows);
    return windows.length;
  }
}

interface Digest {
  digestId: string;
  first: CollectedNotice;
  notices: CollectedNotice[];
}

function byWindow(notices: readonly CollectedNotice[]): Digest[] {
  const digests = new Map<string, Digest>();
  for (const notice of notices) {
    const key = `${notice.subscriberId} ${notice.purpose}`;
    const known = digests.get(key);
    if (known) known.notices.push(notice);
    else digests.set(key, { digestId: newId(), first: notice, notices: [notice] });
  }
  return [...digests.values()];
}
