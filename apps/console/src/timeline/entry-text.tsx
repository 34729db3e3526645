import { useTranslation } from 'react-i18next';
import { useMemo } from 'react';
import { preview } from './long-text.js';

interface Props {
  readonly text: string;
  readonly expanded: boolean;
  readonly toggle: () => void;
}

/** What was said, in its own writing direction; never read as markup. */
export function EntryText({ text, expanded, toggle }: Props) {
  const { t } = useTranslation();
  const short = useMemo(() => preview(text), [text]);
  return (
    <div className="entry-text">
      <div
        className={`entry-words ${expanded ? 'whole' : ''}`}
        dir="auto"
        tabIndex={expanded && short.cut ? 0 : undefined}
      >
        {expanded ? text : short.text}
        {!expanded && short.cut && '…'}
      </div>
      {short.cut && (
        <button type="button" className="more" aria-expanded={expanded} onClick={toggle}>
          {expanded ? t('timeline.less') : t('timeline.more')}
        </button>
      )}
    </div>
  );
}
