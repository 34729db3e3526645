import { Inject, Injectable } from '@nestjs/common';
import type { SubscriberProfile } from '@viewline/events';
import { CLOCK, type Clock, newId } from '@viewline/kernel';
import { type Transaction, Transactions } from '@viewline/messaging';
import { SubscriberCopy } from '@viewline/subscriber-copy';
import { jsonOf, type Json } from '../../dispute-file/canonical-json.js';
import type { FileContent } from '../../dispute-file/file-format.js';
import { type FileLanguage, fileLanguageFor } from '../../dispute-file/file-language.js';
import { OperatorKey } from '../../dispute-file/operator-key.js';
import { disputeFilePdf } from '../../dispute-file/pdf/dispute-file-pdf.js';
import { sealFile } from '../../dispute-file/seal-file.js';
import { type Actor, signatureOf } from '../../domain/credit/actor.js';
import type { Dispute } from '../../domain/dispute/dispute.js';
import { DisputeFileRepository, type FileOnRecord } from '../../persistence/dispute-file.repository.js';
import { FactRepository } from '../../persistence/fact.repository.js';
import { DisputeCase } from '../../queries/show-dispute-file/dispute-case.query.js';
import { badPeriod, sealedElsewhere, tooMuchOnRecord } from './dispute-file.errors.js';
import { sectionsOf } from './file-content.js';

const DAY = 24 * 60 * 60 * 1000;
/** Before the dispute was opened, unless asked otherwise. */
const LOOK_BACK = 90 * DAY;
const LONGEST_PERIOD = 400 * DAY;
const MOST_FACTS = 5000;
const ATTEMPTS = 5;

export interface FileAsked {
  disputeId: string;
  from?: Date | undefined;
  until?: Date | undefined;
  /** Of the PDF; the subscriber's own unless asked. */
  language?: FileLanguage | undefined;
  by: Actor;
}

/** Writes the file of a dispute from what is on record, seals it, and chains it to the file before. */
@Injectable()
export class SealDisputeFile {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: DisputeCase,
    private readonly facts: FactRepository,
    private readonly files: DisputeFileRepository,
    private readonly subscribers: SubscriberCopy,
    private readonly key: OperatorKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `dispute.not-found`, `dispute-file.bad-period`, `dispute-file.too-much`, `dispute-file.busy` */
  async execute({ disputeId, by, ...asked }: FileAsked): Promise<FileOnRecord> {
    const dispute = await this.cases.dispute(disputeId);
    const sealedAt = this.clock.now();
    // Exclusive, and this very moment belongs to it.
    const until = asked.until ?? new Date(sealedAt.getTime() + 1);
    const from = asked.from ?? new Date(Math.min(dispute.openedAt.getTime(), until.getTime()) - LOOK_BACK);
    const content = await this.contentOf(dispute, { from, until }, asked.language);
    const entryCount = content.sections.reduce((sum, { records }) => sum + records.length, 0);
    const sealedBy = signatureOf(by).name;
    // Written outside of any transaction, for it takes a while; whoever loses the race for a number writes again.
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { fileId, number, previousSeal } = await this.nextOf(disputeId);
      const head = {
        ...content.head,
        ...(jsonOf({ fileId, number, previousSeal, sealedAt, sealedBy }) as object),
      };
      const sealed = await sealFile({ ...content, head }, disputeFilePdf, this.key.signing);
      const file = { fileId, disputeId, number, seal: sealed.seal, entryCount, sealedBy, sealedAt };
      const isFirst = await this.transactions.run((tx) =>
        this.files.addWithEvent(tx, { ...file, content: sealed.bytes }, dispute.subscriberId),
      );
      if (isFirst) return file;
    }
    throw sealedElsewhere();
  }

  private async contentOf(
    dispute: Dispute,
    period: { from: Date; until: Date },
    asked: FileLanguage | undefined,
  ): Promise<FileContent> {
    const length = period.until.getTime() - period.from.getTime();
    if (!(length > 0)) throw badPeriod('a period ends after it begins');
    if (length > LONGEST_PERIOD) throw badPeriod('a period is at most 400 days');
    const { id: disputeId, billId, billNo, subscriberId } = dispute;
    const [profiles, evidence, facts] = await this.transactions.run(async (tx) => {
      const family = await this.subscribers.familyOf(subscriberId, tx);
      return [
        await this.profilesOf(tx, [subscriberId, ...family]),
        await this.cases.evidence(disputeId),
        await this.facts.between(tx, family, period, MOST_FACTS + 1),
      ];
    });
    if (facts.length > MOST_FACTS) throw tooMuchOnRecord(MOST_FACTS);
    const [profile] = profiles;
    const about = { subscriberId, subscriberName: profile?.name, accountNumber: profile?.accountNumber };
    const language = asked ?? fileLanguageFor(profiles.find((one) => one.language)?.language);
    const head = jsonOf({ disputeId, billId, billNo, language, ...about, ...period }) as {
      [key: string]: Json;
    };
    return { head, sections: sectionsOf(dispute, evidence, facts) };
  }

  /** Of those who are known by more than an address, in this order: a bill may be older than its customer. */
  private async profilesOf(tx: Transaction, subscriberIds: readonly string[]): Promise<SubscriberProfile[]> {
    const known = await this.subscribers.findAll(subscriberIds, tx);
    const profiles = new Map(known.map(({ subscriberId, profile }) => [subscriberId, profile]));
    return subscriberIds.flatMap((id) => profiles.get(id) ?? []);
  }

  private async nextOf(disputeId: string) {
    const [latest] = await this.transactions.run((tx) => this.files.list(tx, disputeId));
    return { fileId: newId(), number: (latest?.number ?? 0) + 1, previousSeal: latest?.seal ?? null };
  }
}
