import type { NotificationChannel } from '@viewline/events';
import { rankOf, type ChannelHabit, type ChannelRank } from './channel-habits.js';
import type { Preferences } from './preferences.js';

export interface OrderedChannels {
  /** Best first. */
  ranked: readonly ChannelRank[];
  /** Why the first is the first. */
  code: 'channel.wished' | 'channel.habit' | 'channel.policy';
  text: string;
}

interface Person {
  preferences: Preferences;
  habits: readonly ChannelHabit[];
  /** The policy's order, where nothing else says one. */
  usual: readonly NotificationChannel[];
}

/** Switched off last, then by their wish, then by their habits, then as the policy says. */
export function orderChannels(
  channels: readonly NotificationChannel[],
  { preferences, habits, usual }: Person,
): OrderedChannels {
  const wished = preferences.channels ?? [];
  const isOff = (channel: NotificationChannel): boolean =>
    preferences.channelsOff?.includes(channel) ?? false;
  const ranked = channels
    .map((channel) =>
      rankOf(
        channel,
        habits.find((habit) => habit.channel === channel),
      ),
    )
    .toSorted(
      (a, b) =>
        Number(isOff(a.channel)) - Number(isOff(b.channel)) ||
        placeIn(wished, a.channel) - placeIn(wished, b.channel) ||
        b.score - a.score ||
        placeIn(usual, a.channel) - placeIn(usual, b.channel),
    );
  const [best, second] = ranked;
  if (best && wished.includes(best.channel) && !isOff(best.channel)) {
    return { ranked, code: 'channel.wished', text: `${best.channel} is the channel they asked for.` };
  }
  if (best && second && best.score > second.score) {
    const text = `${best.channel} is where they notice messages most (${best.text}).`;
    return { ranked, code: 'channel.habit', text };
  }
  const text = `${best?.channel ?? 'No channel'} comes first by the policy for this purpose.`;
  return { ranked, code: 'channel.policy', text };
}

function placeIn(list: readonly NotificationChannel[], channel: NotificationChannel): number {
  const index = list.indexOf(channel);
  return index === -1 ? list.length : index;
}
