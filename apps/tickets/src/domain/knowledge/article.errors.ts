import { DomainError } from '@viewline/kernel';
import { ARTICLE_MOVES, type ArticleState } from './article.js';

export const articleNotFound = (id: string): DomainError =>
  new DomainError('not-found', 'article.not-found', `no article ${JSON.stringify(id.slice(0, 80))}`);

export const slugTaken = (slug: string): DomainError =>
  new DomainError('conflict', 'article.slug-taken', `another article is called ${JSON.stringify(slug)}`);

export const articleVersionConflict = (expected: number, actual: number): DomainError =>
  new DomainError(
    'conflict',
    'article.version-conflict',
    `somebody else changed it: version ${actual}, not ${expected}`,
  );

export const illegalArticleMove = (from: ArticleState, to: ArticleState): DomainError =>
  new DomainError(
    'conflict',
    'article.illegal-move',
    `an article that is ${from} may become ${ARTICLE_MOVES[from].join(' or ')}, not ${to}`,
  );

export const languageTwice = (language: string): DomainError =>
  new DomainError('invalid', 'article.language-twice', 'an article has one text in each language', [
    { path: 'texts', message: `${language} is there twice` },
  ]);
