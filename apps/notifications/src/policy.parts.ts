import type { Parts } from '@viewline/platform';
import { ConsentController } from './api/consent.controller.js';
import { ExplainController } from './api/explain.controller.js';
import { PolicyController } from './api/policy.controller.js';
import { UnsubscribeController } from './api/unsubscribe.controller.js';
import { ChangePolicy } from './commands/change-policy/change-policy.use-case.js';
import { ChangePreferences } from './commands/change-preferences/change-preferences.use-case.js';
import { DecideNotifications } from './commands/decide-notifications/decide-notifications.use-case.js';
import { RecordConsent } from './commands/record-consent/record-consent.use-case.js';
import { UnsubscribeByLink } from './commands/unsubscribe-by-link/unsubscribe-by-link.use-case.js';
import { UnsubscribeLinks } from './commands/unsubscribe-by-link/unsubscribe-links.js';
import { NOTIFICATION_POLICY } from './domain/policy/policy.port.js';
import { BookingRepository } from './persistence/booking.repository.js';
import { ConsentRepository } from './persistence/consent.repository.js';
import { DecisionRepository } from './persistence/decision.repository.js';
import { FamilyRepository } from './persistence/family.repository.js';
import { HabitRepository } from './persistence/habit.repository.js';
import { CreatePolicy1766000000200 } from './persistence/migrations/create-policy.js';
import { PersonRepository } from './persistence/person.repository.js';
import { PolicySettingsRepository } from './persistence/policy-settings.repository.js';
import { PreferenceRepository } from './persistence/preference.repository.js';
import { UnsubscribeKeyRepository } from './persistence/unsubscribe-key.repository.js';
import { ExplainMessage } from './queries/explain-message/explain-message.query.js';
import { PreviewDecision } from './queries/preview-decision/preview-decision.query.js';
import { ShowAttention } from './queries/show-attention/show-attention.query.js';
import { ShowConsents } from './queries/show-consents/show-consents.query.js';
import { ShowPolicy } from './queries/show-policy/show-policy.query.js';
import { ShowPreferences } from './queries/show-preferences/show-preferences.query.js';
import { SuggestChannel } from './queries/suggest-channel/suggest-channel.query.js';
import { ChangeConsentWhenToldToStop } from './reactions/change-consent-when-told-to-stop/change-consent.js';
import { FreeAttention } from './reactions/free-attention-when-a-message-fails/free-attention.js';
import { LearnHabits } from './reactions/learn-habits-when-messages-are-noticed/learn-habits.js';

const api = [PolicyController, ConsentController, ExplainController, UnsubscribeController];

const commands = [
  DecideNotifications,
  RecordConsent,
  ChangePreferences,
  ChangePolicy,
  UnsubscribeLinks,
  UnsubscribeByLink,
];

const reactions = [ChangeConsentWhenToldToStop, LearnHabits, FreeAttention];

const persistence = [
  FamilyRepository,
  PersonRepository,
  ConsentRepository,
  PreferenceRepository,
  BookingRepository,
  HabitRepository,
  DecisionRepository,
  PolicySettingsRepository,
  UnsubscribeKeyRepository,
];

const queries = [
  ShowPolicy,
  ShowConsents,
  ShowPreferences,
  ShowAttention,
  ExplainMessage,
  PreviewDecision,
  SuggestChannel,
];

/** Who may be told what, when, on which channel, and why. */
export const POLICY_PARTS: Parts = {
  controllers: api,
  providers: [
    { provide: NOTIFICATION_POLICY, useExisting: DecideNotifications },
    ...commands,
    ...reactions,
    ...persistence,
    ...queries,
  ],
  migrations: [CreatePolicy1766000000200],
};
