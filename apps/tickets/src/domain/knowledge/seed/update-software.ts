import type { SeedArticle } from './seed-article.js';

export const UPDATE_SOFTWARE: SeedArticle = {
  slug: 'update-software',
  media: [],
  texts: [
    {
      language: 'en',
      title: 'Update the software of the box or the app',
      keywords: ['firmware', 'new version', 'upgrade app'],
      body: `Box: Settings → System → Software update, and leave it switched on until it starts again. App: open the store of your device, look for the app and choose **Update**. An error that many have after an update is known to us soon: look at the service status.`,
    },
    {
      language: 'fr',
      title: 'Mettre à jour le logiciel du décodeur ou de l’application',
      keywords: ['mise à jour', 'firmware', 'nouvelle version'],
      body: `Décodeur : Réglages → Système → Mise à jour ; laissez-le allumé jusqu’à son redémarrage. Application : ouvrez le magasin de votre appareil, cherchez l’application et choisissez **Mettre à jour**.`,
    },
    {
      language: 'ar',
      title: 'تحديث برنامج جهاز الاستقبال أو التطبيق',
      keywords: ['سوفتوير', 'إصدار جديد', 'فيرموير'],
      body: `الجهاز: الإعدادات ← النظام ← تحديث البرنامج، واتركه يعمل حتى يعيد التشغيل بنفسه. التطبيق: افتح متجر جهازك وابحث عن التطبيق واختر **تحديث**.`,
    },
    {
      language: 'zh',
      title: '更新机顶盒软件或应用程序',
      keywords: ['固件', '新版本', '升级软件'],
      body: `机顶盒：设置 → 系统 → 软件更新，更新完成自动重启前请勿关机。应用：打开设备的应用商店，找到本应用并选择**更新**。`,
    },
  ],
};
