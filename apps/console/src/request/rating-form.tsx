import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestView } from './request-view.js';

interface Props {
  readonly rating: RequestView['rating'];
  readonly send: (score: number, comment: string) => Promise<void>;
}

const SCORES = [1, 2, 3, 4, 5];
const LONGEST_COMMENT = 1000;

/** Once, and only when there is something to be rated. */
export function RatingForm({ rating, send }: Props) {
  const { t } = useTranslation();
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle');
  if (rating.score !== null) return <p role="status">{t('request.thanks', { score: rating.score })}</p>;
  if (!rating.possible) return null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('sending');
    try {
      await send(score, comment.trim());
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <form className="request-rating" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{t('request.rate')}</legend>
        {SCORES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="score"
              required
              checked={score === each}
              onChange={() => setScore(each)}
            />
            {t('request.score', { count: each })}
          </label>
        ))}
      </fieldset>
      <textarea
        className="field"
        aria-label={t('request.comment')}
        placeholder={t('request.comment')}
        maxLength={LONGEST_COMMENT}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <button className="button primary" disabled={state === 'sending'}>
        {t(state === 'sending' ? 'request.sending' : 'request.send')}
      </button>
      {state === 'failed' && <p role="alert">{t('request.notSent')}</p>}
    </form>
  );
}
