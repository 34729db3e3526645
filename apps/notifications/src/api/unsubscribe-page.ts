import type { NotificationPurpose } from '@viewline/events';

interface Words {
  direction: 'ltr' | 'rtl';
  ask: (purpose: string) => string;
  button: string;
  done: (purpose: string) => string;
  purposes: Readonly<Record<NotificationPurpose, string>>;
}

const WORDS: Readonly<Record<string, Words>> = {
  en: {
    direction: 'ltr',
    ask: (purpose) => `Do you want no more messages about ${purpose}?`,
    button: 'Unsubscribe',
    done: (purpose) => `Done. You will get no more messages about ${purpose} on this channel.`,
    purposes: {
      service: 'your service',
      outage: 'outages',
      billing: 'bills',
      reminder: 'renewals',
      marketing: 'offers',
      survey: 'surveys',
      security: 'security',
    },
  },
  fr: {
    direction: 'ltr',
    ask: (purpose) => `Ne souhaitez-vous plus recevoir de messages sur ${purpose} ?`,
    button: 'Se désabonner',
    done: (purpose) => `C’est fait. Vous ne recevrez plus de messages sur ${purpose} par ce canal.`,
    purposes: {
      service: 'votre service',
      outage: 'les pannes',
      billing: 'les factures',
      reminder: 'les renouvellements',
      marketing: 'les offres',
      survey: 'les enquêtes',
      security: 'la sécurité',
    },
  },
  ar: {
    direction: 'rtl',
    ask: (purpose) => `هل تريد عدم تلقي رسائل عن ${purpose} بعد الآن؟`,
    button: 'إلغاء الاشتراك',
    done: (purpose) => `تم. لن تصلك رسائل عن ${purpose} عبر هذه القناة.`,
    purposes: {
      service: 'خدمتك',
      outage: 'الأعطال',
      billing: 'الفواتير',
      reminder: 'التجديد',
      marketing: 'العروض',
      survey: 'الاستبيانات',
      security: 'الأمان',
    },
  },
  zh: {
    direction: 'ltr',
    ask: (purpose) => `您不想再收到有关${purpose}的消息吗？`,
    button: '退订',
    done: (purpose) => `已完成。您将不再通过此渠道收到有关${purpose}的消息。`,
    purposes: {
      service: '您的服务',
      outage: '故障',
      billing: '账单',
      reminder: '续费',
      marketing: '优惠',
      survey: '调查',
      security: '安全',
    },
  },
};

/** A button, for a person who has followed the link. */
export function askPage(purpose: NotificationPurpose, languages: string | undefined): string {
  const [language, words] = wordsFor(languages);
  return page(
    language,
    words,
    `<p>${words.ask(words.purposes[purpose])}</p>
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${words.button}</button></form>`,
  );
}

export function donePage(purpose: NotificationPurpose, languages: string | undefined): string {
  const [language, words] = wordsFor(languages);
  return page(language, words, `<p>${words.done(words.purposes[purpose])}</p>`);
}

/** The first language of `Accept-Language` that we speak. */
function wordsFor(languages: string | undefined): [string, Words] {
  const wanted = (languages ?? '').split(',', 20).map((each) => each.trim().slice(0, 2).toLowerCase());
  const language = wanted.find((each) => Object.hasOwn(WORDS, each)) ?? 'en';
  return [language, WORDS[language]!];
}

const page = (language: string, { direction, button }: Words, body: string): string =>
  `<!doctype html>
<html lang="${language}" dir="${direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${button}</title>
<body style="font-family: system-ui; max-width: 32rem; margin: 4rem auto; padding: 0 1rem">${body}</body></html>
`;
