export const frSignIn = {
  heading: 'Connexion',
  working: 'Connexion en cours…',
  again: 'Se reconnecter',
  hint: 'La page de connexion de votre organisation vous demandera qui vous êtes.',
  authority: 'Fournisseur : {{authority}}',
  paste: 'Utiliser plutôt un jeton d’accès',
  pasteHint:
    'Collez un jeton d’accès de votre fournisseur de connexion. Il est gardé jusqu’à la fermeture ou au rechargement de cette page.',
  token: 'Jeton d’accès',
  submit: 'Se connecter',
  useToken: 'Utiliser ce jeton',
  malformed: 'Ceci ne ressemble pas à un jeton d’accès.',
  signOut: 'Se déconnecter',
  signedOut: 'Vous êtes déconnecté',
  failed: 'La connexion a échoué',
  errors: {
    unreachable: 'Le fournisseur de connexion est injoignable.',
    denied: 'Le fournisseur de connexion a refusé.',
    stale: 'Cette connexion est trop ancienne ou a commencé dans un autre onglet. Recommencez.',
    refused: 'Le serveur n’a pas accepté votre connexion. Il vous manque peut-être le droit nécessaire.',
    failed: 'Le fournisseur de connexion a répondu quelque chose d’inattendu.',
  },
};
