import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import { useNow } from './use-now.js';

export function DayHeading({ date }: { readonly date: Date }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = new Date(useNow(60_000));
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const daysBack = Math.round((midnight.getTime() - date.getTime()) / 86_400_000);
  const near = daysBack === 0 ? t('timeline.today') : daysBack === 1 ? t('timeline.yesterday') : '';
  return (
    <h2 className="day">
      {near && <strong>{near}</strong>}
      <span>{formats.day(date, now)}</span>
    </h2>
  );
}
