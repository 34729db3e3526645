/** What one word alone, as the whole message, asks for. */
export const STOP_WORDS = {
  stop: [
    'stop',
    'stopall',
    'stop all',
    'unsubscribe',
    'cancel',
    'end',
    'quit',
    'optout',
    'opt out',
    'revoke',
    'arret',
    'arreter',
    'desabonner',
    'se desabonner',
    'desinscription',
    'desinscrire',
    'ايقاف',
    'اوقف',
    'توقف',
    'الغاء',
    'الغاء الاشتراك',
    'الغ الاشتراك',
    'قف',
    '停止',
    '退订',
    '退訂',
    '取消',
    '取消订阅',
    '取消訂閱',
    'td',
    't',
    'tuiding',
  ],
  start: [
    'start',
    'unstop',
    'subscribe',
    'optin',
    'opt in',
    'resume',
    'reprendre',
    'reabonner',
    'se reabonner',
    'abonner',
    'demarrer',
    'ابدا',
    'بدء',
    'اشتراك',
    'اشترك',
    'استئناف',
    '开始',
    '開始',
    '订阅',
    '訂閱',
    '恢复',
    '恢復',
  ],
} as const;

const MEANINGS: ReadonlyMap<string, 'stop' | 'start'> = new Map([
  ...STOP_WORDS.stop.map((word) => [plain(word), 'stop'] as const),
  ...STOP_WORDS.start.map((word) => [plain(word), 'start'] as const),
]);

const LONGEST = 60;

/**
 * Whether a message as a whole is a word that networks and laws give a meaning: with any capitals, accents, vowel signs
 * and punctuation around it. A sentence in which the word stands is for a person to read.
 */
export function meaningOf(text: string | undefined): 'stop' | 'start' | undefined {
  if (text === undefined || text.length > LONGEST) return undefined;
  return MEANINGS.get(plain(text));
}

function plain(text: string): string {
  return (
    text
      // Half-width and full-width forms, ligatures and composed letters in one spelling; then accents and vowel signs go,
      // and with them the hamza on an alif.
      .normalize('NFKD')
      .replaceAll(/\p{M}|\u0640|\p{Cf}/gu, '')
      .replaceAll(/[\p{P}\p{S}\s]+/gu, ' ')
      .trim()
      .toLowerCase()
  );
}
