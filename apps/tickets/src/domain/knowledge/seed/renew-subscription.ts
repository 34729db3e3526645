import type { SeedArticle } from './seed-article.js';

export const RENEW_SUBSCRIPTION: SeedArticle = {
  slug: 'renew-subscription',
  media: [],
  texts: [
    {
      language: 'en',
      title: 'Renew a subscription that ends or has expired',
      keywords: ['extend', 'pay', 'expiry date', 'no channels'],
      body: `Open **My account → Renew**, or the link in our reminder. We remind you seven and three days before it ends and on the last day. What was expired plays again a few minutes after the payment.`,
    },
    {
      language: 'fr',
      title: 'Renouveler un abonnement qui se termine ou a expiré',
      keywords: ['prolonger', 'payer', 'date d’expiration'],
      body: `Ouvrez **Mon compte → Renouveler**, ou le lien de notre rappel. Nous vous prévenons sept et trois jours avant la fin et le dernier jour. Un accès expiré revient quelques minutes après le paiement.`,
    },
    {
      language: 'ar',
      title: 'تجديد اشتراك منته أو قارب على الانتهاء',
      keywords: ['تمديد', 'دفع', 'تاريخ الانتهاء'],
      body: `افتح **حسابي ← تجديد** أو الرابط في رسالة التذكير. نذكّرك قبل سبعة أيام وثلاثة أيام وفي اليوم الأخير. تعود الخدمة بعد الدفع بدقائق.`,
    },
    {
      language: 'zh',
      title: '续费即将到期或已过期的服务',
      keywords: ['延长', '付款', '到期日'],
      body: `打开**我的账户 → 续费**，或点击提醒中的链接。我们会在到期前七天、三天和当天提醒您。付款后几分钟即可恢复观看。`,
    },
  ],
};
