import { AtSign, Hash, Phone, Router, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const HINTS = [
  { key: 'phone', icon: Phone, example: '06 12 34 56 78 · +33612345678 · 0033 6…' },
  { key: 'name', icon: UserRound, example: 'Amélie Durand · محمد · 王小明' },
  { key: 'email', icon: AtSign, example: 'amelie@example.org' },
  { key: 'account', icon: Hash, example: 'ACC-104233' },
  { key: 'mac', icon: Router, example: '00:1A:79:3F:22:0C · 001a793f220c' },
] as const;

export function SearchHints() {
  const { t } = useTranslation();
  return (
    <section className="hints" aria-labelledby="hints-heading">
      <h2 id="hints-heading">{t('search.hintHeading')}</h2>
      <ul>
        {HINTS.map(({ key, icon: Icon, example }) => (
          <li key={key}>
            <Icon size={17} aria-hidden />
            <span>
              {t(`search.hints.${key}`)}
              <small>
                <bdi>{example}</bdi>
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
