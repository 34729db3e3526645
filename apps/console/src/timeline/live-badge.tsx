import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import type { LiveState } from './live-entries.js';
import { useNow } from './use-now.js';

/** Whether what is on show can be trusted to be current. Says how old it is as soon as it may not be. */
export function LiveBadge({ live }: { readonly live: LiveState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(1_000);
  const when = live.heardAt === null ? null : formats.ago(live.heardAt, Math.max(now, live.heardAt));
  const isLive = live.status === 'live';
  return (
    <span
      className="live"
      data-status={live.status}
      role="status"
      title={when ? t('live.hint', { when }) : undefined}
    >
      <span className="live-dot" aria-hidden />
      {t(`live.${live.status}`)}
      {!isLive && when && <span aria-hidden>· {t('live.lastUpdate', { when })}</span>}
    </span>
  );
}
