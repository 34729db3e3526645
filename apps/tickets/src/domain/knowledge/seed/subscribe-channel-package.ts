import type { SeedArticle } from './seed-article.js';

export const SUBSCRIBE_CHANNEL_PACKAGE: SeedArticle = {
  slug: 'subscribe-channel-package',
  media: [],
  texts: [
    {
      language: 'en',
      title: 'How to subscribe to a channel package',
      keywords: ['add channels', 'buy package', 'bouquet', 'order', 'upgrade'],
      body: `1. Open **My account** in the app or on the website and choose **Packages**.
2. Pick the package and look at its channels, its price and its period.
3. Confirm and pay. The channels appear within a few minutes; restart the box if they do not.

You can add a package in the middle of a period: you pay for the days that are left. A package that you do not want any more ends with its period.`,
    },
    {
      language: 'fr',
      title: 'Comment s’abonner à un bouquet de chaînes',
      keywords: ['souscrire', 'abonnement', 'ajouter des chaînes', 'offre', 'pack', 'forfait'],
      body: `1. Ouvrez **Mon compte** dans l’application ou sur le site, puis **Bouquets**.
2. Choisissez le bouquet : ses chaînes, son prix et sa durée sont affichés.
3. Confirmez et payez. Les chaînes apparaissent en quelques minutes ; sinon, redémarrez le décodeur.

Un bouquet ajouté en cours de période n’est payé que pour les jours restants. Celui dont vous ne voulez plus prend fin avec sa période.`,
    },
    {
      language: 'ar',
      title: 'كيفية الاشتراك في باقة قنوات',
      keywords: ['إضافة قنوات', 'شراء باقة', 'تفعيل', 'ترقية'],
      body: `1. افتح **حسابي** في التطبيق أو على الموقع واختر **الباقات**.
2. اختر الباقة واطّلع على قنواتها وسعرها ومدتها.
3. أكّد وادفع. تظهر القنوات خلال دقائق، وإلا فأعد تشغيل جهاز الاستقبال.

إذا أضفت باقة في منتصف المدة فإنك تدفع عن الأيام المتبقية فقط، والباقة التي لا تريدها تنتهي بانتهاء مدتها.`,
    },
    {
      language: 'zh',
      title: '如何订阅频道套餐',
      keywords: ['订购频道', '购买套餐', '添加频道', '开通', '升级'],
      body: `1. 在应用或网站中打开**我的账户**，选择**套餐**。
2. 选择套餐，查看其频道、价格和有效期。
3. 确认并付款。频道会在几分钟内出现；如果没有，请重启机顶盒。

在周期中途添加套餐，只需支付剩余天数的费用。不再需要的套餐会在到期后结束。`,
    },
  ],
};
