import { DevIssuer } from './dev-issuer.js';
import { DevTokenModule } from './dev-token.module.js';

describe('The development token issuer', () => {
  it('refuses to be made where the mode is not embedded', async () => {
    await expect(DevIssuer.create({ mode: 'cluster' })).rejects.toThrow('embedded mode only');
  });

  it('refuses to be served where the mode is not embedded, even if one exists', async () => {
    const issuer = await DevIssuer.create({ mode: 'embedded' });
    expect(() => DevTokenModule.forIssuer(issuer, 'cluster')).toThrow('embedded mode only');
    expect(() => DevTokenModule.forIssuer(issuer, 'embedded')).not.toThrow();
  });
});
