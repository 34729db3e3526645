/** What tickets are about, in classes that service levels, routing and figures can rely on. */
export const TICKET_CLASSES = [
  'connectivity',
  'software-glitch',
  'hardware-malfunction',
  'bill-dispute',
  'content',
  'account-access',
  'order',
  'service-request',
  'other',
] as const;
export type TicketClass = (typeof TICKET_CLASSES)[number];

/** Words of TMF621 `ticketType`, which is free text. The first class with a word in it wins. */
const WORDS: readonly (readonly [TicketClass, RegExp])[] = [
  ['bill-dispute', /bill|invoice|charg|payment|refund|disput|credit/],
  ['hardware-malfunction', /hardware|device|box|remote|router|modem|dish|cable/],
  ['software-glitch', /software|app\b|glitch|crash|update|firmware|login screen/],
  ['connectivity', /connect|network|buffer|signal|outage|internet|line|speed|freez|stream/],
  ['content', /content|channel|epg|guide|subtitle|audio|picture|vod/],
  ['account-access', /account|password|login|access|credential|pin\b/],
  ['order', /order|deliver|install|activation|upgrade/],
  ['service-request', /request|question|information|change of/],
];

export function ticketClassOf(ticketType: string): TicketClass {
  const type = ticketType.toLowerCase();
  const named = type.trim().replaceAll(/[\s_]+/g, '-');
  const known = TICKET_CLASSES.find((name) => name === named);
  return known ?? WORDS.find(([, words]) => words.test(type))?.[0] ?? 'other';
}
