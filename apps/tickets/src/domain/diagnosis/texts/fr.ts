import type { DiagnosisTexts } from './texts.js';

export const fr: DiagnosisTexts = {
  statements: {
    'account-unknown': 'On ne sait rien du compte',
    'account-removed': 'Le compte a été supprimé',
    'account-status-unknown': 'L’état du compte est inconnu',
    'account-status': 'État du compte : {status}',
    'no-product-known': 'Aucun produit connu',
    'no-product-running': 'Aucun produit en cours',
    'product-expired': 'Aucun produit en cours ({product} : {at|time})',
    'products-running': 'En cours : {products}',
    'streams-limit-unknown': '{open|streams} ; la limite est inconnue',
    'streams-refused': '{open|streams} en cours, {refused|refusals}',
    'streams-of-limit': '{open} sur {allowed|streams} en cours',
    'streams-of-limit-refused': '{open} sur {allowed|streams} en cours, {refused|refusals}',
    'no-address-known': 'Aucun flux avec une adresse connue en ce moment',
    'one-address': 'Utilisé depuis une seule adresse',
    'several-addresses': 'Utilisé depuis {addresses|addresses} à la fois',
    'playback-errors': 'Erreurs dans la dernière heure : {errors}',
    'playback-stalled': 'Coupures dans {stalled} sur {sessions|sessions} de la dernière heure',
    'playback-nothing': 'Rien regardé dans la dernière heure',
    'playback-fine': '{sessions|sessions} dans la dernière heure, sans coupure',
    'no-problem': 'Aucun incident déclaré ne les touche',
    'problems-declared': 'Incidents déclarés : {titles}',
    'peers-compared':
      '{where} : échec chez {failing} sur {peers|others} ; ailleurs {failingElsewhere} sur {peersElsewhere}',
    'hit-by-problem': 'Un incident déclaré les touche : {title}',
    'plays-for-others': 'Cela fonctionne chez les autres : échec chez {failing} sur {peers|others} ({where})',
    'too-few-others': 'Trop peu pour conclure : échec chez {failing} sur {peers|others} ({where})',
    'nobody-else-known': 'On ne connaît personne d’autre sur ce que l’abonné regarde',
    'nothing-watched': 'On ne sait pas ce qui a été regardé ces dernières 24 heures',
    'fails-everywhere': 'Échec partout : chez {failing} sur {peers|others}',
    'fails-for-others':
      'Échec chez d’autres aussi : {failing} sur {peers} ({where}), ailleurs {failingElsewhere} sur {peersElsewhere}',
    'do-clear-account': 'Réglez d’abord la question du compte, avant toute recherche technique',
    'do-offer-renewal': 'Proposez de renouveler le produit',
    'do-tell-it-is-known':
      'Dites que l’incident est connu et quand sa fin est prévue ; n’ouvrez pas de ticket séparé',
    'do-stop-streams': 'Arrêtez les autres flux ou proposez davantage de connexions',
    'do-play-book':
      'Suivez le guide des coupures : cela vient de la ligne, de l’appareil ou du lecteur de l’abonné',
    'do-ask-first': 'Demandez la chaîne, l’appareil et depuis quand, puis suivez le guide des coupures',
    'do-report-outage': 'Signalez immédiatement une panne générale à l’exploitation',
    'do-tell-provider':
      'Dites à l’abonné que son fournisseur d’accès a un problème, et notez-le pour l’exploitation',
    'do-pass-on': 'Transmettez à l’exploitation : {where} ; épargnez le guide à l’abonné',
  },
  dimensions: {
    stream: 'flux {value}',
    server: 'serveur {value}',
    isp: 'fournisseur {value}',
    region: 'région {value}',
    'device-class': 'type d’appareil {value}',
  },
  counted: {
    streams: { one: '{n} flux', many: '{n} de flux', other: '{n} flux' },
    refusals: { one: '{n} refusé', many: '{n} de refusés', other: '{n} refusés' },
    others: { one: '{n} autre', many: '{n} d’autres', other: '{n} autres' },
    addresses: { one: '{n} adresse', many: '{n} d’adresses', other: '{n} adresses' },
    sessions: { one: '{n} session', many: '{n} de sessions', other: '{n} sessions' },
  },
};
