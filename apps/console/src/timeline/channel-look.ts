import {
  Activity,
  AlarmClock,
  AtSign,
  BadgeDollarSign,
  BellRing,
  BookOpen,
  Camera,
  CloudAlert,
  Globe,
  Handshake,
  Headset,
  Inbox,
  Link2,
  Mail,
  Megaphone,
  Merge,
  MessageCircle,
  MessageCircleMore,
  MessageSquareText,
  MessagesSquare,
  MonitorX,
  NotebookPen,
  Package,
  Phone,
  ReceiptText,
  Scale,
  Send,
  Smartphone,
  Star,
  Stethoscope,
  Store,
  Ticket,
  Tv,
  UserCheck,
  UserRound,
  Users,
  Webhook,
  type LucideIcon,
} from 'lucide-react';
import type { Entry } from '../api/contract.js';

export interface Look {
  readonly icon: LucideIcon;
  /** Degrees on the OKLCH colour circle; null is grey. */
  readonly hue: number | null;
}

export const CHANNEL_LOOK: Readonly<Record<string, Look>> = {
  phone: { icon: Phone, hue: 255 },
  sms: { icon: MessageSquareText, hue: 290 },
  email: { icon: Mail, hue: 60 },
  whatsapp: { icon: MessageCircleMore, hue: 150 },
  messenger: { icon: MessageCircle, hue: 265 },
  instagram: { icon: Camera, hue: 0 },
  telegram: { icon: Send, hue: 230 },
  x: { icon: AtSign, hue: null },
  wechat: { icon: MessagesSquare, hue: 140 },
  chat: { icon: Headset, hue: 195 },
  shop: { icon: Store, hue: 35 },
  app: { icon: Smartphone, hue: 315 },
  web: { icon: Globe, hue: 210 },
  'in-app': { icon: Inbox, hue: 330 },
  push: { icon: BellRing, hue: 20 },
  webhook: { icon: Webhook, hue: null },
};

// What happened inside the house, by the beginning of its event type.
const INTERNAL: readonly (readonly [RegExp, LucideIcon])[] = [
  [/subscriber\.(un)?merged/, Merge],
  [/identity\./, Link2],
  [/relationship\./, Users],
  [/subscriber\./, UserRound],
  [/ticket\.rated/, Star],
  [/ticket\.note-added/, NotebookPen],
  [/ticket\.(deadline-missed|escalated)/, AlarmClock],
  [/ticket\./, Ticket],
  [/diagnosis\.|guided-flow\./, Stethoscope],
  [/promise\./, Handshake],
  [/article\./, BookOpen],
  [/conversation\./, Headset],
  [/bill\./, ReceiptText],
  [/dispute/, Scale],
  [/credit\.|coupon\./, BadgeDollarSign],
  [/announcement\./, Megaphone],
  [/notification\./, BellRing],
  [/consent\.|preference\.|terms\./, UserCheck],
  [/product\./, Package],
  [/playback\./, MonitorX],
  [/viewing-session\./, Tv],
  [/service-problem\./, CloudAlert],
];

export function lookOf(entry: Pick<Entry, 'channel' | 'type'>): Look {
  const look = entry.channel === null ? undefined : CHANNEL_LOOK[entry.channel];
  return look ?? { icon: INTERNAL.find(([type]) => type.test(entry.type))?.[1] ?? Activity, hue: null };
}
