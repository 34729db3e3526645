import { useTranslation } from 'react-i18next';
import type { Subscriber } from '../api/contract.js';

const TONES: Readonly<Record<string, string>> = {
  active: 'good',
  trial: 'fresh',
  suspended: 'warn',
  expired: 'warn',
  provisional: 'warn',
  banned: 'bad',
};

export function StatusBadge({ subscriber }: { readonly subscriber: Subscriber }) {
  const { t } = useTranslation();
  const status = subscriber.provisional ? 'provisional' : subscriber.status;
  if (!status) return null;
  const tone = TONES[status.toLowerCase()] ?? '';
  return (
    <span className={`badge ${tone}`}>{t(`status.${status.toLowerCase()}`, { defaultValue: status })}</span>
  );
}
