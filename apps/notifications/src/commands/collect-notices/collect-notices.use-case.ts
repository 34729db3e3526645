import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { ContentConfig } from '../../content.config.js';
import type { Notice } from '../../domain/digest/notice.js';
import { DigestRepository } from '../../persistence/digest.repository.js';

const MINUTE = 60_000;

@Injectable()
export class CollectNotices {
  constructor(
    private readonly digests: DigestRepository,
    private readonly config: ContentConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps notices for the digest of each person, which goes out a window after its first notice.
   * @returns how many were not known by their key
   */
  async execute(tx: Transaction, notices: readonly Notice[]): Promise<number> {
    if (notices.length === 0) return 0;
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + this.config.DIGEST_WINDOW * MINUTE);
    return await this.digests.collect(tx, notices, now, dueAt);
  }
}
