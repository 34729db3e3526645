import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, idFromName, type Clock } from '@viewline/kernel';
import { Transactions, whenUp } from '@viewline/messaging';
import { SEED_ARTICLES } from '../../domain/knowledge/seed/seed-articles.js';
import { ArticleRepository } from '../../persistence/article.repository.js';
import { KnowledgeSeedRepository } from '../../persistence/knowledge-seed.repository.js';

const HALF_A_YEAR = 182 * 24 * 60 * 60 * 1000;
const OWNER = 'support';

/** A new installation begins with answers to what everybody asks. What the operator made of them since is left alone. */
@Injectable()
export class PlantSeedArticles implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly seed: KnowledgeSeedRepository,
    private readonly articles: ArticleRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await whenUp(() => this.plant());
  }

  private async plant(): Promise<void> {
    await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      if (!(await this.seed.claim(tx, now))) return;
      const reviewOn = new Date(now.getTime() + HALF_A_YEAR).toISOString().slice(0, 10);
      for (const article of SEED_ARTICLES) {
        const id = idFromName('seed-article', article.slug);
        const facts = { ...article, id, version: 1, state: 'published' as const, owner: OWNER, reviewOn };
        await this.articles.save(tx, facts, 'viewline', now);
      }
    });
  }
}
