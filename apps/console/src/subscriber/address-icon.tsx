import { AtSign, Hash, Router, Smartphone, Tv, UserRound, type LucideIcon } from 'lucide-react';
import { CHANNEL_LOOK } from '../timeline/channel-look.js';

const OWN: Readonly<Record<string, LucideIcon>> = {
  account: Hash,
  mac: Router,
  'panel-user': Tv,
  'app-user': Smartphone,
  'chat-contact': CHANNEL_LOOK['chat']!.icon,
  name: UserRound,
};

export function AddressIcon({ kind, size }: { readonly kind: string; readonly size: number }) {
  const Icon = OWN[kind] ?? CHANNEL_LOOK[kind]?.icon ?? AtSign;
  return <Icon size={size} aria-hidden />;
}
