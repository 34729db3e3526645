import { DomainError } from '@viewline/kernel';

/** One answer for every link that opens nothing, so that none can be guessed at. */
export const linkOpensNothing = (): DomainError =>
  new DomainError('not-found', 'request-link.opens-nothing', 'This link is not valid, or not any more');

export const notToBeRatedYet = (): DomainError =>
  new DomainError('conflict', 'rating.too-early', 'A request can be rated once it is solved');

export const ratedAlready = (): DomainError =>
  new DomainError('conflict', 'rating.given', 'This request was rated already');
