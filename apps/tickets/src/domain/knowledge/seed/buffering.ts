import type { SeedArticle } from './seed-article.js';

export const BUFFERING: SeedArticle = {
  slug: 'buffering',
  media: [],
  texts: [
    {
      language: 'en',
      title: 'What to do if the picture is buffering',
      keywords: ['freezes', 'stops', 'stutters', 'loading', 'slow', 'lag'],
      body: `1. Stop the other streams in your home and look whether the picture plays again.
2. Try another channel. If only one buffers, it is being worked on: look at the service status.
3. Run a speed test on the same device: HD needs 8 Mbit/s, 4K needs 25.
4. Connect the box by cable instead of Wi-Fi, or move it nearer to the router.
5. Restart the router first and the box after it.
6. Change the player in the settings of the app.

If it still buffers, contact us and say which channel, which device and since when. Reset the box to factory settings only if we ask you to.`,
    },
    {
      language: 'fr',
      title: 'Que faire si l’image se met en mémoire tampon (buffering)',
      keywords: ['saccade', 'se fige', 'image bloquée', 'chargement', 'lent', 'coupure', 'ralentit'],
      body: `1. Arrêtez les autres lectures chez vous et voyez si l’image reprend.
2. Essayez une autre chaîne. Si une seule est touchée, nous y travaillons : voyez l’état du service.
3. Faites un test de débit sur le même appareil : 8 Mbit/s pour la HD, 25 pour la 4K.
4. Reliez le décodeur par câble au lieu du Wi-Fi, ou rapprochez-le de la box.
5. Redémarrez d’abord la box internet, puis le décodeur.
6. Changez de lecteur dans les réglages de l’application.

Si cela continue, contactez-nous : quelle chaîne, quel appareil, depuis quand. Ne réinitialisez le décodeur que si nous vous le demandons.`,
    },
    {
      language: 'ar',
      title: 'ماذا أفعل عند تقطيع الصورة والتخزين المؤقت',
      keywords: ['تقطيع', 'تقطع البث', 'تجمد', 'بطء', 'تحميل', 'توقف', 'بفرنج'],
      body: `1. أوقف المشاهدة على الأجهزة الأخرى في المنزل ولاحظ هل تعود الصورة.
2. جرّب قناة أخرى. إن كانت قناة واحدة فقط تتقطع فنحن نعمل عليها: راجع حالة الخدمة.
3. افحص سرعة الإنترنت على الجهاز نفسه: تحتاج الجودة العالية إلى 8 ميغابت، و4K إلى 25.
4. وصّل جهاز الاستقبال بالكابل بدلا من الواي فاي، أو قرّبه من الموجّه.
5. أعد تشغيل الموجّه أولا ثم جهاز الاستقبال.
6. غيّر مشغّل الفيديو من إعدادات التطبيق.

إن استمر التقطيع فتواصل معنا واذكر القناة والجهاز ومتى بدأ. لا تعد ضبط المصنع إلا إذا طلبنا منك ذلك.`,
    },
    {
      language: 'zh',
      title: '画面缓冲或卡顿怎么办',
      keywords: ['卡顿', '缓冲', '加载慢', '停顿', '卡住', '不流畅'],
      body: `1. 停止家中其他设备的播放，看画面是否恢复。
2. 换一个频道。如果只有一个频道卡顿，我们正在处理：请查看服务状态。
3. 在同一设备上测速：高清需要 8 Mbit/s，4K 需要 25 Mbit/s。
4. 用网线代替 Wi-Fi 连接机顶盒，或将其移近路由器。
5. 先重启路由器，再重启机顶盒。
6. 在应用设置中更换播放器。

如果仍然缓冲，请联系我们，并说明频道、设备和开始时间。除非我们要求，否则不要恢复出厂设置。`,
    },
  ],
};
