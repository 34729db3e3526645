import type { UseQueryResult } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Subscriber } from '../api/contract.js';
import { ErrorNote } from '../app/error-note.js';
import { AddressList } from './address-list.js';
import { Avatar } from './avatar.js';
import { ProfileFacts } from './profile-facts.js';
import { Relations } from './relations.js';
import { StatusBadge } from './status-badge.js';
import { nameOf } from './subscriber-name.js';

/** Who this is. On a narrow screen the facts fold away, so that the timeline is never far. */
export function ProfilePanel({ profile }: { readonly profile: UseQueryResult<Subscriber> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (profile.isPending) return <ProfileSkeleton />;
  if (!profile.data) {
    return (
      <aside className="profile">
        <ErrorNote
          heading={t('subscriber.failed')}
          error={profile.error}
          retry={() => void profile.refetch()}
        />
      </aside>
    );
  }
  const subscriber = profile.data;
  const facts = [subscriber.accountNumber, subscriber.plan].filter(Boolean);
  return (
    <aside className="profile" aria-label={t('subscriber.details')} data-open={open}>
      <header className="profile-head">
        <Avatar
          name={subscriber.provisional ? null : subscriber.name}
          seed={subscriber.subscriberId}
          size={46}
        />
        <div className="profile-name">
          <h1>
            <bdi>{nameOf(subscriber, t('search.unnamed'))}</bdi>
          </h1>
          <p>
            <StatusBadge subscriber={subscriber} />
            {facts.map((fact) => (
              <bdi key={fact} className="profile-glance">
                {fact}
              </bdi>
            ))}
          </p>
        </div>
        <button
          type="button"
          className="button quiet icon profile-toggle"
          aria-expanded={open}
          aria-controls="profile-body"
          aria-label={t('subscriber.details')}
          onClick={() => setOpen(!open)}
        >
          <ChevronDown size={18} aria-hidden />
        </button>
      </header>
      <div id="profile-body" className="profile-body">
        {subscriber.provisional && <p className="profile-hint">{t('search.provisionalHint')}</p>}
        <ProfileFacts subscriber={subscriber} />
        <AddressList identities={subscriber.identities} />
        <Relations subscriber={subscriber} />
      </div>
    </aside>
  );
}

function ProfileSkeleton() {
  return (
    <aside className="profile" aria-busy>
      <header className="profile-head">
        <span className="skeleton" style={{ width: 46, height: 46, borderRadius: '50%' }} />
        <div className="profile-name">
          <span className="skeleton" style={{ width: '70%', height: 18 }} />
          <span className="skeleton" style={{ width: '40%', height: 14 }} />
        </div>
      </header>
      <div className="profile-body">
        {[60, 75, 50, 66, 58].map((width) => (
          <span key={width} className="skeleton" style={{ width: `${width}%`, height: 14 }} />
        ))}
      </div>
    </aside>
  );
}
