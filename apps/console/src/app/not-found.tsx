import { UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { usePageTitle } from './use-page-title.js';

export function NotFound({ what }: { readonly what: 'page' | 'subscriber' }) {
  const { t } = useTranslation();
  usePageTitle(t(`notFound.${what}`));
  return (
    <main id="main" className="note" tabIndex={-1}>
      <UserRoundX aria-hidden />
      <h1>{t(`notFound.${what}`)}</h1>
      <p>{t('notFound.hint')}</p>
      <Link href="/" className="button">
        {t('subscriber.back')}
      </Link>
    </main>
  );
}
