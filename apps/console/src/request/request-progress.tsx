import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import type { RequestView } from './request-view.js';

export function RequestProgress({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { expectedFinish, finishedAt, owner } = request;
  const dates = [
    { label: t('request.opened'), at: request.openedAt },
    ...(finishedAt ? [{ label: t('request.finished'), at: finishedAt }] : []),
    ...(expectedFinish && !finishedAt ? [{ label: t('request.expected'), at: expectedFinish }] : []),
  ];
  return (
    <>
      <header>
        <p className="soft">{t('request.heading', { number: request.number })}</p>
        <h1>
          <bdi>{request.title}</bdi>
        </h1>
        <span className="badge good">{request.statusText}</span>
      </header>
      <dl className="request-facts">
        {dates.map(({ label, at }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <time dateTime={at}>{formats.full(at)}</time>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('request.owner')}</dt>
          <dd>
            <bdi>{[owner.firstName, owner.role].filter(Boolean).join(' · ')}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('request.next')}</dt>
          <dd>{request.nextStep}</dd>
        </div>
      </dl>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('request.steps')}</h2>
        <ol className="request-steps">
          {request.steps.map((step) => (
            <li key={`${step.at} ${step.text}`} className={step.kind}>
              <time dateTime={step.at}>{formats.full(step.at)}</time>
              <bdi>{step.text}</bdi>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
