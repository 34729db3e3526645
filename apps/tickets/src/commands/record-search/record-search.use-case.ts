import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, fold, newId, type Clock } from '@viewline/kernel';
import { Transactions } from '@viewline/messaging';
import { KnowledgeLogRepository } from '../../persistence/knowledge-log.repository.js';
import { SearchArticles, type FoundArticle } from '../../queries/search-articles/search-articles.query.js';
import type { Language } from '../../domain/language.js';

export interface SearchRequest {
  query: string;
  language?: Language;
  limit: number;
  /** The visit that it is part of, by an id of the portal's choice. */
  sessionId?: string;
  subscriberId?: string;
}

@Injectable()
export class RecordSearch {
  constructor(
    private readonly articles: SearchArticles,
    private readonly transactions: Transactions,
    private readonly log: KnowledgeLogRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Searches, and remembers what was asked and whether there was an answer. */
  async execute({ query, language, limit, sessionId, subscriberId }: SearchRequest): Promise<FoundArticle[]> {
    const found = await this.articles.execute(query, language, limit);
    const at = this.clock.now();
    await this.transactions.run(async (tx) => {
      await this.log.insertSearch(tx, {
        id: newId(),
        ...(sessionId !== undefined && { sessionId }),
        query,
        folded: fold(query).slice(0, 200),
        ...(language !== undefined && { language }),
        results: found.length,
        at,
      });
      if (sessionId !== undefined) {
        await this.log.noteVisit(tx, {
          sessionId,
          ...(subscriberId !== undefined && { subscriberId }),
          at,
          searches: 1,
          views: 0,
        });
      }
    });
    return found;
  }
}
