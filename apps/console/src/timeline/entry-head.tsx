import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import type { ContactState } from './contact-state.js';
import { entryActor } from './entry-actor.js';
import { FreshMark, LateMark, StateMarks } from './entry-marks.js';
import { entryTitle, hasOwnSubject } from './entry-title.js';

interface Props {
  readonly state: ContactState;
  readonly channel: string;
  readonly titleId: string;
  readonly arrivedAt: number | undefined;
}

export function EntryHead({ state, channel, titleId, arrivedAt }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { entry } = state;
  const title = entryTitle(entry, t);
  const actor = entryActor(entry, t);
  const { durationSeconds } = entry.details;
  // Our own titles name the channel; a subject line does not, and the icon alone may not be enough.
  const namesChannel = entry.channel === null || !hasOwnSubject(entry) || title.includes(channel);
  return (
    <header className="entry-head">
      <h3 id={titleId} className="entry-title">
        <Direction direction={entry.direction} />
        <bdi>{title}</bdi>
      </h3>
      <span className="entry-by">
        {!namesChannel && <span>{channel}</span>}
        {actor && (
          <span>
            <bdi>{actor}</bdi>
          </span>
        )}
        {typeof durationSeconds === 'number' && <span>{formats.duration(durationSeconds)}</span>}
        <time
          className="entry-time-inline"
          dateTime={entry.occurredAt}
          title={formats.full(entry.occurredAt)}
        >
          {formats.time(entry.occurredAt)}
        </time>
      </span>
      <StateMarks state={state} />
      {arrivedAt !== undefined && <FreshMark arrivedAt={arrivedAt} />}
      {entry.late && <LateMark entry={entry} />}
    </header>
  );
}

function Direction({ direction }: { readonly direction: string | null }) {
  const { t } = useTranslation();
  if (direction !== 'inbound' && direction !== 'outbound') return null;
  const Icon = direction === 'inbound' ? ArrowDownLeft : ArrowUpRight;
  const meaning = t(`timeline.${direction}`);
  return (
    <span className="entry-direction" title={meaning}>
      <Icon size={15} className="mirrored" aria-hidden />
      <span className="visually-hidden">{meaning}</span>
    </span>
  );
}
