import { Injectable } from '@nestjs/common';
import { objectionsToMerge, type Objection } from '../../domain/merge.js';
import { subscriberNotFound } from '../../domain/subscriber.errors.js';
import { MergeRepository } from '../../persistence/merge.repository.js';
import { DataSource } from 'typeorm';
import { ShowSubscriber } from '../show-subscriber/show-subscriber.query.js';
import type { SubscriberView } from '../show-subscriber/subscriber.view.js';

export interface MergePreview {
  survivor: SubscriberView;
  absorbed: SubscriberView;
  /** What speaks for their being one person. */
  inCommon: string[];
  /** What speaks against it. */
  objections: Objection[];
  /** Whether the caller may go on: nothing objects, or only what a supervisor may override. */
  allowed: 'yes' | 'by-supervisor' | 'no';
}

@Injectable()
export class PreviewMerge {
  constructor(
    private readonly dataSource: DataSource,
    private readonly merges: MergeRepository,
    private readonly subscribers: ShowSubscriber,
  ) {}

  /** Changes nothing. @throws DomainError `subscriber.not-found` */
  async execute(survivorId: string, absorbedId: string): Promise<MergePreview> {
    const survivor = await this.show(survivorId);
    const absorbed = await this.show(absorbedId);
    const objections = objectionsToMerge(
      await this.merges.standing(this.dataSource, survivorId),
      await this.merges.standing(this.dataSource, absorbedId),
    );
    const overridable = objections.every((one) => one.overridable);
    return {
      survivor,
      absorbed,
      inCommon: inCommon(survivor, absorbed),
      objections,
      allowed: objections.length === 0 ? 'yes' : overridable ? 'by-supervisor' : 'no',
    };
  }

  private async show(id: string): Promise<SubscriberView> {
    const found = await this.subscribers.execute(id);
    if (!found) throw subscriberNotFound(id);
    return found;
  }
}

function inCommon(one: SubscriberView, other: SubscriberView): string[] {
  const facts = (['name', 'language', 'region'] as const).filter(
    (name) => one[name] !== undefined && one[name]?.toLowerCase() === other[name]?.toLowerCase(),
  );
  const related = one.relationships.filter(({ type, target }) =>
    other.relationships.some((theirs) => theirs.type === type && theirs.target === target),
  );
  return [...facts.map((name) => `same ${name}`), ...related.map(({ type, target }) => `${type} ${target}`)];
}
