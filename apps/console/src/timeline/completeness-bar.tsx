import { useQuery } from '@tanstack/react-query';
import { BadgeCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceCompleteness } from '../api/contract.js';
import { timelineApi } from '../api/timeline-api.js';
import { useFormats } from '../i18n/use-formats.js';
import { CompleteUpTo } from './complete-up-to.js';
import { Popover } from './popover.js';
import { useAskAgain } from './use-ask-again.js';
import { WholeSources } from './whole-sources.js';

const ASK_EVERY_MS = 10_000;
/** More sources without a gap than this share one mark. */
const ROOMY = 3;

interface Props {
  readonly subscriberId: string;
  /** Rises with every live entry: the mark moves with it. */
  readonly newest: number;
}

/** Up to when nothing is missing, source by source; what is missing stands behind the warning. */
export function CompletenessBar({ subscriberId, newest }: Props) {
  const { t } = useTranslation();
  const queryKey = useMemo(() => ['completeness', subscriberId], [subscriberId]);
  const answer = useQuery({
    queryKey,
    queryFn: ({ signal }) => timelineApi.completeness(subscriberId, signal),
    refetchInterval: ASK_EVERY_MS,
  });
  useAskAgain(queryKey, newest);
  if (answer.isPending) return <span className="skeleton" style={{ width: 190, height: 18 }} aria-hidden />;
  if (!answer.data) return <span className="badge">{t('complete.failed')}</span>;
  const { sources } = answer.data;
  const whole = sources.filter(isWhole);
  const share = whole.length > ROOMY;
  return (
    <ul className="completeness" aria-label={t('complete.label')}>
      {share && (
        <li>
          <WholeSources sources={whole} />
        </li>
      )}
      {sources
        .filter((source) => !share || !isWhole(source))
        .map((source) => (
          <li key={source.source}>
            <SourceMark {...source} />
          </li>
        ))}
    </ul>
  );
}

const isWhole = ({ completeUpTo, gaps }: SourceCompleteness): boolean =>
  completeUpTo !== null && gaps.length === 0;

function SourceMark({ source, completeUpTo, gaps }: SourceCompleteness) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = t(`source.${source}`, { defaultValue: source });
  const words = (
    <>
      <bdi>{name}</bdi>
      <CompleteUpTo iso={completeUpTo} />
    </>
  );
  const title = completeUpTo ? formats.full(completeUpTo) : t('complete.unknownHint');
  if (gaps.length === 0) {
    const Icon = completeUpTo ? BadgeCheck : CircleHelp;
    return (
      <span className={`completeness-mark ${completeUpTo ? 'whole' : ''}`} title={title}>
        <Icon size={15} aria-hidden />
        {words}
      </span>
    );
  }
  return (
    <Popover
      className="completeness-mark holed"
      label={
        <>
          <TriangleAlert size={15} aria-hidden />
          {words} · {t('complete.gaps', { count: gaps.length })}
        </>
      }
    >
      <p className="gap-heading">{t('complete.warning')}</p>
      <ul className="gaps">
        {gaps.map((gap) => (
          <li key={`${gap.reason} ${gap.from}`}>
            <strong>{t('complete.missing', { count: gap.count })}</strong>
            <span>
              {t('complete.gap', {
                from: gap.from ? formats.short(gap.from) : '…',
                to: gap.to ? formats.short(gap.to) : '…',
              })}
            </span>
            <bdi className="soft">{t(`complete.reasons.${gap.reason}`, { defaultValue: gap.reason })}</bdi>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
