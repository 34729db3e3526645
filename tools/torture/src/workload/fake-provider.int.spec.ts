import { Random } from '../random.js';
import { FakeProvider } from './fake-provider.js';

/** A chance that always falls so. */
const always = (chance: number): Random => Object.assign(new Random(1), { between: () => chance });
const TAKEN = 100;
const TURNED_AWAY = 1;
const LOST = 6;

let provider: FakeProvider | undefined;
afterEach(() => provider?.close());

async function post(
  door: 'sms' | 'whatsapp',
  key: string,
  text = key,
): Promise<{ status: number; id?: string }> {
  const { url } = provider!.configuration.find((one) => (one as { channel: string }).channel === door) as {
    url: string;
  };
  const body = JSON.stringify({ reference: 'r', text });
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => undefined);
  return answer?.ok
    ? { status: answer.status, ...((await answer.json()) as { id: string }) }
    : { status: answer?.status ?? 0 };
}

describe('The vendor of messages', () => {
  it('takes one key once where it keeps to keys, and gives the same id again', async () => {
    provider = await FakeProvider.start(always(TAKEN));
    const [first, again, other] = [await post('sms', 'a'), await post('sms', 'a'), await post('sms', 'b')];
    expect(again).toEqual(first);
    expect(other.id).not.toBe(first.id);
    expect(provider.accepted).toEqual(['a', 'b']);
  });

  it('takes whatever comes where it does not', async () => {
    provider = await FakeProvider.start(always(TAKEN));
    await post('whatsapp', 'a');
    await post('whatsapp', 'a');
    expect(provider.accepted).toEqual(['a', 'a']);
  });

  it('takes nothing that it turns away', async () => {
    provider = await FakeProvider.start(always(TURNED_AWAY));
    expect((await post('sms', 'a')).status).toBe(503);
    expect(provider.accepted).toEqual([]);
  });

  it('has taken a message whose answer is lost', async () => {
    provider = await FakeProvider.start(always(LOST));
    expect((await post('sms', 'a')).status).toBe(0);
    expect(provider.accepted).toEqual(['a']);
  });
});
