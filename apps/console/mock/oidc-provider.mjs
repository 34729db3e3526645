// A sign-in provider that asks nothing: discovery, authorisation code with PKCE, refresh tokens, keys, sign-out.
import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims) {
  const content = `${encoded({ alg: 'RS256', typ: 'JWT', kid: 'mock' })}.${encoded(claims)}`;
  return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`;
}

const AS_USUAL = { deny: '', expiresIn: 3600, refresh: true, accepted: true };

export function oidcProvider() {
  const codes = new Map();
  const refreshTokens = new Set();
  const accessTokens = new Set();
  const counts = { authorize: 0, refresh: 0 };
  let manners = AS_USUAL;

  function tokens(issuer, clientId, nonce) {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: clientId,
      sub: 'agent-7',
      name: 'Nadia Agent',
      iat: now,
      exp: now + 3600,
    };
    const access_token = `oidc-${randomUUID()}`;
    accessTokens.add(access_token);
    const answer = {
      access_token,
      token_type: 'Bearer',
      expires_in: manners.expiresIn,
      id_token: signed({ ...claims, ...(nonce && { nonce }) }),
    };
    if (!manners.refresh) return answer;
    const refresh_token = randomUUID();
    refreshTokens.add(refresh_token);
    return { ...answer, refresh_token };
  }

  function authorize(params) {
    counts.authorize += 1;
    const to = new URL(params.get('redirect_uri'));
    to.searchParams.set('state', params.get('state'));
    if (manners.deny) {
      to.searchParams.set('error', 'access_denied');
      to.searchParams.set('error_description', manners.deny);
      return to;
    }
    const isSound =
      params.get('response_type') === 'code' &&
      params.get('code_challenge_method') === 'S256' &&
      params.get('scope')?.split(' ').includes('openid');
    if (!isSound) throw new Error(`not authorisation code with PKCE: ${params}`);
    const code = randomUUID();
    codes.set(code, Object.fromEntries(params));
    to.searchParams.set('code', code);
    return to;
  }

  function redeem(issuer, form) {
    if (form.get('grant_type') === 'refresh_token') {
      counts.refresh += 1;
      // Each is good once.
      if (!refreshTokens.delete(form.get('refresh_token'))) return null;
      return tokens(issuer, form.get('client_id'));
    }
    const asked = codes.get(form.get('code'));
    codes.delete(form.get('code'));
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      asked?.code_challenge !== challenge ||
      asked.redirect_uri !== form.get('redirect_uri') ||
      asked.client_id !== form.get('client_id')
    )
      return null;
    return tokens(issuer, asked.client_id, asked.nonce);
  }

  return {
    knows: (token) => manners.accepted && accessTokens.has(token),

    /** @returns how often it was asked; `{"void":true}` makes all access tokens so far worthless */
    behave(change = {}) {
      manners = { ...AS_USUAL, ...change };
      if (change.void) accessTokens.clear();
      return counts;
    },

    answer(request, response, url, body) {
      const issuer = `http://${request.headers.host}/oidc`;
      const json = (status, value) => {
        response.writeHead(status, {
          'content-type': 'application/json',
          'access-control-allow-origin': '*',
          'access-control-allow-headers': '*',
        });
        response.end(JSON.stringify(value));
      };
      const redirect = (to) => response.writeHead(302, { location: String(to) }).end();
      if (request.method === 'OPTIONS') return json(200, {});
      switch (url.pathname) {
        case '/oidc/.well-known/openid-configuration':
          return json(200, {
            issuer,
            authorization_endpoint: `${issuer}/authorize`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
            end_session_endpoint: `${issuer}/end`,
            response_types_supported: ['code'],
            subject_types_supported: ['public'],
            id_token_signing_alg_values_supported: ['RS256'],
            code_challenge_methods_supported: ['S256'],
          });
        case '/oidc/jwks':
          return json(200, {
            keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'mock', use: 'sig', alg: 'RS256' }],
          });
        case '/oidc/authorize':
          return redirect(authorize(url.searchParams));
        case '/oidc/token': {
          const found = redeem(issuer, new URLSearchParams(body));
          return found
            ? json(200, found)
            : json(400, { error: 'invalid_grant', error_description: 'No such grant' });
        }
        case '/oidc/end':
          return redirect(url.searchParams.get('post_logout_redirect_uri'));
        default:
          return json(404, {});
      }
    },
  };
}
