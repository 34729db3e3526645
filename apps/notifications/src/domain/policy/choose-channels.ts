import type { NotificationChannel, NotificationPurpose } from '@viewline/events';
import type { ChannelHabit } from './channel-habits.js';
import { consentOn, type ConsentWord } from './consent.js';
import type { DecisionStep } from './decision.js';
import { orderChannels } from './order-channels.js';
import type { PurposeRule } from './policy-settings.js';
import type { Preferences } from './preferences.js';

export interface ChannelQuestion {
  purpose: NotificationPurpose;
  rule: PurposeRule;
  /** On which the person has an address. */
  reachable: readonly NotificationChannel[];
  words: readonly ConsentWord[];
  preferences: Preferences;
  habits: readonly ChannelHabit[];
}

export interface ChannelChoice {
  /** Best first; empty where none is left. */
  channels: readonly NotificationChannel[];
  steps: DecisionStep[];
}

/** Which channels are left by addresses, consent and wishes, and in which order they are tried. */
export function chooseChannels(question: ChannelQuestion): ChannelChoice {
  const steps: DecisionStep[] = [addressStep(question)];
  let left = question.reachable;
  for (const narrow of [byConsent, byWishes]) {
    if (left.length === 0) return { channels: [], steps };
    const { channels, step } = narrow(question, left);
    left = channels;
    steps.push(step);
  }
  if (left.length === 0) return { channels: [], steps };
  const { channels, step } = inOrder(question, left);
  return { channels, steps: [...steps, step] };
}

function addressStep({ reachable, rule }: ChannelQuestion): DecisionStep {
  const missing = rule.channels.filter((channel) => !reachable.includes(channel));
  const inputs = { reachable: [...reachable], notAvailable: missing };
  if (reachable.length === 0) {
    const text = 'There is no address on any of the channels that were asked for.';
    return { rule: 'address', outcome: 'refused', code: 'address.none', text, inputs };
  }
  const text = `There is an address for ${reachable.join(', ')}.`;
  return { rule: 'address', outcome: 'passed', code: 'address.available', text, inputs };
}

type Narrowing = { channels: readonly NotificationChannel[]; step: DecisionStep };

function byConsent(question: ChannelQuestion, left: readonly NotificationChannel[]): Narrowing {
  const { purpose, rule, words } = question;
  const states = left.map((channel) => ({ channel, ...consentOn(words, purpose, channel, rule.consent) }));
  const channels = states.filter(({ allowed }) => allowed).map(({ channel }) => channel);
  const inputs = {
    purpose,
    rule: rule.consent,
    channels: states.map(({ channel, state, word }) => ({
      channel,
      state,
      ...(word && { saidAt: word.saidAt.toISOString(), origin: word.origin }),
    })),
  };
  if (rule.consent === 'none') {
    const text = `Messages about ${purpose} need no consent.`;
    return {
      channels,
      step: { rule: 'consent', outcome: 'passed', code: 'consent.not-needed', text, inputs },
    };
  }
  const refused = states.filter(({ allowed }) => !allowed);
  if (refused.length === 0) {
    const code = rule.consent === 'opt-in' ? 'consent.granted' : 'consent.not-refused';
    const text =
      rule.consent === 'opt-in'
        ? `They have agreed to ${purpose} messages on ${channels.join(', ')}.`
        : `They have not refused ${purpose} messages on ${channels.join(', ')}.`;
    return { channels, step: { rule: 'consent', outcome: 'passed', code, text, inputs } };
  }
  const withdrawn = refused.some(({ state }) => state === 'withdrawn');
  const code = withdrawn ? 'consent.withdrawn' : 'consent.missing';
  const text = `${withdrawn ? 'They refused' : 'They never agreed to'} ${purpose} messages on ${refused
    .map(({ channel }) => channel)
    .join(', ')}.`;
  const outcome = channels.length === 0 ? 'refused' : 'narrowed';
  return { channels, step: { rule: 'consent', outcome, code, text, inputs } };
}

function byWishes(question: ChannelQuestion, left: readonly NotificationChannel[]): Narrowing {
  const { rule, preferences, purpose } = question;
  const off = left.filter((channel) => preferences.channelsOff?.includes(channel));
  const inputs = { channelsOff: preferences.channelsOff ?? [] };
  if (off.length === 0) {
    const text = 'They have switched off none of these channels.';
    return {
      channels: left,
      step: { rule: 'preference', outcome: 'passed', code: 'preference.none-off', text, inputs },
    };
  }
  if (rule.consent === 'none') {
    const text = `They have switched off ${off.join(', ')}, which ${purpose} messages try only last.`;
    return {
      channels: left,
      step: { rule: 'preference', outcome: 'noted', code: 'preference.off-tried-last', text, inputs },
    };
  }
  const channels = left.filter((channel) => !off.includes(channel));
  const text = `They have switched off ${off.join(', ')}.`;
  const outcome = channels.length === 0 ? 'refused' : 'narrowed';
  return { channels, step: { rule: 'preference', outcome, code: 'preference.channel-off', text, inputs } };
}

function inOrder(question: ChannelQuestion, left: readonly NotificationChannel[]): Narrowing {
  const { preferences, habits, rule } = question;
  const { ranked, code, text } = orderChannels(left, { preferences, habits, usual: rule.channels });
  const channels = ranked.map(({ channel }) => channel);
  const inputs = {
    order: channels,
    wished: preferences.channels ?? [],
    habits: ranked.map(({ channel, score, text: said }) => ({ channel, score, said })),
  };
  return { channels, step: { rule: 'channel', outcome: 'noted', code, text, inputs } };
}
