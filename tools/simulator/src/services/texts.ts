import type { Language } from '../operator/person.js';

type InEveryLanguage<Text> = Readonly<Record<Language, Text>>;

/** What the operator tells everybody in the app. */
export const ANNOUNCEMENT: InEveryLanguage<{ title: string; text: string }> = {
  en: {
    title: 'Maintenance on Thursday night',
    text: 'Between 3 and 4 a.m. recordings may start a few minutes late. Live channels are not affected.',
  },
  fr: {
    title: 'Maintenance dans la nuit de jeudi',
    text: 'Entre 3 h et 4 h, les enregistrements peuvent commencer avec quelques minutes de retard. Le direct n’est pas concerné.',
  },
  ar: {
    title: 'صيانة ليلة الخميس',
    text: 'بين الثالثة والرابعة صباحًا قد تتأخر التسجيلات بضع دقائق. القنوات المباشرة لا تتأثر.',
  },
  zh: {
    title: '周四夜间维护',
    text: '凌晨三点至四点,录制可能会晚几分钟开始。直播频道不受影响。',
  },
};

interface Article {
  slug: string;
  owner: string;
  texts: InEveryLanguage<{ title: string; keywords: string[]; body: string }>;
}

export const ARTICLES: readonly Article[] = [
  {
    slug: 'picture-keeps-buffering',
    owner: 'Technical desk',
    texts: {
      en: {
        title: 'The picture keeps buffering',
        keywords: ['freeze', 'stutter', 'spinning'],
        body: '1. Connect the box by cable, not by Wi-Fi.\n2. Restart the router, wait for two minutes, then the box.\n3. Try another channel: if only one freezes, it is on our side.',
      },
      fr: {
        title: 'L’image se fige sans cesse',
        keywords: ['coupure', 'saccade', 'chargement'],
        body: '1. Reliez le boîtier par câble plutôt qu’en Wi-Fi.\n2. Redémarrez la box, attendez deux minutes, puis le décodeur.\n3. Essayez une autre chaîne : si une seule se fige, cela vient de chez nous.',
      },
      ar: {
        title: 'الصورة تتقطع باستمرار',
        keywords: ['تقطيع', 'تجمد', 'تحميل'],
        body: '1. صِل الجهاز بالكابل بدل الواي فاي.\n2. أعد تشغيل الراوتر وانتظر دقيقتين ثم أعد تشغيل الجهاز.\n3. جرّب قناة أخرى: إن تجمدت قناة واحدة فقط فالسبب لدينا.',
      },
      zh: {
        title: '画面一直缓冲',
        keywords: ['卡顿', '卡住', '加载'],
        body: '1. 用网线连接机顶盒,不要用无线。\n2. 重启路由器,等两分钟,再重启机顶盒。\n3. 换一个频道:如果只有一个频道卡顿,问题在我们这边。',
      },
    },
  },
  {
    slug: 'a-charge-you-do-not-know',
    owner: 'Billing desk',
    texts: {
      en: {
        title: 'A charge on the bill that you do not know',
        keywords: ['invoice', 'unknown charge', 'dispute'],
        body: 'Films rented with the remote stand on the next bill. Tell us which charge you mean: it is put on hold while we look at it.',
      },
      fr: {
        title: 'Un montant inconnu sur la facture',
        keywords: ['montant', 'prélèvement', 'contestation'],
        body: 'Les films loués avec la télécommande figurent sur la facture suivante. Dites-nous de quel montant il s’agit : il est suspendu le temps de la vérification.',
      },
      ar: {
        title: 'مبلغ غير معروف في الفاتورة',
        keywords: ['رسوم', 'فاتورة', 'اعتراض'],
        body: 'الأفلام المستأجرة بجهاز التحكم تظهر في الفاتورة التالية. أخبرنا بالمبلغ المقصود: نعلّقه حتى ننظر فيه.',
      },
      zh: {
        title: '账单上有不明费用',
        keywords: ['扣费', '收费', '争议'],
        body: '用遥控器租的影片会出现在下一张账单上。告诉我们是哪一笔:核查期间该笔费用会被冻结。',
      },
    },
  },
];

/** A note that an agent leaves on a ticket. */
export const NOTES: InEveryLanguage<string> = {
  en: 'Asked to connect the box by cable, will call back tomorrow.',
  fr: 'A demandé de relier le boîtier par câble, rappellera demain.',
  ar: 'طُلب توصيل الجهاز بالكابل، وسنعاود الاتصال غدًا.',
  zh: '已请用户用网线连接机顶盒,明天回电。',
};

/** The charge that is disputed, and why. */
export const CHARGES: InEveryLanguage<{ plan: string; film: string; reason: string }> = {
  en: { plan: 'Monthly package', film: 'Film on demand', reason: 'Nobody here rented that film.' },
  fr: {
    plan: 'Abonnement mensuel',
    film: 'Film à la demande',
    reason: 'Personne ici n’a loué ce film.',
  },
  ar: { plan: 'الاشتراك الشهري', film: 'فيلم عند الطلب', reason: 'لم يستأجر أحد هنا هذا الفيلم.' },
  zh: { plan: '月度套餐', film: '点播影片', reason: '家里没有人租过这部影片。' },
};
