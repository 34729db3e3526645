import { useQuery } from '@tanstack/react-query';
import { Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { workApi } from '../api/work-api.js';
import type { Diagnosis, DiagnosisCheck } from '../api/work-contract.js';
import { currentLanguage } from '../i18n/i18n.js';
import { CardError } from './card.js';
import { checksByWeight, ratioText } from './diagnosis-text.js';
import { useSending } from './use-sending.js';

const TONES = { internal: 'bad', external: 'warn', unknown: '' } as const;
const CHECK_TONES = { ok: 'good', warning: 'warn', fault: 'bad', unknown: '' } as const;

/** Is it us or is it them: all checks at once, the counts they were decided by, and what to do next. */
export function DiagnosisCard({ subscriberId }: { readonly subscriberId: string }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const run = useSending(
    async (_: void, key) => ({ language, told: await workApi.diagnose(subscriberId, language, key) }),
    () => undefined,
  );
  // What was told before another language was chosen is told again in that one, and stands until then.
  const made = run.data;
  const again = useQuery({
    queryKey: ['diagnosis', subscriberId, made?.told.id, language],
    queryFn: async ({ signal }) =>
      (await workApi.diagnosis(subscriberId, made!.told.id, language, signal)) ?? made!.told,
    enabled: made !== undefined && made.language !== language,
  });
  const diagnosis = made?.language === language ? made.told : (again.data ?? made?.told);
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
      <div role="status">{diagnosis && <Verdict diagnosis={diagnosis} />}</div>
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
          {ratioText(counts)}
        </bdi>
      )}
    </li>
  );
}
