import { Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from './card.js';
import { Due } from './due.js';
import { NoteForm } from './note-form.js';
import { TicketForm } from './ticket-form.js';
import { useTickets } from './use-work.js';

export function TicketsCard({ subscriberId }: { readonly subscriberId: string }) {
  const { t } = useTranslation();
  const answer = useTickets(subscriberId);
  const again = () => void answer.refetch();
  return (
    <Card
      name={t('open.tickets')}
      icon={Ticket}
      answer={answer}
      empty={t('open.noTickets')}
      action={<TicketForm subscriberId={subscriberId} done={again} />}
    >
      {(ticket) => (
        <li key={ticket.id} data-ticket={ticket.number}>
          <p className="open-line">
            <strong dir="ltr">{ticket.number}</strong>
            <span className="badge">
              {t(`word.ticketStatus.${ticket.status}`, { defaultValue: ticket.status })}
            </span>
            <Due at={ticket.dueAt} />
          </p>
          <p>
            <bdi>{ticket.title}</bdi>
          </p>
          {(ticket.agentId ?? ticket.queue) && (
            <p className="soft">
              <bdi>{ticket.agentId ?? ticket.queue}</bdi>
            </p>
          )}
          <NoteForm ticketId={ticket.id} number={ticket.number} done={again} />
        </li>
      )}
    </Card>
  );
}
