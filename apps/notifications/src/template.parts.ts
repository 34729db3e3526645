import { readConfig, type Parts } from '@viewline/platform';
import { TemplateController } from './api/template.controller.js';
import { LoadTemplates } from './commands/load-templates/load-templates.use-case.js';
import { SaveTemplate } from './commands/save-template/save-template.use-case.js';
import { ContentConfig } from './content.config.js';
import { MESSAGE_RENDERER } from './domain/template/renderer.port.js';
import { CreateTemplates1766000000300 } from './persistence/migrations/create-templates.js';
import { TemplateRepository } from './persistence/template.repository.js';
import { FindTemplates } from './queries/find-templates/find-templates.query.js';
import { PreviewTemplate } from './queries/preview-template/preview-template.query.js';
import { CompiledTemplates } from './rendering/compiled-templates.js';
import { TemplateRenderer } from './rendering/template-renderer.adapter.js';

export const TEMPLATE_PARTS: Parts = {
  controllers: [TemplateController],
  providers: [
    { provide: ContentConfig, useFactory: () => readConfig(ContentConfig) },
    SaveTemplate,
    LoadTemplates,
    TemplateRepository,
    FindTemplates,
    PreviewTemplate,
    CompiledTemplates,
    TemplateRenderer,
    { provide: MESSAGE_RENDERER, useExisting: TemplateRenderer },
  ],
  migrations: [CreateTemplates1766000000300],
};
