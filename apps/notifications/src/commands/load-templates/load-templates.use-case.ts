import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions, whenUp } from '@viewline/messaging';
import { ContentConfig } from '../../content.config.js';
import { hashOf, TemplateRepository, type TemplateContent } from '../../persistence/template.repository.js';
import { faultsOf } from '../../rendering/check-template.js';
import { readTemplateFolders, SHIPPED_TEMPLATES } from '../../rendering/template-files.js';

/**
 * Brings the templates of the files into use when the service starts. One that was edited over the API stays as it is;
 * the files' new version is kept beside it.
 */
@Injectable()
export class LoadTemplates implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly templates: TemplateRepository,
    private readonly config: ContentConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const { TEMPLATE_FOLDER: own } = this.config;
    await whenUp(() => this.execute([SHIPPED_TEMPLATES, ...(own ? [own] : [])]));
  }

  /** @throws Error that names the file and what is wrong with it: who deploys a bad template should see it at once */
  async execute(folders: readonly string[]): Promise<void> {
    for (const content of await readTemplateFolders(folders)) await this.load(content);
  }

  private async load(content: TemplateContent): Promise<void> {
    await this.transactions.run(async (tx) => {
      const current = await this.templates.lock(tx, content.name);
      if (await this.templates.isKnown(tx, content.name, hashOf(content))) return;
      const [fault] = await faultsOf(content);
      if (fault) throw new Error(`template ${content.name}, ${fault.path}: ${fault.message}`);
      const saved = { origin: 'files', by: 'files', at: this.clock.now() } as const;
      await this.templates.add(tx, content, saved, current?.origin !== 'api');
    });
  }
}
