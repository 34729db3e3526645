import type { LookupAddress } from 'node:dns';
import { promisify } from 'node:util';
import { CallbackGuard } from './callback-guard.js';

const resolvingTo = (...addresses: string[]) => {
  const answer = addresses.map((address): LookupAddress => ({
    address,
    family: address.includes(':') ? 6 : 4,
  }));
  return new CallbackGuard([], () => Promise.resolve(answer));
};
const refused = expect.objectContaining({ kind: 'invalid', code: 'hub.callback-refused' });

describe('the callback guard', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://172.31.255.255/',
    'http://192.168.1.1:8080/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'javascript:alert(1)',
    'http://user:secret@example.com/',
    'not a url',
    '',
    `http://example.com/${'x'.repeat(2000)}`,
  ])('refuses %s', (callback) =>
    expect(resolvingTo('93.184.215.14').assertAllowed(callback)).rejects.toEqual(refused),
  );

  it.each(['http://93.184.215.14/x', 'https://example.com:8443/x?y=z', 'http://[2606:2800:21f:cb07::1]/'])(
    'accepts %s',
    (callback) => expect(resolvingTo('93.184.215.14').assertAllowed(callback)).resolves.toBeUndefined(),
  );

  it('refuses a name with one private address among public ones', () =>
    expect(resolvingTo('93.184.215.14', '10.0.0.1').assertAllowed('http://x.example/')).rejects.toEqual(
      refused,
    ));

  it('accepts a name that does not resolve yet', () => {
    const guard = new CallbackGuard([], () => Promise.reject(new Error('ENOTFOUND')));
    return expect(guard.assertAllowed('http://later.example/')).resolves.toBeUndefined();
  });

  it('lets a private network through that the operator listed, and no other', async () => {
    const guard = new CallbackGuard(['10.8.0.0/16', '::1']);
    await expect(guard.assertAllowed('http://10.8.1.1/')).resolves.toBeUndefined();
    await expect(guard.assertAllowed('http://[::1]/')).resolves.toBeUndefined();
    await expect(guard.assertAllowed('http://10.9.1.1/')).rejects.toEqual(refused);
  });

  it('checks again at the moment of connecting, and hands the socket what it checked', async () => {
    const lookup = (guard: CallbackGuard) => promisify(guard.lookup)('rebinding.example', {});
    await expect(lookup(resolvingTo('93.184.215.14'))).resolves.toEqual([
      { address: '93.184.215.14', family: 4 },
    ]);
    await expect(lookup(resolvingTo('127.0.0.1'))).rejects.toThrow('not a public address');
  });

  it('takes no list that is not one of networks', () =>
    expect(() => new CallbackGuard(['localhost'])).toThrow('not a network'));
});
