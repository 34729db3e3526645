import type { Channel } from '../channel.js';
import type { Purpose } from '../notification-request.js';
import type { Tone } from '../template/template.js';

export const ANNOUNCEMENT_STATUSES = ['draft', 'running', 'finished', 'cancelled'] as const;
export type AnnouncementStatus = (typeof ANNOUNCEMENT_STATUSES)[number];

/** Where a status may lead. */
export const ANNOUNCEMENT_MOVES: Readonly<Record<AnnouncementStatus, readonly AnnouncementStatus[]>> = {
  draft: ['running', 'cancelled'],
  running: ['finished', 'cancelled'],
  // Everybody was handed over; what still waits for its time can be called back.
  finished: ['cancelled'],
  cancelled: [],
};

/** Who is meant; what is absent does not narrow it. Within a list one has to fit, of the lists all have to. */
export interface Audience {
  /** Names or tiers of a product that runs, its bouquets, or the subscriber's plan. */
  packages?: readonly string[];
  regions?: readonly string[];
  /** BCP 47; `ar` takes in `ar-SA`. */
  languages?: readonly string[];
  segments?: readonly string[];
  /** Absent: all but those who are customers no more. */
  statuses?: readonly string[];
  /** A product that runs expires from this moment on, ISO 8601 … */
  expiresFrom?: string;
  /** … and up to, but not at, this one. */
  expiresTo?: string;
}

export interface AnnouncementText {
  title: string;
  text: string;
}

/** When it goes out: at once, at one moment, or when everybody's own clock shows the time. */
export interface Schedule {
  /** ISO 8601 with an offset. */
  at?: string;
  /** ISO 8601 without one, such as `2026-04-01T10:00`. */
  localTime?: string;
}

export interface AnnouncementDocument {
  /** For the operators' own list. */
  title: string;
  audience: Audience;
  purpose: Purpose;
  /** 1 to 10; 1 is the most urgent. */
  severity: number;
  channels?: readonly Channel[];
  tone?: Tone;
  /** By language; each reads their own, or the house's. Absent where a template says it. */
  texts?: Readonly<Record<string, AnnouncementText>>;
  link?: string;
  /** Such as `terms-change` or `price-change`, filled for all alike. */
  template?: { name: string; slots: Readonly<Record<string, unknown>> };
  schedule?: Schedule;
}

export interface Announcement {
  id: string;
  version: number;
  status: AnnouncementStatus;
  document: AnnouncementDocument;
  audienceSize: number | null;
}

export const ANNOUNCEMENT_TEMPLATE = 'announcement';

export const announcementKey = (id: string, subscriberId: string): string =>
  `announcement:${id}:${subscriberId}`;
