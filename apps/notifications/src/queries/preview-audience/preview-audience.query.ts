import { Injectable } from '@nestjs/common';
import { Transactions, type Transaction } from '@viewline/messaging';
import { DataSource } from 'typeorm';
import {
  SendNotification,
  type SendAnswer,
} from '../../commands/send-notification/send-notification.use-case.js';
import { ContentConfig } from '../../content.config.js';
import { announcementRequest } from '../../domain/announcement/announcement-request.js';
import type { AnnouncementDocument } from '../../domain/announcement/announcement.js';
import { AudienceRepository, type AudienceMember } from '../../persistence/audience.repository.js';

const BATCH = 500;
/** People whom the policy is asked about: the reasons of a larger audience are those of its first so many. */
const EXAMINED = 10_000;
const SAMPLE = 20;

export interface AudiencePreview {
  audienceSize: number;
  /** To be given when publishing: then it is this audience or none. */
  fingerprint: string;
  /** How many the figures below are about. */
  examined: number;
  sent: number;
  /** Put off, such as to the end of quiet hours. */
  deferred: number;
  suppressed: { reason: string; count: number }[];
  sample: (AudienceMember & { outcome: string; reason?: string })[];
}

/** Undoes what was only tried. */
class OnlyTried extends Error {}

@Injectable()
export class PreviewAudience {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audiences: AudienceRepository,
    private readonly send: SendNotification,
    private readonly config: ContentConfig,
  ) {}

  /** Who would be told and who would not, and why, at this moment: everything is decided as it will be, and undone. */
  async execute(document: AnnouncementDocument): Promise<AudiencePreview> {
    const { size: audienceSize, fingerprint } = await this.audiences.measure(
      this.dataSource,
      document.audience,
    );
    const outcomes: { member: AudienceMember; answer: SendAnswer }[] = [];
    let after: string | undefined;
    while (outcomes.length < EXAMINED) {
      const members = await this.audiences.page(this.dataSource, document.audience, BATCH, after);
      if (members.length === 0) break;
      const answers = await this.tryOut(document, members);
      outcomes.push(...members.map((member, index) => ({ member, answer: answers[index]! })));
      after = members.at(-1)?.subscriberId;
    }
    const counts = countBy(outcomes.map(({ answer }) => answer));
    return {
      audienceSize,
      fingerprint,
      examined: outcomes.length,
      ...counts,
      sample: outcomes.slice(0, SAMPLE).map(({ member, answer: { outcome, reasons } }) => ({
        ...member,
        outcome,
        ...(reasons[0] && { reason: reasons[0].rule }),
      })),
    };
  }

  private async tryOut(
    document: AnnouncementDocument,
    members: readonly AudienceMember[],
  ): Promise<SendAnswer[]> {
    const [house] = this.config.languages;
    let answers: SendAnswer[] = [];
    const attempt = async (tx: Transaction): Promise<never> => {
      answers = await this.send.execute(
        tx,
        members.map((member) => announcementRequest('preview', document, member, house)),
      );
      throw new OnlyTried();
    };
    await this.transactions.run(attempt).catch((error: unknown) => {
      if (!(error instanceof OnlyTried)) throw error;
    });
    return answers;
  }
}

function countBy(answers: readonly SendAnswer[]) {
  const reasons = new Map<string, number>();
  for (const { outcome, reasons: why } of answers) {
    if (outcome !== 'suppressed' && outcome !== 'failed') continue;
    const reason = why[0]?.rule ?? outcome;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return {
    sent: answers.filter(({ outcome }) => outcome === 'queued').length,
    deferred: answers.filter(({ outcome }) => outcome === 'scheduled').length,
    suppressed: [...reasons].map(([reason, count]) => ({ reason, count })),
  };
}
