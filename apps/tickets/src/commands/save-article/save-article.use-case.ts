import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { articleVersionConflict, languageTwice } from '../../domain/knowledge/article.errors.js';
import type { Article, ArticleDraft } from '../../domain/knowledge/article.js';
import { ArticleRepository } from '../../persistence/article.repository.js';

export interface ArticleToSave extends ArticleDraft {
  by: string;
}

@Injectable()
export class SaveArticle {
  constructor(
    private readonly transactions: Transactions,
    private readonly articles: ArticleRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new article is a draft. @throws DomainError `article.slug-taken`, `article.language-twice` */
  async create({ by, ...draft }: ArticleToSave): Promise<Article> {
    assertLanguages(draft);
    const article: Article = { ...draft, id: newId(), version: 1, state: 'draft' };
    await this.transactions.run((tx) => this.articles.save(tx, article, by, this.clock.now()));
    return article;
  }

  /**
   * Its state stays: what is published shows the change at once.
   * @param expectedVersion the one that the writer saw
   * @throws DomainError `article.not-found`, `article.version-conflict`, `article.slug-taken`, `article.language-twice`
   */
  async replace(id: string, { by, ...draft }: ArticleToSave, expectedVersion?: number): Promise<Article> {
    assertLanguages(draft);
    return await this.transactions.run(async (tx) => {
      const head = await this.articles.lock(tx, id);
      if (expectedVersion !== undefined && expectedVersion !== head.version) {
        throw articleVersionConflict(expectedVersion, head.version);
      }
      const article: Article = { ...draft, id: head.id, version: head.version + 1, state: head.state };
      await this.articles.save(tx, article, by, this.clock.now());
      return article;
    });
  }
}

function assertLanguages({ texts }: ArticleDraft): void {
  const languages = texts.map(({ language }) => language);
  const twice = languages.find((language, i) => languages.indexOf(language) !== i);
  if (twice) throw languageTwice(twice);
}
