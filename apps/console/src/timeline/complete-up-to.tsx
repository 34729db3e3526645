import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';

/** A narrow screen has room for the time only; who listens hears the sentence all the same. */
export function CompleteUpTo({ iso }: { readonly iso: string | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const time = iso ? clock(iso, formats) : '–';
  return (
    <>
      <span className="completeness-long">{iso ? t('complete.upTo', { time }) : t('complete.unknown')}</span>
      <span className="completeness-short" aria-hidden>
        {time}
      </span>
    </>
  );
}

/** Only the clock for today; a mark of another day must not pass for today's. */
function clock(iso: string, formats: ReturnType<typeof useFormats>): string {
  const today = new Date(iso).toDateString() === new Date().toDateString();
  return today ? formats.seconds(iso) : formats.short(iso);
}
