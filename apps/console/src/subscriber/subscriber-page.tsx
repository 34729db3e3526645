import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ApiError } from '../api/api-error.js';
import { timelineApi } from '../api/timeline-api.js';
import { ErrorBoundary } from '../app/error-boundary.js';
import { NotFound } from '../app/not-found.js';
import { usePageTitle } from '../app/use-page-title.js';
import { OpenPanel } from '../open/open-panel.js';
import { Timeline } from '../timeline/timeline.js';
import { useLiveEntries } from '../timeline/use-live-entries.js';
import { ProfilePanel } from './profile-panel.js';
import { nameOf } from './subscriber-name.js';
import './subscriber.css';

export function SubscriberPage({ subscriberId }: { readonly subscriberId: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const live = useLiveEntries(subscriberId);
  const profile = useQuery({
    queryKey: ['subscriber', subscriberId],
    queryFn: ({ signal }) => timelineApi.subscriber(subscriberId, signal),
  });
  usePageTitle(profile.data ? nameOf(profile.data, t('search.unnamed')) : t('timeline.label'));

  // Who came by keyboard or hears the page goes on from here, not from where the page before it was.
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (subscriberId) main.current?.focus({ preventScroll: true });
  }, [subscriberId]);

  // The record was merged into another: the address bar follows, so that a copied link stays right.
  const standsFor = profile.data?.subscriberId;
  useEffect(() => {
    if (standsFor && standsFor !== subscriberId) {
      navigate(`/subscribers/${encodeURIComponent(standsFor)}${location.search}`, { replace: true });
    }
  }, [standsFor, subscriberId, navigate]);

  // An id that is no id is refused by the service; for the agent both are a link to nobody.
  if (profile.error instanceof ApiError && ['not-found', 'rejected'].includes(profile.error.kind)) {
    return <NotFound what="subscriber" />;
  }
  return (
    <main ref={main} id="main" className="subscriber-page" tabIndex={-1}>
      <ErrorBoundary>
        <ProfilePanel profile={profile} />
      </ErrorBoundary>
      <ErrorBoundary>
        <OpenPanel subscriberId={standsFor ?? subscriberId} newest={live.entries.size} />
      </ErrorBoundary>
      <ErrorBoundary>
        <Timeline subscriberId={subscriberId} live={live} />
      </ErrorBoundary>
    </main>
  );
}
