import {
  Activity,
  AtSign,
  Camera,
  Globe,
  Headset,
  Link2,
  Mail,
  Merge,
  MessageCircle,
  MessageCircleMore,
  MessageSquareText,
  MessagesSquare,
  Phone,
  Send,
  Smartphone,
  Store,
  UserRound,
  Users,
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
};

// What happened inside the house, by the beginning of its event type.
const INTERNAL: readonly (readonly [RegExp, LucideIcon])[] = [
  [/subscriber\.(un)?merged/, Merge],
  [/identity\./, Link2],
  [/relationship\./, Users],
  [/subscriber\./, UserRound],
];

export function lookOf(entry: Pick<Entry, 'channel' | 'type'>): Look {
  const look = entry.channel === null ? undefined : CHANNEL_LOOK[entry.channel];
  return look ?? { icon: INTERNAL.find(([type]) => type.test(entry.type))?.[1] ?? Activity, hue: null };
}
