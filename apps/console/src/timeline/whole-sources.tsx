import { BadgeCheck, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SourceCompleteness } from '../api/contract.js';
import { useFormats } from '../i18n/use-formats.js';
import { CompleteUpTo } from './complete-up-to.js';
import { Popover } from './popover.js';

/** Many sources without a gap as one mark: all of them are complete up to the earliest. Opened, each has its own. */
export function WholeSources({ sources }: { readonly sources: readonly SourceCompleteness[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const times = sources.map(({ completeUpTo }) => completeUpTo!);
  const earliest = times.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
  return (
    <Popover
      className="completeness-mark whole"
      label={
        <>
          <BadgeCheck size={15} aria-hidden />
          <bdi>{t('complete.sources', { count: sources.length })}</bdi>
          <CompleteUpTo iso={earliest} />
          <ChevronDown size={13} aria-hidden />
        </>
      }
    >
      <ul className="gaps">
        {sources.map(({ source, completeUpTo }) => (
          <li key={source}>
            <strong>{t(`source.${source}`, { defaultValue: source })}</strong>
            <span>{t('complete.upTo', { time: formats.short(completeUpTo!) })}</span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
