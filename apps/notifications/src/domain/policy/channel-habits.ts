import type { NotificationChannel } from '@viewline/events';

/** What a person did on one channel in recent months. */
export interface ChannelHabit {
  channel: NotificationChannel;
  /** Messages that we sent. */
  sent: number;
  /** Of them, those that were read. */
  read: number;
  /** Messages that they wrote to us. */
  written: number;
}

/** Fewer messages say nothing about a person. */
const EVIDENCE = 3;

export interface ChannelRank {
  channel: NotificationChannel;
  /** From 0 to 1: how likely a message there is noticed; 0.5 where nothing is known. */
  score: number;
  /** For people. */
  text: string;
}

/** The share of messages noticed, smoothed (Laplace) so that three of three is no certainty. */
export function rankOf(channel: NotificationChannel, habit: ChannelHabit | undefined): ChannelRank {
  const chances = habit ? habit.sent + habit.written : 0;
  if (!habit || chances < EVIDENCE) return { channel, score: 0.5, text: `${channel}: too little is known` };
  const noticed = Math.min(habit.read, habit.sent) + habit.written;
  return {
    channel,
    score: Math.round(((noticed + 1) / (chances + 2)) * 100) / 100,
    text: `${channel}: read ${habit.read} of ${habit.sent}, wrote ${habit.written} times`,
  };
}
