import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../search/use-debounced.js';
import { useAskAgain } from '../timeline/use-ask-again.js';
import { DiagnosisCard } from './diagnosis-card.js';
import { OpenGlance } from './open-glance.js';
import { CreditCard, DisputesCard, MessagesCard, PromisesCard } from './small-cards.js';
import { TicketsCard } from './tickets-card.js';
import { workKey } from './use-work.js';
import './open.css';

/** A burst of events is one reason to look again. Milliseconds. */
const REST_MS = 1_500;

interface Props {
  readonly subscriberId: string;
  /** Rises with every live entry: what is open may have changed with it. */
  readonly newest: number;
}

/** What is open, and what an agent does first. On a narrow screen it folds away, so that the timeline is never far. */
export function OpenPanel({ subscriberId, newest }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const key = useMemo(() => workKey(subscriberId), [subscriberId]);
  useAskAgain(key, useDebounced(newest, REST_MS));
  return (
    <aside className="open-panel" aria-label={t('open.label')} data-open={open}>
      <header>
        <h2>{t('open.label')}</h2>
        <OpenGlance subscriberId={subscriberId} />
        <button
          type="button"
          className="button quiet icon open-toggle"
          aria-expanded={open}
          aria-controls="open-body"
          aria-label={t('open.label')}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={18} aria-hidden />
        </button>
      </header>
      <div id="open-body" className="open-body">
        <TicketsCard subscriberId={subscriberId} />
        <DiagnosisCard subscriberId={subscriberId} />
        <PromisesCard subscriberId={subscriberId} />
        <DisputesCard subscriberId={subscriberId} />
        <CreditCard subscriberId={subscriberId} />
        <MessagesCard subscriberId={subscriberId} />
      </div>
    </aside>
  );
}
