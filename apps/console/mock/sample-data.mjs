import { createHash, randomUUID } from 'node:crypto';

// A small operator, made up from a fixed seed, in the shapes of the timeline API.

const PEOPLE = [
  ['Amélie Durand', 'fr', '+33612345678', 'Premium', 'gold'],
  ['محمد العبد الله', 'ar', '+966512345678', 'Sports', 'gold'],
  ['王小明', 'zh', '+8613812345678', 'Basic', 'silver'],
  ['Layla Haddad', 'ar', '+96170123456', 'Family', 'silver'],
  ['John O’Connor', 'en', '+447700900123', 'Basic', 'bronze'],
  ['Ngozi Eze', 'en', '+2348031234567', 'Premium', 'gold'],
  ['Zoë Müller-Lüdenscheidt', 'de', '+4915112345678', 'Family', 'silver'],
];
const TEXTS = [
  'The picture freezes every evening at about nine. I have restarted the box twice and nothing changes.',
  'Bonjour, ma facture de ce mois-ci comporte un montant que je ne comprends pas. Pouvez-vous vérifier ?',
  'السلام عليكم، القنوات الرياضية لا تعمل منذ الصباح، وقد أعدت تشغيل الجهاز MAG 520 مرتين.',
  '我的机顶盒从昨天开始一直黑屏,请帮我检查一下。',
  'Thank you! It works again.',
  'Please call me back after six, I am at work until then.',
  'How do I add the film package?\nAnd can I still get the trial?',
];
const SHAPES = [
  {
    channel: 'phone',
    kind: 'call',
    title: 'Phone call received',
    details: { durationSeconds: 312, queueSeconds: 41 },
  },
  { channel: 'sms', kind: 'message', title: 'SMS message received', text: true },
  { channel: 'email', kind: 'message', title: 'Buffering on all sports channels since Tuesday', text: true },
  { channel: 'whatsapp', kind: 'message', title: 'WhatsApp message received', text: true },
  { channel: 'shop', kind: 'visit', title: 'Shop visit received', details: { shop: 'Gare' } },
  { channel: 'x', kind: 'post', title: 'X post received', text: true },
  { channel: 'app', kind: 'session', title: 'App session received', direction: 'inbound' },
  {
    channel: null,
    kind: 'account',
    title: 'Subscriber: suspended → active',
    direction: null,
    details: { fromStatus: 'suspended', toStatus: 'active' },
  },
];

export const uuid = (name) => {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** @returns subscribers by id, each with profile, entries (newest first) and completeness sources */
export function sampleOperator(now = Date.now()) {
  const random = seeded(42);
  const subscribers = new Map();
  PEOPLE.forEach(([name, language, phone, plan, segment], index) => {
    const subscriberId = uuid(name);
    const account = `ACC-${104230 + index}`;
    const profile = {
      subscriberId,
      name,
      status: index === 4 ? 'suspended' : 'active',
      accountNumber: account,
      language,
      segment,
      plan,
      since: new Date(now - (200 + index * 90) * 86_400_000).toISOString(),
      provisional: false,
      identities: [
        { kind: 'phone', value: phone },
        { kind: 'whatsapp', value: phone },
        { kind: 'email', value: `customer${index}@example.org` },
        { kind: 'account', value: account },
        { kind: 'mac', value: `001a7900${String(index).padStart(2, '0')}0c` },
      ],
      mergedIds: index === 0 ? [uuid('merged')] : [],
      relationships:
        index === 0
          ? [
              { type: 'household-member', target: uuid('Layla Haddad') },
              { type: 'uses-device', target: '00:1A:79:00:00:0C' },
            ]
          : [],
    };
    const count = index === 0 ? 2_000 : 180;
    const entries = Array.from({ length: count }, (_, n) => sampleEntry(subscriberId, n, now, random));
    entries.sort(newestFirst);
    subscribers.set(subscriberId, { profile, entries, gaps: index === 1 ? [sampleGap(now)] : [] });
  });
  return subscribers;
}

export const newestFirst = (a, b) =>
  b.occurredAt.localeCompare(a.occurredAt) || (a.eventId < b.eventId ? 1 : a.eventId > b.eventId ? -1 : 0);

function sampleEntry(subscriberId, n, now, random) {
  const shape = SHAPES[Math.floor(random() * SHAPES.length)];
  const occurred = now - 300_000 - (n + random()) * 4_100_000;
  const late = n % 17 === 5;
  const direction =
    shape.direction === undefined ? (random() < 0.6 ? 'inbound' : 'outbound') : shape.direction;
  return {
    eventId: uuid(`${subscriberId} ${n}`),
    subscriberId,
    type: shape.channel ? 'viewline.interaction.recorded.v1' : 'viewline.subscriber.status-changed.v1',
    source: shape.channel ? '/viewline/interactions' : '/viewline/subscribers',
    occurredAt: new Date(occurred).toISOString(),
    recordedAt: new Date(occurred + (late ? 5_400_000 : 180)).toISOString(),
    channel: shape.channel,
    kind: shape.kind,
    title: direction === 'outbound' ? shape.title.replace(/received$/, 'sent') : shape.title,
    text: shape.text ? TEXTS[Math.floor(random() * TEXTS.length)] : null,
    direction,
    actor: direction === 'outbound' ? 'Sara K.' : null,
    subjectId: randomUUID(),
    conversationId: shape.text ? uuid(`${subscriberId} ${shape.channel} ${Math.floor(n / 9)}`) : null,
    late,
    details: shape.details ?? {},
  };
}

const sampleGap = (now) => ({
  from: new Date(now - 7_200_000).toISOString(),
  to: new Date(now - 6_300_000).toISOString(),
  count: 3,
  reason: 'numbers 118–120 not received from twilio',
});

function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
