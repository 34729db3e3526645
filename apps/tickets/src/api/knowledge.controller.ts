import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { CurrentPrincipal, etagOf, ifMatch, Roles, type Principal } from '@viewline/platform';
import type { FastifyReply } from 'fastify';
import { ChangeArticleState } from '../commands/change-article-state/change-article-state.use-case.js';
import { RecordArticleView } from '../commands/record-article-view/record-article-view.use-case.js';
import { RecordSearch } from '../commands/record-search/record-search.use-case.js';
import { SaveArticle } from '../commands/save-article/save-article.use-case.js';
import { articleNotFound } from '../domain/knowledge/article.errors.js';
import { ListArticles } from '../queries/list-articles/list-articles.query.js';
import { ShowArticle } from '../queries/show-article/show-article.query.js';
import {
  ArticleDto,
  ArticleSearchQuery,
  ArticlesQuery,
  ArticleStateDto,
  ArticleViewDto,
  LanguageQuery,
} from './knowledge.dto.js';
import { nameOf } from './actor.js';

@Controller('api/tickets/v1/articles')
@Roles('supervisor', 'operator')
export class KnowledgeController {
  constructor(
    private readonly edits: SaveArticle,
    private readonly states: ChangeArticleState,
    private readonly searches: RecordSearch,
    private readonly views: RecordArticleView,
    private readonly lists: ListArticles,
    private readonly shown: ShowArticle,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Roles('agent', 'supervisor', 'operator')
  list(@Query() { limit, cursor, ...filter }: ArticlesQuery) {
    const today = this.clock.now().toISOString().slice(0, 10);
    return this.lists.execute({ ...filter, today }, limit, cursor);
  }

  @Get('search')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async search(@Query() { q: query, ...request }: ArticleSearchQuery) {
    return { items: await this.searches.execute({ ...request, query }) };
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async show(
    @Param('id') id: string,
    @Query() { language }: LanguageQuery,
    @CurrentPrincipal() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const article = await this.shown.execute(id, language);
    // A portal shows what is published; who writes sees the rest.
    if (!article || (article.state !== 'published' && caller.kind === 'system')) throw articleNotFound(id);
    reply.header('ETag', etagOf(article.version));
    return article;
  }

  @Post()
  create(@Body() { ...article }: ArticleDto, @CurrentPrincipal() caller: Principal) {
    return this.edits.create({ ...article, by: nameOf(caller) });
  }

  @Put(':id')
  replace(
    @Param('id') id: string,
    @Body() { ...article }: ArticleDto,
    @CurrentPrincipal() caller: Principal,
    @Headers('if-match') version?: string,
  ) {
    return ifMatch(version, (expected) =>
      this.edits.replace(id, { ...article, by: nameOf(caller) }, expected),
    );
  }

  @Post(':id/state')
  @HttpCode(200)
  async changeState(
    @Param('id') id: string,
    @Body() { state }: ArticleStateDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    await this.states.execute(id, state, nameOf(caller));
    return { id, state };
  }

  /** Somebody opened it. */
  @Post(':id/views')
  @HttpCode(204)
  @Roles('agent', 'supervisor', 'operator', 'integrator')
  async view(
    @Param('id') articleId: string,
    @Body() { ...view }: ArticleViewDto,
    @CurrentPrincipal() caller: Principal,
  ) {
    const viewer = caller.kind === 'person' ? 'agent' : view.subscriberId ? 'subscriber' : 'system';
    await this.views.execute({
      ...view,
      articleId,
      viewer,
      ...(viewer === 'agent' && { by: nameOf(caller) }),
    });
  }
}
