import { IdempotencyKeys, type Parts, TmfDoor } from '@viewline/platform';
import { MessageHubController } from './api/message-hub.controller.js';
import { MessageController } from './api/message.controller.js';
import { FindingController } from './api/finding.controller.js';
import { InboxController } from './api/inbox.controller.js';
import { ProviderController } from './api/provider.controller.js';
import { ReceiptController } from './api/receipt.controller.js';
import { SubscriberMessagesController } from './api/subscriber-messages.controller.js';
import { SubscriberWaysController } from './api/subscriber-ways.controller.js';
import { Admission } from './commands/admit-notifications/admission.js';
import { CancelNotifications } from './commands/cancel-notifications/cancel-notifications.use-case.js';
import { ChangeMessage } from './commands/change-message/change-message.use-case.js';
import { CreateMessage } from './commands/create-message/create-message.use-case.js';
import { DeliveryMetrics } from './commands/deliver-notifications/delivery-metrics.js';
import { DeliveryWorkers } from './commands/deliver-notifications/delivery-workers.js';
import { LaneServices } from './commands/deliver-notifications/lane-services.js';
import { Preparation } from './commands/deliver-notifications/preparation.js';
import { Settlements } from './commands/deliver-notifications/settlements.js';
import { ForgetOldMessages } from './commands/forget-old-messages/forget-old-messages.use-case.js';
import { MarkRead } from './commands/mark-read/mark-read.use-case.js';
import { RecordReceipts } from './commands/record-receipts/record-receipts.use-case.js';
import { ReleaseDue } from './commands/release-due/release-due.use-case.js';
import { RemoveMessage } from './commands/remove-message/remove-message.use-case.js';
import { SettleUncertain } from './commands/settle-uncertain/settle-uncertain.use-case.js';
import { SendNotification } from './commands/send-notification/send-notification.use-case.js';
import { NoTemplates } from './domain/template/no-templates.js';
import { MESSAGE_RENDERER } from './domain/template/renderer.port.js';
import { DeliveryQueue } from './persistence/delivery-queue.repository.js';
import { MessageHubRepository } from './persistence/message-hub.repository.js';
import { MessageRepository } from './persistence/message.repository.js';
import { CreateNotifications1766000000100 } from './persistence/migrations/create-notifications.js';
import { ForgetMessages1766000000400 } from './persistence/migrations/forget-messages.js';
import { NoteReturnedMail1766000000410 } from './persistence/migrations/note-returned-mail.js';
import { NotificationRepository } from './persistence/notification.repository.js';
import { OldMessageRepository } from './persistence/old-message.repository.js';
import { PushDeviceRepository } from './persistence/push-device.repository.js';
import { ReachabilityRepository } from './persistence/reachability.repository.js';
import { ReceiptRepository } from './persistence/receipt.repository.js';
import { FindMessages } from './queries/find-messages/find-messages.query.js';
import { ListNotifications } from './queries/list-notifications/list-notifications.query.js';

const api = [
  MessageController,
  MessageHubController,
  InboxController,
  FindingController,
  SubscriberMessagesController,
  SubscriberWaysController,
  ReceiptController,
  ProviderController,
];

const commands = [
  SendNotification,
  Admission,
  ReleaseDue,
  CancelNotifications,
  CreateMessage,
  ChangeMessage,
  RemoveMessage,
  RecordReceipts,
  SettleUncertain,
  MarkRead,
  ForgetOldMessages,
  DeliveryWorkers,
  DeliveryMetrics,
  LaneServices,
  Preparation,
  Settlements,
];

const persistence = [
  NotificationRepository,
  MessageRepository,
  MessageHubRepository,
  OldMessageRepository,
  DeliveryQueue,
  ReachabilityRepository,
  ReceiptRepository,
  PushDeviceRepository,
];

/** What is sent, how it goes out, and what becomes of it. */
export const DELIVERY_PARTS: Parts = {
  controllers: api,
  providers: [
    ...commands,
    ...persistence,
    TmfDoor,
    ListNotifications,
    FindMessages,
    IdempotencyKeys,
    { provide: MESSAGE_RENDERER, useClass: NoTemplates },
  ],
  migrations: [CreateNotifications1766000000100, ForgetMessages1766000000400, NoteReturnedMail1766000000410],
};
