import type { AnyEvent } from './define-event.js';
import { BillIssued } from './disputes/bill-issued.event.js';
import { BillPaymentRecorded } from './disputes/bill-payment-recorded.event.js';
import { BillStateChanged } from './disputes/bill-state-changed.event.js';
import { CouponRedeemed } from './disputes/coupon-redeemed.event.js';
import { CreditDeclined } from './disputes/credit-declined.event.js';
import { CreditGranted } from './disputes/credit-granted.event.js';
import { CreditRequested } from './disputes/credit-requested.event.js';
import { CreditReversed } from './disputes/credit-reversed.event.js';
import { CreditSpendingReversed } from './disputes/credit-spending-reversed.event.js';
import { CreditSpent } from './disputes/credit-spent.event.js';
import { DisputeAppealed } from './disputes/dispute-appealed.event.js';
import { DisputeClosed } from './disputes/dispute-closed.event.js';
import { DisputeDeadlineMissed } from './disputes/dispute-deadline-missed.event.js';
import { DisputeDecided } from './disputes/dispute-decided.event.js';
import { DisputeEvidenceAdded } from './disputes/dispute-evidence-added.event.js';
import { DisputeFileSealed } from './disputes/dispute-file-sealed.event.js';
import { DisputeOpened } from './disputes/dispute-opened.event.js';
import { DisputeReferred } from './disputes/dispute-referred.event.js';
import { DisputeStateChanged } from './disputes/dispute-state-changed.event.js';
import { InteractionRecorded } from './interactions/interaction-recorded.event.js';
import { InteractionRemoved } from './interactions/interaction-removed.event.js';
import { InteractionStatusChanged } from './interactions/interaction-status-changed.event.js';
import { InteractionUpdated } from './interactions/interaction-updated.event.js';
import { MessageDeliveryReported } from './interactions/message-delivery-reported.event.js';
import { AnnouncementPublished } from './notifications/announcement-published.event.js';
import { ConsentChanged } from './notifications/consent-changed.event.js';
import { NotificationCancelled } from './notifications/notification-cancelled.event.js';
import { NotificationDelivered } from './notifications/notification-delivered.event.js';
import { NotificationFailed } from './notifications/notification-failed.event.js';
import { NotificationLeftUncertain } from './notifications/notification-left-uncertain.event.js';
import { NotificationRead } from './notifications/notification-read.event.js';
import { NotificationScheduled } from './notifications/notification-scheduled.event.js';
import { NotificationSent } from './notifications/notification-sent.event.js';
import { NotificationSuppressed } from './notifications/notification-suppressed.event.js';
import { PreferenceChanged } from './notifications/preference-changed.event.js';
import { TermsAccepted } from './notifications/terms-accepted.event.js';
import { PlaybackFailed } from './outages/playback-failed.event.js';
import { ServiceProblemDeclared } from './outages/service-problem-declared.event.js';
import { ServiceProblemHit } from './outages/service-problem-hit.event.js';
import { ServiceProblemLifted } from './outages/service-problem-lifted.event.js';
import { ServiceProblemResolved } from './outages/service-problem-resolved.event.js';
import { ServiceProblemUpdated } from './outages/service-problem-updated.event.js';
import { ViewingSessionEnded } from './outages/viewing-session-ended.event.js';
import { ViewingSessionStarted } from './outages/viewing-session-started.event.js';
import { ProductActivated } from './products/product-activated.event.js';
import { ProductChanged } from './products/product-changed.event.js';
import { ProductExpired } from './products/product-expired.event.js';
import { ProductRenewed } from './products/product-renewed.event.js';
import { ProductStatusChanged } from './products/product-status-changed.event.js';
import { IdentityLinked } from './subscribers/identity-linked.event.js';
import { IdentityUnlinked } from './subscribers/identity-unlinked.event.js';
import { RelationshipAdded } from './subscribers/relationship-added.event.js';
import { RelationshipRemoved } from './subscribers/relationship-removed.event.js';
import { SubscriberMerged } from './subscribers/subscriber-merged.event.js';
import { SubscriberRegistered } from './subscribers/subscriber-registered.event.js';
import { SubscriberRemoved } from './subscribers/subscriber-removed.event.js';
import { SubscriberStatusChanged } from './subscribers/subscriber-status-changed.event.js';
import { SubscriberUnmerged } from './subscribers/subscriber-unmerged.event.js';
import { SubscriberUpdated } from './subscribers/subscriber-updated.event.js';
import { ArticleViewed } from './tickets/article-viewed.event.js';
import { ConversationAssigned } from './tickets/conversation-assigned.event.js';
import { DiagnosisCompleted } from './tickets/diagnosis-completed.event.js';
import { GuidedFlowStepRecorded } from './tickets/guided-flow-step-recorded.event.js';
import { PromiseBroken } from './tickets/promise-broken.event.js';
import { PromiseKept } from './tickets/promise-kept.event.js';
import { PromiseMade } from './tickets/promise-made.event.js';
import { TicketAssigned } from './tickets/ticket-assigned.event.js';
import { TicketDeadlineMissed } from './tickets/ticket-deadline-missed.event.js';
import { TicketEscalated } from './tickets/ticket-escalated.event.js';
import { TicketNoteAdded } from './tickets/ticket-note-added.event.js';
import { TicketOpened } from './tickets/ticket-opened.event.js';
import { TicketRated } from './tickets/ticket-rated.event.js';
import { TicketRemoved } from './tickets/ticket-removed.event.js';
import { TicketStatusChanged } from './tickets/ticket-status-changed.event.js';
import { TicketUpdated } from './tickets/ticket-updated.event.js';

/** Every event of the published language. The only list; the event map and AsyncAPI are generated from it. */
export const EVENTS = [
  InteractionRecorded,
  InteractionUpdated,
  InteractionStatusChanged,
  InteractionRemoved,
  MessageDeliveryReported,
  SubscriberRegistered,
  SubscriberUpdated,
  SubscriberStatusChanged,
  SubscriberRemoved,
  IdentityLinked,
  IdentityUnlinked,
  SubscriberMerged,
  SubscriberUnmerged,
  RelationshipAdded,
  RelationshipRemoved,
  ProductActivated,
  ProductChanged,
  ProductRenewed,
  ProductStatusChanged,
  ProductExpired,
  ViewingSessionStarted,
  ViewingSessionEnded,
  PlaybackFailed,
  ServiceProblemDeclared,
  ServiceProblemUpdated,
  ServiceProblemResolved,
  ServiceProblemHit,
  ServiceProblemLifted,
  BillIssued,
  BillPaymentRecorded,
  BillStateChanged,
  DisputeOpened,
  DisputeStateChanged,
  DisputeEvidenceAdded,
  DisputeDecided,
  DisputeAppealed,
  DisputeReferred,
  DisputeClosed,
  DisputeDeadlineMissed,
  CreditRequested,
  CreditGranted,
  CreditDeclined,
  CreditReversed,
  CreditSpent,
  CreditSpendingReversed,
  CouponRedeemed,
  DisputeFileSealed,
  NotificationScheduled,
  NotificationSuppressed,
  NotificationSent,
  NotificationDelivered,
  NotificationRead,
  NotificationFailed,
  NotificationLeftUncertain,
  NotificationCancelled,
  ConsentChanged,
  PreferenceChanged,
  TermsAccepted,
  AnnouncementPublished,
  TicketOpened,
  TicketUpdated,
  TicketStatusChanged,
  TicketAssigned,
  TicketNoteAdded,
  TicketDeadlineMissed,
  TicketEscalated,
  TicketRated,
  TicketRemoved,
  DiagnosisCompleted,
  GuidedFlowStepRecorded,
  PromiseMade,
  PromiseKept,
  PromiseBroken,
  ArticleViewed,
  ConversationAssigned,
] as const satisfies readonly AnyEvent[];
