import { Injectable } from '@nestjs/common';
import { systemClock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { publicBase, ServiceConfig } from '@viewline/platform';
import { enqueueNotifications, isHeard, notification, type Document, type TmfResource } from '@viewline/tmf';

type PartyEvent = 'Create' | 'AttributeValueChange' | 'StateChange' | 'Delete';

export interface Changed {
  id: string;
  document: Document;
  /** First-level attributes whose value is another one now. */
  changed: readonly string[];
}

/** Tells the hub's subscribers of a change, in its transaction. */
@Injectable()
export class HubRepository {
  private readonly publicUrl: string;

  constructor(config: ServiceConfig) {
    this.publicUrl = publicBase(config);
  }

  async created(
    tx: Transaction,
    resource: TmfResource<PartyEvent>,
    created: readonly Omit<Changed, 'changed'>[],
  ): Promise<void> {
    // An import says very much at once, mostly to nobody.
    if (created.length > 1 && !(await isHeard(tx, resource))) return;
    await enqueueNotifications(
      tx,
      created.map((one) => this.say(resource, 'Create', one)),
    );
  }

  async changed(
    tx: Transaction,
    resource: TmfResource<PartyEvent>,
    changes: readonly Changed[],
  ): Promise<void> {
    const said = changes.flatMap((one) => {
      const state = one.changed.includes('status') ? [this.say(resource, 'StateChange', one)] : [];
      const others = one.changed.filter((name) => name !== 'status');
      const values =
        others.length > 0 ? [this.say(resource, 'AttributeValueChange', one, others.join(','))] : [];
      return [...values, ...state];
    });
    await enqueueNotifications(tx, said);
  }

  async removed(
    tx: Transaction,
    resource: TmfResource<PartyEvent>,
    one: Omit<Changed, 'changed'>,
  ): Promise<void> {
    await enqueueNotifications(tx, [this.say(resource, 'Delete', one)]);
  }

  private say(
    resource: TmfResource<PartyEvent>,
    event: PartyEvent,
    { id, document }: Omit<Changed, 'changed'>,
    fieldPath?: string,
  ) {
    return notification(resource, event, resource.render(id, document, this.publicUrl), {
      time: systemClock.now(),
      ...(fieldPath !== undefined && { fieldPath }),
    });
  }
}
