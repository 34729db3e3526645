import type { enRequest } from './en-request.js';

export const frRequest: typeof enRequest = {
  request: {
    label: 'Demande',
    heading: 'Votre demande {{number}}',
    opened: 'Ouverte le',
    expected: 'Fin prévue au plus tard',
    finished: 'Terminée le',
    owner: 'Qui s’en occupe',
    next: 'La suite',
    steps: 'Ce qui s’est passé jusqu’ici',
    rate: 'Étiez-vous satisfait ?',
    score: '{{count}} sur 5',
    comment: 'Quelque chose à ajouter ?',
    send: 'Envoyer',
    sending: 'Envoi…',
    thanks: 'Merci. Vous avez donné {{score}} sur 5.',
    gone: 'Ce lien n’ouvre rien',
    goneHint: 'Il est peut-être trop ancien. Demandez-nous-en un nouveau.',
    failed: 'La demande n’a pas pu être lue',
    notSent: 'Votre note n’a pas pu être envoyée',
  },
};
