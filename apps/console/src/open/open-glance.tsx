import { CircleAlert, Handshake, Scale, Ticket, type LucideIcon } from 'lucide-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNow } from '../timeline/use-now.js';
import { worstTone } from './due-tone.js';
import { useDisputes, usePromises, useTickets } from './use-work.js';

/** How much is open and how urgent it is: all that a folded panel shows. */
export function OpenGlance({ subscriberId }: { readonly subscriberId: string }) {
  const { t } = useTranslation();
  const tickets = useTickets(subscriberId);
  const promises = usePromises(subscriberId);
  const disputes = useDisputes(subscriberId);
  const all: readonly UseQueryResult[] = [tickets, promises, disputes];
  const isNothing = all.every(({ data }) => Array.isArray(data) && data.length === 0);
  return (
    <span className="open-glance">
      <Count icon={Ticket} name={t('open.tickets')} dues={tickets.data?.map(({ dueAt }) => dueAt)} />
      <Count icon={Handshake} name={t('open.promises')} dues={promises.data?.map(({ dueAt }) => dueAt)} />
      <Count icon={Scale} name={t('open.disputes')} dues={disputes.data?.map((each) => each.decideBy)} />
      {isNothing && <span className="soft">{t('open.nothing')}</span>}
      {all.some(({ isError }) => isError) && (
        <span className="badge bad">
          <CircleAlert size={13} aria-hidden />
          {t('open.notRead')}
        </span>
      )}
    </span>
  );
}

interface CountProps {
  readonly icon: LucideIcon;
  readonly name: string;
  /** When each of them is due; undefined while it is not known how many there are. */
  readonly dues: readonly (string | null | undefined)[] | undefined;
}

function Count({ icon: Icon, name, dues = [] }: CountProps) {
  const now = useNow(15_000);
  if (dues.length === 0) return null;
  return (
    <span className={`badge ${worstTone(dues, now)}`} title={name}>
      <Icon size={13} aria-hidden />
      <span className="visually-hidden">{name}</span>
      {dues.length}
    </span>
  );
}
