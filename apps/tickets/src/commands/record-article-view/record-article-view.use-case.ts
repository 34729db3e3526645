import { Inject, Injectable } from '@nestjs/common';
import { ArticleViewed } from '@viewline/events';
import { CLOCK, isId, newId, type Clock } from '@viewline/kernel';
import { Outbox, Transactions } from '@viewline/messaging';
import { articleNotFound } from '../../domain/knowledge/article.errors.js';
import { ArticleRepository } from '../../persistence/article.repository.js';
import { KnowledgeLogRepository } from '../../persistence/knowledge-log.repository.js';
import { ShowArticle } from '../../queries/show-article/show-article.query.js';
import type { Language } from '../../domain/language.js';

export interface ArticleView {
  articleId: string;
  language?: Language;
  viewer: 'agent' | 'subscriber' | 'system';
  by?: string;
  sessionId?: string;
  subscriberId?: string;
  ticketId?: string;
  /** What was searched for to find it. */
  query?: string;
}

@Injectable()
export class RecordArticleView {
  constructor(
    private readonly transactions: Transactions,
    private readonly articles: ArticleRepository,
    private readonly shown: ShowArticle,
    private readonly log: KnowledgeLogRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Somebody opened a published article. @throws DomainError `article.not-found` */
  async execute({ articleId, language, sessionId, ...view }: ArticleView): Promise<void> {
    const article = isId(articleId) ? await this.shown.execute(articleId, language) : undefined;
    if (!article) throw articleNotFound(articleId);
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      const sequence = await this.articles.countView(tx, article.id);
      if (sequence === undefined) throw articleNotFound(articleId);
      const { subscriberId } = view;
      if (sessionId !== undefined) {
        await this.log.noteVisit(tx, {
          sessionId,
          ...(subscriberId !== undefined && { subscriberId }),
          at,
          searches: 0,
          views: 1,
        });
      }
      const { title, language: shownIn } = article.text;
      await this.outbox.append(tx, [
        ArticleViewed.create(
          { viewId: newId(), articleId: article.id, title, language: shownIn, ...view },
          { time: at, sequence },
        ),
      ]);
    });
  }
}
