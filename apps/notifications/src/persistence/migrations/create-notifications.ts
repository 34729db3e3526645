import { IDEMPOTENCY_KEY_TABLE } from '@viewline/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotifications1766000000100 implements MigrationInterface {
  name = 'CreateNotifications1766000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${IDEMPOTENCY_KEY_TABLE};
      -- The same key twice is one message, for ever: also after the message itself is forgotten.
      CREATE TABLE notification_key (key text PRIMARY KEY, notification_id uuid NOT NULL);
      -- TMF681. A message with several receivers is several notifications.
      CREATE TABLE communication_message (
        id uuid PRIMARY KEY,
        state text NOT NULL,
        message_type text NOT NULL,
        scheduled_send_time timestamptz,
        send_time timestamptz,
        send_time_complete timestamptz,
        created_at timestamptz NOT NULL,
        -- Made by a request of our own: what it says is known once it is sent.
        requested boolean NOT NULL,
        document jsonb NOT NULL
      );
      CREATE INDEX communication_message_state ON communication_message (state, id);
      CREATE TABLE notification (
        id uuid PRIMARY KEY,
        message_id uuid NOT NULL,
        -- As it was written with: never rewritten when subscribers are merged.
        subscriber_id uuid NOT NULL,
        status text NOT NULL,
        channel text,
        provider text,
        severity smallint NOT NULL,
        created_at timestamptz NOT NULL,
        -- By the service's clock: when a waiting one is decided again.
        until timestamptz,
        -- By the database's clock: when a queued one may be tried, and who has it in hand until when.
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        lease uuid,
        leased_until timestamptz NOT NULL DEFAULT '-infinity',
        facts jsonb NOT NULL
      );
      CREATE INDEX notification_of_subscriber ON notification (subscriber_id, created_at DESC, id DESC);
      CREATE INDEX notification_of_message ON notification (message_id);
      CREATE INDEX notification_waiting ON notification (until) WHERE status = 'waiting';
      CREATE INDEX notification_queue ON notification (provider, severity, next_attempt_at) WHERE status = 'queued';
      CREATE INDEX notification_inbox ON notification (subscriber_id, created_at DESC, id DESC)
        WHERE channel = 'in-app' AND status IN ('sent', 'delivered', 'read');
      -- Written before the provider is called: one without an outcome may have been accepted.
      CREATE TABLE notification_attempt (
        id uuid PRIMARY KEY,
        notification_id uuid NOT NULL,
        number int NOT NULL,
        channel text NOT NULL,
        provider text NOT NULL,
        address text NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        outcome text,
        code text,
        provider_message_id text
      );
      CREATE INDEX notification_attempt_of ON notification_attempt (notification_id, number);
      CREATE INDEX notification_attempt_receipt ON notification_attempt (provider, provider_message_id)
        WHERE provider_message_id IS NOT NULL;
      CREATE TABLE push_subscription (
        endpoint text PRIMARY KEY,
        subscriber_id uuid NOT NULL,
        p256dh text NOT NULL,
        auth text NOT NULL,
        created_at timestamptz NOT NULL
      );
      CREATE INDEX push_subscription_of ON push_subscription (subscriber_id);
      CREATE TABLE webhook_endpoint (subscriber_id uuid PRIMARY KEY, url text NOT NULL, secret text NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE webhook_endpoint, push_subscription, notification_attempt, notification, communication_message,
                  notification_key, idempotency_key`,
    );
  }
}
