import { KnowledgeReportController } from './api/knowledge-report.controller.js';
import { KnowledgeController } from './api/knowledge.controller.js';
import { ChangeArticleState } from './commands/change-article-state/change-article-state.use-case.js';
import { PlantSeedArticles } from './commands/plant-seed-articles/plant-seed-articles.use-case.js';
import { RecordArticleView } from './commands/record-article-view/record-article-view.use-case.js';
import { RecordSearch } from './commands/record-search/record-search.use-case.js';
import { SaveArticle } from './commands/save-article/save-article.use-case.js';
import { ArticleRepository } from './persistence/article.repository.js';
import { KnowledgeLogRepository } from './persistence/knowledge-log.repository.js';
import { KnowledgeSeedRepository } from './persistence/knowledge-seed.repository.js';
import { CreateKnowledge1767000000400 } from './persistence/migrations/create-knowledge.js';
import { ListArticles } from './queries/list-articles/list-articles.query.js';
import { ReportKnowledge } from './queries/report-knowledge/report-knowledge.query.js';
import { SearchArticles } from './queries/search-articles/search-articles.query.js';
import { ShowArticle } from './queries/show-article/show-article.query.js';

/** Articles that answer before anybody has to ask. */
export const KNOWLEDGE_PARTS = {
  controllers: [KnowledgeController, KnowledgeReportController],
  providers: [
    ChangeArticleState,
    PlantSeedArticles,
    RecordArticleView,
    RecordSearch,
    SaveArticle,
    ArticleRepository,
    KnowledgeLogRepository,
    KnowledgeSeedRepository,
    ListArticles,
    ReportKnowledge,
    SearchArticles,
    ShowArticle,
  ],
  migrations: [CreateKnowledge1767000000400],
};
