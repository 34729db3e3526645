import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Subscriber } from '../api/contract.js';
import { useFormats } from '../i18n/use-formats.js';

export function ProfileFacts({ subscriber }: { readonly subscriber: Subscriber }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { accountNumber, plan, segment, language, since } = subscriber;
  if (!accountNumber && !plan && !segment && !language && !since) return null;
  return (
    <dl className="facts">
      {accountNumber && (
        <Fact name={t('subscriber.account')}>
          <bdi dir="ltr">{accountNumber}</bdi>
        </Fact>
      )}
      {plan && (
        <Fact name={t('subscriber.plan')}>
          <bdi>{plan}</bdi>
        </Fact>
      )}
      {segment && (
        <Fact name={t('subscriber.segment')}>
          <bdi>{segment}</bdi>
        </Fact>
      )}
      {language && <Fact name={t('subscriber.language')}>{formats.language(language)}</Fact>}
      {since && (
        <Fact name={t('subscriber.since')}>
          <time dateTime={since} title={formats.full(since)}>
            {formats.date(since)}
          </time>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
