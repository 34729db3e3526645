import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { workApi } from '../api/work-api.js';
import type { NewTicket } from '../api/work-contract.js';
import { CardError } from './card.js';
import { Fold } from './fold.js';
import { SEVERITIES, TICKET_TYPES } from './ticket-words.js';
import { useSending } from './use-sending.js';

/** Where the texts of the options stand. */
const OPTIONS_OF = { ticketType: 'ticketTypes', severity: 'severities' } as const;

const BLANK: NewTicket = {
  description: '',
  ticketType: TICKET_TYPES.connectivity,
  severity: SEVERITIES.moderate,
};

export function TicketForm({
  subscriberId,
  done,
}: {
  readonly subscriberId: string;
  readonly done: () => void;
}) {
  const { t } = useTranslation();
  const [ticket, setTicket] = useState(BLANK);
  const [open, setOpen] = useState(false);
  const opening = useSending(
    (given: NewTicket, key) => workApi.openTicket(subscriberId, given, key),
    () => {
      setTicket(BLANK);
      setOpen(false);
      done();
    },
  );
  const choice = (name: 'ticketType' | 'severity', options: Readonly<Record<string, string>>) => (
    <label>
      {t(`open.${name}`)}
      <select
        className="field"
        value={ticket[name]}
        onChange={(event) => setTicket({ ...ticket, [name]: event.target.value })}
      >
        {Object.entries(options).map(([key, value]) => (
          <option key={key} value={value}>
            {t(`open.${OPTIONS_OF[name]}.${key}`)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Fold icon={Plus} label={t('open.openTicket')} open={open} setOpen={setOpen}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          opening.mutate(ticket);
        }}
      >
        <label>
          {t('open.description')}
          <textarea
            className="field"
            dir="auto"
            rows={3}
            required
            maxLength={10_000}
            value={ticket.description}
            onChange={(event) => setTicket({ ...ticket, description: event.target.value })}
          />
        </label>
        {choice('ticketType', TICKET_TYPES)}
        {choice('severity', SEVERITIES)}
        {opening.isError && <CardError error={opening.error} />}
        <button className="button primary" disabled={opening.isPending || !ticket.description.trim()}>
          {t('open.openTicket')}
        </button>
      </form>
    </Fold>
  );
}
