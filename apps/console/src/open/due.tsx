import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import { useNow } from '../timeline/use-now.js';
import { dueTone } from './due-tone.js';

/** When something is due, and whether that is over. */
export function Due({ at }: { readonly at: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(15_000);
  if (at === null) return null;
  const tone = dueTone(at, now);
  return (
    <time dateTime={at} title={formats.full(at)} className={`badge ${tone}`}>
      {t(tone === 'bad' ? 'open.overdue' : 'open.due', { when: formats.ago(at, now) })}
    </time>
  );
}
