import { ChevronDown } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import { lookOf } from './channel-look.js';
import { contactState } from './contact-state.js';
import { EntryDetails } from './entry-details.js';
import { EntryHead } from './entry-head.js';
import { EntryText } from './entry-text.js';
import type { EntryRow, TimelineRow } from './timeline-rows.js';
import { entryElementId } from './use-entry-keys.js';

interface Props {
  readonly row: EntryRow;
  /** How many entries there are; -1 while unknown. */
  readonly total: number;
  readonly arrivedAt: number | undefined;
  /** Belongs to the conversation of the active entry. */
  readonly inConversation: boolean;
  readonly expanded: boolean;
  readonly toggle: (row: TimelineRow) => void;
  readonly activate: (key: string) => void;
}

export const EntryItem = memo(function EntryItem(props: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { row, expanded } = props;
  const state = useMemo(() => contactState(row.entry, row.followUps), [row.entry, row.followUps]);
  const { entry } = state;
  const { icon: Icon, hue } = lookOf(entry);
  const channel = t(`channel.${entry.channel ?? 'none'}`, { defaultValue: entry.channel ?? '' });
  const id = entryElementId(row.key);
  const classes = [
    'entry',
    entry.direction ?? 'internal',
    row.joinsAbove && 'joins-above',
    row.joinsBelow && 'joins-below',
    row.inRun && 'in-run',
    props.inConversation && 'in-conversation',
    props.arrivedAt !== undefined && 'arrived',
  ];
  return (
    <article
      id={id}
      className={classes.filter(Boolean).join(' ')}
      data-event-id={entry.eventId}
      tabIndex={0}
      aria-posinset={row.position}
      aria-setsize={props.total}
      aria-labelledby={`${id}-title`}
      onFocus={() => props.activate(row.key)}
    >
      <time dateTime={entry.occurredAt} title={formats.full(entry.occurredAt)} className="entry-time">
        {formats.time(entry.occurredAt)}
      </time>
      <span
        className={`entry-mark ${hue === null ? 'grey' : ''}`}
        style={{ '--hue': hue } as React.CSSProperties}
        title={channel}
      >
        <Icon size={15} aria-hidden />
        <span className="visually-hidden">{channel}</span>
      </span>
      <div className="entry-body">
        <EntryHead state={state} channel={channel} titleId={`${id}-title`} arrivedAt={props.arrivedAt} />
        {entry.text && <EntryText text={entry.text} expanded={expanded} toggle={() => props.toggle(row)} />}
        {expanded && <EntryDetails state={state} followUps={row.followUps} />}
      </div>
      <button
        type="button"
        className="button quiet icon small entry-toggle"
        aria-expanded={expanded}
        aria-label={t('help.expand')}
        aria-describedby={`${id}-title`}
        onClick={() => props.toggle(row)}
      >
        <ChevronDown size={16} aria-hidden />
      </button>
    </article>
  );
});
