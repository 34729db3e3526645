import { BadgeDollarSign, BellRing, Handshake, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.js';
import { tmfAmountText } from '../timeline/title-values.js';
import { Card, CardError } from './card.js';
import { Due } from './due.js';
import { useCredit, useDisputes, useHolds, useMessages, usePromises } from './use-work.js';

interface Props {
  readonly subscriberId: string;
}

export function PromisesCard({ subscriberId }: Props) {
  const { t } = useTranslation();
  const answer = usePromises(subscriberId);
  return (
    <Card name={t('open.promises')} icon={Handshake} answer={answer} empty={t('open.noPromises')}>
      {({ promiseId, what, text, dueAt, by }) => (
        <li key={promiseId}>
          <p className="open-line">
            <strong>{t(`word.promise.${what}`, { defaultValue: what })}</strong>
            <Due at={dueAt} />
          </p>
          {text && (
            <p>
              <bdi>{text}</bdi>
            </p>
          )}
          <p className="soft">
            <bdi>{by}</bdi>
          </p>
        </li>
      )}
    </Card>
  );
}

export function DisputesCard({ subscriberId }: Props) {
  const { t } = useTranslation();
  const answer = useDisputes(subscriberId);
  const holds = useHolds(subscriberId);
  const held = holds.data ?? [];
  return (
    <Card
      name={t('open.disputes')}
      icon={Scale}
      answer={answer}
      empty={t('open.noDisputes')}
      action={
        <>
          {held.length > 0 && (
            <p className="soft">
              {t('open.held', { count: held.length })}:{' '}
              <bdi>{held.map(({ billNo }) => billNo).join(', ')}</bdi>
            </p>
          )}
          {/* A hold that is not shown must not pass for none. */}
          {holds.isError && !answer.isError && (
            <CardError error={holds.error} retry={() => void holds.refetch()} />
          )}
        </>
      }
    >
      {({ id, billNo, state, amount, decideBy }) => (
        <li key={id}>
          <p className="open-line">
            <strong dir="ltr">{billNo}</strong>
            <span className="badge">{t(`word.disputeState.${state}`, { defaultValue: state })}</span>
            <Due at={decideBy ?? null} />
          </p>
          <p>{tmfAmountText(amount, t)}</p>
        </li>
      )}
    </Card>
  );
}

export function CreditCard({ subscriberId }: Props) {
  const { t } = useTranslation();
  const answer = useCredit(subscriberId);
  return (
    <Card name={t('open.credit')} icon={BadgeDollarSign} answer={answer} empty={t('open.noCredit')}>
      {(balance) => (
        <li key={balance.unit}>
          <strong>{tmfAmountText(balance, t)}</strong>
        </li>
      )}
    </Card>
  );
}

export function MessagesCard({ subscriberId }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const answer = useMessages(subscriberId);
  return (
    <Card name={t('open.messages')} icon={BellRing} answer={answer} empty={t('open.noMessages')}>
      {({ notificationId, purpose, status, answer: why, delivery }) => {
        const channel = delivery.attempts.at(-1)?.channel;
        const at = delivery.sentAt ?? delivery.endedAt;
        return (
          <li key={notificationId} title={why}>
            <p className="open-line">
              <strong>{t(`word.purpose.${purpose}`, { defaultValue: purpose })}</strong>
              <span className="badge">{t(`open.messageStatus.${status}`, { defaultValue: status })}</span>
              {channel && (
                <span>{t([`way.${channel}`, `channel.${channel}`], { defaultValue: channel })}</span>
              )}
              {at && <time dateTime={at}>{formats.short(at)}</time>}
            </p>
          </li>
        );
      }}
    </Card>
  );
}
