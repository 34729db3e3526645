import { randomBytes } from 'node:crypto';
import { DomainError, isId, newId } from '@viewline/kernel';
import type { Queryable } from '../../query/find-page.query.js';
import type { TmfResource } from '../../resource/tmf-resource.js';
import type { CallbackGuard } from '../delivery/callback-guard.js';
import { compileHubFilter } from '../hub-filter.js';

/** The v4 EventSubscription. */
export interface HubSubscription {
  id: string;
  callback: string;
  query?: string;
}

/** `secret` (Standard Webhooks, `whsec_…`) is shown this once; with it the listener verifies what it receives. */
export interface NewHubSubscription extends HubSubscription {
  secret: string;
}

export class HubSubscriptionRepository {
  constructor(
    private readonly db: Queryable,
    private readonly guard: CallbackGuard,
  ) {}

  /** @throws invalid for a callback that is no public http(s) URL and for a query that can never match. */
  async subscribe(
    resources: readonly [TmfResource, ...TmfResource[]],
    { callback, query }: Omit<HubSubscription, 'id'>,
  ): Promise<NewHubSubscription> {
    const filter = query === undefined ? undefined : compileHubFilter(resources, query);
    await this.guard.assertAllowed(callback);
    const id = newId();
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    await this.db.query(
      `INSERT INTO hub_subscription (subscription_id, api, callback, query, filter, variables, secret)
       VALUES ($1, $2, $3, $4, $5::jsonpath, $6, $7)`,
      [
        id,
        resources[0].api,
        callback,
        query,
        filter?.filter,
        JSON.stringify(filter?.variables ?? {}),
        secret,
      ],
    );
    return { id, callback, ...(query !== undefined && { query }), secret };
  }

  /** Ends a subscription; what still waits for it is dropped. */
  async unsubscribe(api: string, id: string): Promise<void> {
    const [rows] = await this.db.query<[unknown[], number]>(
      'DELETE FROM hub_subscription WHERE subscription_id = $1 AND api = $2 RETURNING subscription_id',
      [isId(id) ? id : null, api],
    );
    if (rows.length === 0)
      throw new DomainError('not-found', 'hub.subscription-not-found', 'No such subscription');
  }
}
