import { Check, CheckCheck, ClockAlert, Hourglass, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/contract.js';
import { useFormats } from '../i18n/use-formats.js';
import type { ContactState, Delivery } from './contact-state.js';
import { contactStatus } from './entry-title.js';
import { useNow } from './use-now.js';

/** An entry stays marked as new for this long. Milliseconds. */
const FRESH_MS = 60_000;

export function LateMark({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const hint = t('timeline.lateHint', {
    occurred: formats.short(entry.occurredAt),
    recorded: formats.short(entry.recordedAt),
  });
  return (
    <span className="badge warn" title={hint}>
      <ClockAlert size={12} aria-hidden />
      {t('timeline.late')}
      <span className="visually-hidden">{hint}</span>
    </span>
  );
}

export function FreshMark({ arrivedAt }: { readonly arrivedAt: number }) {
  const { t } = useTranslation();
  if (useNow(10_000) - arrivedAt > FRESH_MS) return null;
  return <span className="badge fresh">{t('timeline.new')}</span>;
}

const DELIVERY_ICONS: Readonly<Record<Delivery, LucideIcon>> = {
  queued: Hourglass,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: TriangleAlert,
};
const STATUS_TONES: Readonly<Record<string, string>> = {
  open: 'fresh',
  inProgress: 'fresh',
  cancelled: 'warn',
  removed: 'bad',
};

/** What became of a contact after it was recorded. */
export function StateMarks({ state }: { readonly state: ContactState }) {
  const { t } = useTranslation();
  const { delivery, status, before } = state;
  const Icon = delivery && DELIVERY_ICONS[delivery];
  return (
    <>
      {Icon && (
        <span className={`delivery ${delivery}`} data-delivery={delivery}>
          <Icon size={14} aria-hidden />
          {t(`contactStatus.${delivery}`)}
        </span>
      )}
      {status && <span className={`badge ${STATUS_TONES[status] ?? ''}`}>{contactStatus(status, t)}</span>}
      {before !== null && <span className="badge">{t('detail.edited')}</span>}
    </>
  );
}
