import { Injectable } from '@nestjs/common';
import { RecordConsent } from '../record-consent/record-consent.use-case.js';
import { UnsubscribeLinks, type LinkMeaning } from './unsubscribe-links.js';

@Injectable()
export class UnsubscribeByLink {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly consents: RecordConsent,
  ) {}

  /**
   * Pressed again, as mail programs do that had no answer, it says nothing new; pressed again after the person has agreed
   * once more, it does.
   * @throws DomainError `unsubscribe.link-invalid`
   */
  async execute(token: string): Promise<LinkMeaning> {
    const meaning = await this.links.read(token);
    const { subscriberId, purpose, channel, notificationId } = meaning;
    const evidence = `link in message ${notificationId}`;
    const word = { purpose, channel, granted: false, evidence, onlyIfNew: true };
    await this.consents.execute(subscriberId, [word], { origin: 'unsubscribe-link' });
    return meaning;
  }
}
