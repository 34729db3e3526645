import { useFormats } from '../i18n/use-formats.js';
import { useNow } from './use-now.js';

/** A moment as distance from now, with the whole truth on hover. */
export function Ago({ iso }: { readonly iso: string }) {
  const formats = useFormats();
  const now = useNow(30_000);
  return (
    <time dateTime={iso} title={formats.full(iso)}>
      {formats.ago(iso, now)}
    </time>
  );
}
