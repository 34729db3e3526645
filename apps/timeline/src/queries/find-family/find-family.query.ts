import { Injectable } from '@nestjs/common';
import { prepared, type PreparedStatement } from '@viewline/messaging';
import { DataSource } from 'typeorm';

/** A subscriber as others see them now, with everybody whose contacts show on their timeline. */
export interface Family {
  /** The subscriber on whose timeline all of them stand. */
  rootId: string;
  /** The root first; linked addresses and absorbed subscribers after it. */
  ids: string[];
}

const FIND: PreparedStatement = {
  name: 'find-family',
  text: `WITH RECURSIVE up AS (
           SELECT $1::uuid AS id, 0 AS height
           UNION ALL
           SELECT e.parent_id, up.height + 1 FROM up JOIN edge e ON e.child_id = up.id
           WHERE e.parent_id IS NOT NULL AND up.height < 100
         ), root AS (SELECT id FROM up ORDER BY height DESC LIMIT 1
         ), family AS (
           SELECT id FROM root UNION SELECT e.child_id FROM family f JOIN edge e ON e.parent_id = f.id
         )
         SELECT id FROM family ORDER BY id <> (SELECT id FROM root), id`,
};

/**
 * Follows the aliases up to the root and down again. Nothing is rewritten when two subscribers are merged, so undoing
 * a merge only takes one edge away.
 */
@Injectable()
export class FindFamily {
  constructor(private readonly dataSource: DataSource) {}

  async execute(subscriberId: string): Promise<Family> {
    const rows = await prepared<{ id: string }>(this.dataSource, FIND, [subscriberId]);
    const ids = rows.map((row) => row.id);
    return { rootId: ids[0]!, ids };
  }
}
