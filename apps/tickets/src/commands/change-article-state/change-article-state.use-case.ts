import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { illegalArticleMove } from '../../domain/knowledge/article.errors.js';
import { ARTICLE_MOVES, type ArticleState } from '../../domain/knowledge/article.js';
import { ArticleRepository } from '../../persistence/article.repository.js';

@Injectable()
export class ChangeArticleState {
  constructor(
    private readonly transactions: Transactions,
    private readonly articles: ArticleRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The state it has already changes nothing. @throws DomainError `article.not-found`, `article.illegal-move` */
  async execute(id: string, to: ArticleState, by: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const head = await this.articles.lock(tx, id);
      if (head.state === to) return;
      if (!ARTICLE_MOVES[head.state].includes(to)) throw illegalArticleMove(head.state, to);
      await this.articles.setState(tx, head, to, by, this.clock.now());
    });
  }
}
