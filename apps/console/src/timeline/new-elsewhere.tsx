import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventIdsOf } from './row-contents.js';
import type { TimelineRow } from './timeline-rows.js';

interface Props {
  readonly rows: readonly TimelineRow[];
  readonly arrivedAt: ReadonlyMap<string, number>;
  readonly seen: { readonly first: number; readonly last: number };
  readonly show: (index: number) => void;
}

/** New entries that landed in the list but out of sight, and the way to them. */
export function NewElsewhere({ rows, arrivedAt, seen, show }: Props) {
  const { t } = useTranslation();
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set());
  const [above, below]: [number[], number[]] = [[], []];
  const inSight: string[] = [];
  if (arrivedAt.size > 0) {
    rows.forEach((row, index) => {
      for (const id of eventIdsOf(row)) {
        if (!arrivedAt.has(id) || known.has(id)) continue;
        if (index < seen.first) above.push(index);
        else if (index > seen.last) below.push(index);
        else inSight.push(id);
      }
    });
  }
  const seenNow = inSight.join(' ');
  useEffect(() => {
    if (seenNow) setKnown((current) => new Set([...current, ...seenNow.split(' ')]));
  }, [seenNow]);
  return (
    <div className="new-elsewhere">
      {above.length > 0 && (
        <button type="button" className="new-pill above" onClick={() => show(above[0]!)}>
          <ArrowUp size={15} aria-hidden />
          {t('timeline.newAbove', { count: above.length })}
        </button>
      )}
      {below.length > 0 && (
        <button type="button" className="new-pill below" onClick={() => show(below[0]!)}>
          <ArrowDown size={15} aria-hidden />
          {t('timeline.newBelow', { count: below.length })}
        </button>
      )}
    </div>
  );
}
