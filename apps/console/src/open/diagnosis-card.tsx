import { Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { workApi } from '../api/work-api.js';
import type { Diagnosis, DiagnosisCheck } from '../api/work-contract.js';
import { CardError } from './card.js';
import { checksByWeight, countsText } from './diagnosis-text.js';
import { useSending } from './use-sending.js';

const TONES = { internal: 'bad', external: 'warn', unknown: '' } as const;
const CHECK_TONES = { ok: 'good', warning: 'warn', fault: 'bad', unknown: '' } as const;

/** Is it us or is it them: all checks at once, the counts they were decided by, and what to do next. */
export function DiagnosisCard({ subscriberId }: { readonly subscriberId: string }) {
  const { t } = useTranslation();
  const run = useSending(
    (_: void, key) => workApi.diagnose(subscriberId, key),
    () => undefined,
  );
  return (
    <section className="open-card" aria-label={t('open.diagnosis')} aria-busy={run.isPending}>
      <h3>
        <Stethoscope size={15} aria-hidden />
        {t('open.diagnosis')}
      </h3>
      <button type="button" className="button" disabled={run.isPending} onClick={() => run.mutate()}>
        {t(run.isPending ? 'open.checking' : 'open.runDiagnosis')}
      </button>
      {run.isError && <CardError error={run.error} retry={() => run.mutate()} />}
      <div role="status">{run.data && <Verdict diagnosis={run.data} />}</div>
    </section>
  );
}

function Verdict({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  return (
    <div className="verdict" data-answer={diagnosis.answer}>
      <p>
        <span className={`badge ${TONES[diagnosis.answer]}`}>{t(`word.answer.${diagnosis.answer}`)}</span>
      </p>
      <p>
        <bdi>{diagnosis.summary}</bdi>
      </p>
      <p>
        <strong>{t('detail.nextStep')}: </strong>
        <bdi>{diagnosis.nextStep}</bdi>
      </p>
      <ul>
        {checksByWeight(diagnosis.checks).map((check) => (
          <Check key={check.check} {...check} />
        ))}
      </ul>
    </div>
  );
}

function Check({ outcome, summary, counts }: DiagnosisCheck) {
  const { t } = useTranslation();
  return (
    <li>
      <span className={`badge ${CHECK_TONES[outcome]}`}>{t(`word.check.${outcome}`)}</span>{' '}
      <bdi>{summary}</bdi>{' '}
      {counts && (
        <bdi dir="ltr" className="soft">
          {countsText(counts)}
        </bdi>
      )}
    </li>
  );
}
