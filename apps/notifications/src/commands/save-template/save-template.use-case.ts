import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { ContentConfig } from '../../content.config.js';
import { isTemplateName } from '../../domain/template/template.js';
import { templateRefused, templateVersionConflict } from '../../domain/template/template.errors.js';
import { hashOf, TemplateRepository, type TemplateContent } from '../../persistence/template.repository.js';
import { faultsOf } from '../../rendering/check-template.js';
import { notesOn, type TemplateNotes } from '../../rendering/template-notes.js';

export interface SaveTemplateRequest {
  content: TemplateContent;
  by: string;
  /** The version that was edited, where the caller says so; 0 for a new template. */
  expectedVersion?: number;
}

export interface SavedTemplate {
  name: string;
  version: number;
  notes: TemplateNotes;
}

@Injectable()
export class SaveTemplate {
  constructor(
    private readonly transactions: Transactions,
    private readonly templates: TemplateRepository,
    private readonly config: ContentConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Keeps a new version; what is like the one in use makes none.
   * @throws DomainError `template.refused` with all faults, `template.version-conflict`
   */
  async execute({ content, by, expectedVersion }: SaveTemplateRequest): Promise<SavedTemplate> {
    if (!isTemplateName(content.name)) {
      throw new DomainError('invalid', 'template.bad-name', 'A name is lower case: outage-update');
    }
    const faults = await faultsOf(content);
    if (faults.length > 0) throw templateRefused(faults);
    const version = await this.transactions.run(async (tx) => {
      const current = await this.templates.lock(tx, content.name);
      const now = current?.version ?? 0;
      if (expectedVersion !== undefined && expectedVersion !== now) {
        throw templateVersionConflict(expectedVersion, now);
      }
      if (current?.hash === hashOf(content)) return current.version;
      return await this.templates.add(tx, content, { origin: 'api', by, at: this.clock.now() });
    });
    return { name: content.name, version, notes: notesOn(content, this.config.languages) };
  }
}
