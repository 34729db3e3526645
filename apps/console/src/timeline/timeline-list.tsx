import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/contract.js';
import { DayHeading } from './day-heading.js';
import { EntryItem } from './entry-item.js';
import { NewElsewhere } from './new-elsewhere.js';
import { OlderEntries, type Pages } from './older-entries.js';
import type { TimelineRow } from './timeline-rows.js';
import { useEntryKeys } from './use-entry-keys.js';
import { useTimelineWindow } from './use-timeline-window.js';

interface Props {
  readonly rows: readonly TimelineRow[];
  readonly entries: readonly Entry[];
  readonly arrivedAt: ReadonlyMap<string, number>;
  readonly pages: Pages & { readonly isPlaceholderData: boolean };
}

/** The list itself. Only what is near the screen exists as elements, however long the timeline. */
export function TimelineList({ rows, entries, arrivedAt, pages }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const timelineWindow = useTimelineWindow(list, rows);
  const { active, expanded, toggle, activate, onKeyDown } = useEntryKeys(rows, timelineWindow.show);
  const conversation = entries.find((entry) => entry.eventId === active)?.conversationId ?? null;
  return (
    <>
      <NewElsewhere rows={rows} arrivedAt={arrivedAt} seen={timelineWindow.seen} show={timelineWindow.show} />
      <div
        ref={list}
        className="entries"
        role="feed"
        aria-label={t('timeline.label')}
        aria-busy={pages.isFetching}
        data-outdated={pages.isPlaceholderData}
        style={{ height: timelineWindow.height }}
        onKeyDown={onKeyDown}
      >
        {timelineWindow.items.map(({ index, start, key }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={key}
              className="row"
              data-index={index}
              ref={timelineWindow.measure}
              style={{ top: start }}
            >
              {row.type === 'day' ? (
                <DayHeading date={row.date} />
              ) : (
                <EntryItem
                  row={row}
                  total={pages.hasNextPage ? -1 : entries.length}
                  arrivedAt={arrivedAt.get(row.key)}
                  active={row.key === active}
                  inConversation={conversation !== null && row.entry.conversationId === conversation}
                  expanded={expanded.has(row.key)}
                  toggle={toggle}
                  activate={activate}
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
