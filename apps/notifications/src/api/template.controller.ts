import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, etagOf, ifMatch, type Principal, Roles } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { SaveTemplate } from '../commands/save-template/save-template.use-case.js';
import { FindTemplates } from '../queries/find-templates/find-templates.query.js';
import { PreviewTemplate } from '../queries/preview-template/preview-template.query.js';
import { PreviewDto, TemplateDto, TemplateVersionQuery } from './template.dto.js';

@Controller('api/notifications/v1/templates')
@Roles('agent', 'supervisor', 'operator', 'integrator')
export class TemplateController {
  constructor(
    private readonly templates: FindTemplates,
    private readonly saves: SaveTemplate,
    private readonly previews: PreviewTemplate,
  ) {}

  @Get()
  async list() {
    return { items: await this.templates.list() };
  }

  @Get(':name')
  async show(
    @Param('name') name: string,
    @Query() { version }: TemplateVersionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.templates.one(name, version);
    reply.header('ETag', etagOf(found.version));
    return found;
  }

  @Get(':name/versions')
  async versions(@Param('name') name: string) {
    await this.templates.one(name);
    return { items: await this.templates.edits(name) };
  }

  /** Makes the next version; what went out keeps the one that it was made of. */
  @Put(':name')
  @Roles('supervisor', 'operator')
  async save(
    @Param('name') name: string,
    @Body() { description, slots, variants }: TemplateDto,
    @Headers('if-match') match: string | undefined,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const saved = await ifMatch(match, (expectedVersion) =>
      this.saves.execute({
        content: { name, description, slots, variants },
        by: caller.id,
        expectedVersion,
      }),
    );
    reply.header('ETag', etagOf(saved.version));
    return saved;
  }

  @Post(':name/preview')
  @HttpCode(200)
  async preview(@Param('name') name: string, @Body() wanted: PreviewDto) {
    return await this.previews.execute(name, wanted);
  }
}
