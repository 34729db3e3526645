import { newId } from '@viewline/kernel';
import type { TmfResource } from '../resource/tmf-resource.js';

/** The body that a listener receives: the v4.0.0 event definitions, misspelt `timeOcurred` included. */
export interface NotificationBody {
  eventId: string;
  eventTime: string;
  /** `PartyInteractionCreateEvent` */
  eventType: string;
  correlationId?: string;
  domain?: string;
  title?: string;
  description?: string;
  priority?: string;
  timeOcurred?: string;
  /** Of an attribute value change: the changed attributes, comma separated. */
  fieldPath?: string;
  event: Record<string, unknown>;
}

/** One notification on its way to whoever subscribed at its API's hub. */
export interface Notification {
  readonly api: string;
  readonly body: NotificationBody;
}

export interface NotificationFacts {
  /** When the notification is raised. */
  time: Date;
  /** When the change happened, where that is another moment. */
  happenedAt?: Date;
  /** The same id twice is the same notification: it reaches a subscription once. */
  eventId?: string;
  correlationId?: string;
  fieldPath?: string;
  title?: string;
  description?: string;
}

/** `rendered` is the resource as a GET would show it. */
export function notification<Event extends string>(
  resource: TmfResource<Event>,
  event: NoInfer<Event>,
  rendered: Readonly<Record<string, unknown>>,
  { time, happenedAt, eventId, ...facts }: NotificationFacts,
): Notification {
  return {
    api: resource.api,
    body: {
      eventId: eventId ?? newId(),
      eventTime: time.toISOString(),
      eventType: eventType(resource, event),
      ...facts,
      ...(happenedAt && { timeOcurred: happenedAt.toISOString() }),
      event: { [resource.name]: rendered },
    },
  };
}

export function eventType<Event extends string>(resource: TmfResource<Event>, event: NoInfer<Event>): string {
  return `${resource.type}${event}Event`;
}

/** Where the v4 swaggers put the client's side: `/listener/partyInteractionCreateEvent`. */
export function listenerSegment(eventTypeName: string): string {
  return eventTypeName.charAt(0).toLowerCase() + eventTypeName.slice(1);
}
