import type { SeedArticle } from './seed-article.js';

export const TOO_MANY_STREAMS: SeedArticle = {
  slug: 'too-many-streams',
  media: [],
  texts: [
    {
      language: 'en',
      title: 'Message “too many connections”',
      keywords: ['maximum streams', 'several devices', 'limit reached', 'max connections'],
      body: `Your subscription allows a number of devices that play at the same time. Stop playing on one of them and wait a minute. If you do not know the other device, change your password under **My account**: that stops them all.`,
    },
    {
      language: 'fr',
      title: 'Message « trop de connexions »',
      keywords: ['plusieurs appareils', 'limite atteinte', 'nombre d’écrans'],
      body: `Votre formule permet un certain nombre d’appareils en même temps. Arrêtez la lecture sur l’un d’eux et attendez une minute. Si vous ne connaissez pas l’autre appareil, changez votre mot de passe dans **Mon compte** : tous sont arrêtés.`,
    },
    {
      language: 'ar',
      title: 'رسالة «عدد الاتصالات أكبر من المسموح»',
      keywords: ['عدة أجهزة', 'تجاوز الحد', 'الحد الأقصى'],
      body: `يسمح اشتراكك بعدد محدد من الأجهزة في الوقت نفسه. أوقف التشغيل على أحدها وانتظر دقيقة. إن كنت لا تعرف الجهاز الآخر فغيّر كلمة المرور من **حسابي**، فتتوقف جميعها.`,
    },
    {
      language: 'zh',
      title: '提示“连接数过多”',
      keywords: ['多台设备', '达到上限', '同时观看'],
      body: `您的订阅允许一定数量的设备同时播放。请停止其中一台并等待一分钟。如果不认识另一台设备，请在**我的账户**中修改密码，所有播放都会停止。`,
    },
  ],
};
