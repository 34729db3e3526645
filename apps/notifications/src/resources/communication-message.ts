import { AttachmentRefOrValueSchema, defineTmfResource, EntityRefSchema, POLYMORPHIC } from '@viewline/tmf';
import { Type, type TSchema } from 'typebox';
import { MESSAGE_STATES } from '../domain/message.js';
import { MOST_TRY_TIMES } from '../domain/new-notification.js';

const text = (maxLength = 4000) => Type.Optional(Type.String({ maxLength }));
const date = () => Type.Optional(Type.String({ format: 'date-time' }));
const list = <Item extends TSchema>(item: Item, maxItems = 100) =>
  Type.Optional(Type.Array(item, { maxItems }));

const CharacteristicSchema = Type.Object({
  id: text(),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  value: Type.Unknown(),
  valueType: text(200),
  characteristicRelationship: list(Type.Object({ id: text(), relationshipType: text(), ...POLYMORPHIC }), 20),
  ...POLYMORPHIC,
});

export const ReceiverSchema = Type.Object({
  id: text(),
  appUserId: text(),
  email: text(320),
  ip: text(100),
  name: text(),
  phoneNumber: text(60),
  party: Type.Optional(EntityRefSchema),
  ...POLYMORPHIC,
});

const SenderSchema = Type.Object({
  id: text(),
  email: text(320),
  name: text(),
  phoneNumber: text(60),
  party: Type.Optional(EntityRefSchema),
  ...POLYMORPHIC,
});

/** TMF681 CommunicationMessage v4.0.0. Its swagger has no events; the hub sends what TMF630 names for any resource. */
export const COMMUNICATION_MESSAGE = defineTmfResource({
  api: '/tmf-api/communicationManagement/v4',
  name: 'communicationMessage',
  type: 'CommunicationMessage',
  attributes: {
    content: Type.String({ minLength: 1, maxLength: 100_000 }),
    description: text(),
    logFlag: Type.Optional(Type.Boolean()),
    messageType: Type.String({ minLength: 1, maxLength: 100 }),
    priority: Type.Optional(Type.String({ pattern: '^([1-9]|10)$' })),
    scheduledSendTime: date(),
    sendTime: date(),
    sendTimeComplete: date(),
    subject: text(1000),
    tryTimes: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_TRY_TIMES })),
    attachment: list(AttachmentRefOrValueSchema, 20),
    characteristic: list(CharacteristicSchema, 50),
    receiver: Type.Array(ReceiverSchema, { minItems: 1, maxItems: 100 }),
    sender: SenderSchema,
    state: Type.Optional(Type.Enum([...MESSAGE_STATES])),
  },
  mandatory: ['content', 'messageType', 'receiver', 'sender'],
  notPatchable: [
    'messageType',
    'receiver',
    'sender',
    'sendTime',
    'sendTimeComplete',
    'tryTimes',
    'attachment',
    'characteristic',
  ],
  storage: {
    table: 'communication_message',
    document: 'document',
    columns: {
      id: { name: 'id', type: 'uuid' },
      state: { name: 'state' },
      messageType: { name: 'message_type' },
      scheduledSendTime: { name: 'scheduled_send_time' },
      sendTime: { name: 'send_time' },
      sendTimeComplete: { name: 'send_time_complete' },
    },
  },
  subscribersOf: ({ document }) =>
    (document['receiver'] as { id?: string; party?: { id: string } }[]).flatMap(
      ({ party, id }) => party?.id ?? id ?? [],
    ),
  events: ['Create', 'AttributeValueChange', 'StateChange', 'Delete'],
});

export type CommunicationMessageEvent = (typeof COMMUNICATION_MESSAGE.events)[number];
