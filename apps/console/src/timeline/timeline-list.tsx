import { useMemo, useRef } from 'react';
import type { Entry } from '../api/contract.js';
import { ChangesItem } from './changes-item.js';
import { DayHeading } from './day-heading.js';
import { EntryItem } from './entry-item.js';
import { NewElsewhere } from './new-elsewhere.js';
import { OlderEntries, type Pages } from './older-entries.js';
import { arrivalOf } from './row-contents.js';
import { timelineRows } from './timeline-rows.js';
import { useEntryKeys } from './use-entry-keys.js';
import { useOpened } from './use-opened.js';
import { useTimelineWindow } from './use-timeline-window.js';

interface Props {
  readonly entries: readonly Entry[];
  readonly tidy: boolean;
  readonly arrivedAt: ReadonlyMap<string, number>;
  readonly pages: Pages & { readonly isPlaceholderData: boolean };
  /** Of the window's top, by bars that stick there. Pixels. */
  readonly covered: number;
}

/** The list itself. Only what is near the screen exists as elements, however long the timeline. */
export function TimelineList({ entries, tidy, arrivedAt, pages, covered }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const opened = useOpened();
  const { isOpen, toggle } = opened;
  const rows = useMemo(() => timelineRows(entries, { tidy, isOpen }), [entries, tidy, isOpen]);
  const timelineWindow = useTimelineWindow(list, rows, covered);
  const { active, activate, onKeyDown } = useEntryKeys(rows, opened, timelineWindow.show);
  const conversation = active?.type === 'entry' ? active.entry.conversationId : null;
  const total = pages.hasNextPage ? -1 : entries.length;
  return (
    <>
      <NewElsewhere rows={rows} arrivedAt={arrivedAt} seen={timelineWindow.seen} show={timelineWindow.show} />
      <div
        ref={list}
        role="group"
        className="entries"
        aria-busy={pages.isFetching}
        data-outdated={pages.isPlaceholderData}
        style={{ height: timelineWindow.height }}
        onKeyDown={onKeyDown}
      >
        {timelineWindow.items.map(({ index, start, key }) => {
          const row = rows[index];
          if (!row) return null;
          const shared = { total, arrivedAt: arrivalOf(row, arrivedAt), toggle, activate };
          return (
            <div
              key={key}
              className="row"
              data-index={index}
              ref={timelineWindow.measure}
              style={{ top: start }}
            >
              {row.type === 'day' && <DayHeading date={row.date} />}
              {row.type === 'changes' && <ChangesItem row={row} {...shared} />}
              {row.type === 'entry' && (
                <EntryItem
                  row={row}
                  {...shared}
                  inConversation={conversation !== null && row.entry.conversationId === conversation}
                  expanded={isOpen([row.key])}
                />
              )}
            </div>
          );
        })}
      </div>
      <OlderEntries pages={pages} />
    </>
  );
}
