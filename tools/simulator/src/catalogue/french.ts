import type { Catalogue } from './catalogue.js';

export const FRENCH: Catalogue = {
  matters: {
    buffering: {
      subject: 'L’image se fige sans arrêt',
      opening: [
        'Bonjour, l’image se fige toutes les deux minutes sur {channel} depuis 20 h.',
        'Ça tourne dans le vide ce soir, impossible de regarder {channel} correctement.',
        'L’image saccade sur toutes les chaînes HD, c’est insupportable.',
      ],
      detail: [
        'Le décodeur est branché en Ethernet et le débit est bon.',
        'J’ai déjà redémarré la box deux fois.',
        'En SD ça passe, c’est seulement la HD.',
      ],
      answer: [
        'Bonjour {name}, le décodeur est-il en Wi-Fi ou branché par câble ?',
        'Je vois des pertes sur votre ligne depuis 20 h 05, je vérifie le serveur.',
      ],
      solved: [
        'J’ai basculé votre ligne sur un autre serveur. Éteignez puis rallumez le décodeur, s’il vous plaît.',
        'Nos techniciens ont corrigé un défaut sur {channel}. Référence {reference} si cela revient.',
      ],
    },
    expired: {
      subject: 'Mon abonnement a expiré',
      opening: [
        'La télé affiche « abonnement expiré » alors que j’ai payé hier.',
        'Je n’ai plus aucune chaîne, mon forfait {plan} est-il terminé ?',
        'Pouvez-vous renouveler {plan} ? Il s’est arrêté ce matin.',
      ],
      detail: [
        'J’ai payé {amount} par carte, j’ai le reçu sous les yeux.',
        'Ma carte a été remplacée le mois dernier.',
      ],
      answer: [
        'Je regarde, {name}. Votre forfait {plan} a pris fin cette nuit.',
        'J’ai retrouvé votre paiement de {amount}, il était sur un autre compte.',
      ],
      solved: [
        'Votre forfait {plan} est de nouveau actif. Redémarrez le décodeur pour retrouver vos chaînes.',
        'C’est renouvelé pour un mois, vous recevrez un rappel sept jours avant l’échéance.',
      ],
    },
    charge: {
      subject: 'Montant inconnu sur ma facture',
      opening: [
        'Il y a {amount} de « VOD Premium » sur ma facture, je n’ai rien commandé.',
        'Pourquoi ma facture a-t-elle augmenté de {amount} sans prévenir ?',
        'J’ai été prélevé deux fois pour {plan}, merci de rembourser.',
      ],
      detail: [
        'C’est la facture du premier du mois, ligne VOD-2231.',
        'Personne d’autre à la maison ne connaît le code.',
      ],
      answer: [
        'Je comprends, {name}. Le montant est suspendu le temps de vérifier.',
        'Merci. La commande date de 23 h 14 depuis la télécommande, j’ouvre une contestation.',
      ],
      solved: [
        'Nous avons crédité {amount} sur votre compte, visible sur la prochaine facture. Référence {reference}.',
        'Le second prélèvement était une erreur : {amount} vous seront rendus sous cinq jours.',
      ],
    },
    remote: {
      subject: 'La télécommande ne répond plus',
      opening: [
        'La télécommande ne marche plus, même avec des piles neuves.',
        'Le volume fonctionne mais plus les touches de chaînes.',
      ],
      detail: [
        'Le voyant rouge clignote quand j’appuie.',
        'C’est la télécommande blanche livrée l’an dernier.',
      ],
      answer: [
        'Appuyez cinq secondes sur OK et Retour jusqu’au voyant vert, puis réessayez.',
        'Pouvez-vous l’associer à nouveau ? Menu, Réglages, Télécommande.',
      ],
      solved: [
        'Elle est donc en panne : nous vous en envoyons une neuve gratuitement, sous deux jours.',
        'Parfait, ravi que cela remarche !',
      ],
    },
    reboot: {
      subject: 'Le décodeur redémarre tout seul',
      opening: [
        'Mon décodeur redémarre tout seul, quatre fois depuis ce matin.',
        'Depuis la mise à jour de cette nuit, il reste bloqué sur le logo.',
      ],
      detail: [
        'Le voyant passe à l’orange, s’éteint, puis ça recommence.',
        'Même quand personne ne regarde.',
      ],
      answer: [
        'Débranchez-le trente secondes puis branchez-le directement au mur.',
        'La mise à jour ne s’est pas terminée sur votre décodeur, je la relance.',
      ],
      solved: [
        'La mise à jour est passée. Il redémarrera une dernière fois.',
        'Nous échangeons le décodeur, vous pouvez passer dans n’importe quelle boutique.',
      ],
    },
    channel: {
      subject: 'Une chaîne a disparu',
      opening: [
        '{channel} a disparu de ma liste, elle est pourtant dans {plan} ?',
        'Où est passée {channel} ? Hier elle était au 214.',
        '« Non autorisé » sur {channel} depuis cet après-midi.',
      ],
      detail: ['Toutes les autres chaînes de sport sont là.', 'J’ai déjà relancé la recherche des chaînes.'],
      answer: [
        '{channel} est maintenant au numéro 118, mettez la liste à jour dans les réglages.',
        'Elle fait bien partie de {plan}, je rafraîchis vos droits.',
      ],
      solved: ['Voilà, {channel} revient dans une minute.', 'C’est réglé, bon programme !'],
    },
    outage: {
      subject: 'Plus d’image pendant le match',
      opening: [
        'Le match vient de commencer et {channel} est noire, sérieusement ?',
        'Plus aucune chaîne de sport, que se passe-t-il ?',
        'Il y a une panne ? Tout l’immeuble est sans télé.',
        'Dix minutes de finale et écran noir. Réparez !',
        'Erreur 5103 sur {channel}, les voisins pareil.',
        'Internet marche mais pas la télé, ça vient de vous ?',
      ],
      detail: [
        'C’est arrivé pile au coup d’envoi.',
        'L’application sur mon téléphone ne marche pas non plus.',
      ],
      answer: [
        'Nous sommes au courant, {name}, l’image devrait revenir dans {minutes} minutes.',
        'Cela vient de chez nous, ne touchez à rien. Prochain point dans {minutes} minutes.',
      ],
      solved: [
        'L’image est revenue. Toutes nos excuses, une journée sera créditée.',
        '{channel} est de retour, désolés pour les minutes manquées.',
      ],
    },
    upgrade: {
      subject: 'Passer à un forfait supérieur',
      opening: [
        'Je voudrais passer à {plan}, combien cela coûte-t-il ?',
        'Est-ce qu’il y a un deuxième écran avec {plan} ?',
        '{channel} est-elle comprise si je change de forfait ?',
      ],
      detail: [
        'Nous regardons sur deux télés et une tablette.',
        'À partir du premier du mois, ce serait bien.',
      ],
      answer: [
        '{plan} coûte {amount} par mois, avec {channel} et trois écrans.',
        'Très bon choix, {name}. Je fais le changement dès aujourd’hui ?',
      ],
      solved: [
        'Vous êtes maintenant en {plan}, profitez bien des nouvelles chaînes.',
        'C’est fait, la différence de {amount} sera sur la prochaine facture.',
      ],
    },
    cancellation: {
      subject: 'Résiliation de mon abonnement',
      opening: [
        'Je veux résilier. Trois soirées sans image en un mois, ça suffit.',
        'Merci de confirmer la fin de mon contrat, je pars à l’étranger.',
        'Comment résilier {plan} ? C’est devenu trop cher.',
      ],
      detail: [
        'Ma décision est prise, envoyez-moi juste la confirmation.',
        'À {amount} de moins, je pourrais y réfléchir.',
      ],
      answer: [
        'Je suis désolée de l’apprendre, {name}. Qu’aurions-nous pu mieux faire ?',
        'Je peux vous proposer {plan} à {amount} de moins pendant six mois.',
      ],
      solved: [
        'Votre résiliation est confirmée pour la fin du mois. Référence {reference}.',
        'Merci de rester avec nous, la remise est active.',
      ],
    },
    enquiry: {
      subject: 'Question avant de m’abonner',
      opening: [
        'Bonjour, êtes-vous disponibles dans notre quartier ? {plan} nous intéresse.',
        'Combien coûte {plan} et y a-t-il un essai gratuit ?',
        'Un ami m’a parlé de vous, puis-je utiliser mon boîtier Android ?',
      ],
      detail: ['Nous sommes trois, surtout du foot et des films.', 'Je n’ai pas encore de compte chez vous.'],
      answer: [
        'Bien sûr. {plan} est à {amount} par mois, les sept premiers jours sont offerts.',
        'Votre boîtier convient, il suffit de notre application.',
      ],
      solved: ['Je vous ai envoyé le lien de l’essai.', 'À bientôt en boutique !'],
    },
  },
  thanks: [
    'Parfait, tout remarche. Merci !',
    'Merci beaucoup, c’était rapide.',
    'Super service, merci à toute l’équipe.',
    'C’est bon, merci et bonne soirée.',
  ],
  publicly: [
    '@viewlinetv {channel} encore en panne un soir de match, incroyable.',
    '@viewlinetv 40 minutes d’attente puis coupé. Il y a quelqu’un ?',
    '@viewlinetv c’est moi ou tout saccade ce soir ?',
    'Il faut le dire : @viewlinetv a réparé mon décodeur en cinq minutes.',
  ],
  publicAnswer: [
    'Toutes nos excuses ! Nous vous avons écrit en message privé pour regarder votre ligne.',
    'Merci de nous l’avoir signalé, l’équipe est dessus.',
  ],
  notices: {
    expiry:
      'Viewline : votre forfait {plan} se termine dans 3 jours. Renouvelez dans l’appli ou répondez OUI.',
    renewed: 'Viewline : {plan} est renouvelé, {amount} reçus. Bon visionnage !',
    outage: 'Viewline : panne sur {channel}, nous y travaillons. Retour prévu dans {minutes} minutes.',
    restored: 'Viewline : {channel} est de retour. Avec nos excuses, une journée vous est créditée.',
    ticket: 'Viewline : votre demande {reference} est chez nos techniciens, réponse aujourd’hui.',
  },
};
