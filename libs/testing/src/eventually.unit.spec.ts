import { eventually } from './eventually.js';

describe('eventually', () => {
  it('gives back what the probe returned once it stopped throwing', async () => {
    let looks = 0;
    const seen = await eventually(
      () => {
        if (++looks < 3) throw new Error('not there');
        return 'there';
      },
      { every: 1 },
    );
    expect([seen, looks]).toEqual(['there', 3]);
  });

  it('waits while the probe returns false, and not for other empty values', async () => {
    const answers = [false, false, 0];
    expect(await eventually(() => answers.shift(), { every: 1 })).toBe(0);
  });

  it('takes an expectation that returns nothing as seen', async () => {
    expect(await eventually(() => undefined)).toBeUndefined();
  });

  it('tells what it saw last, and keeps the error of the probe as the cause', async () => {
    let looks = 0;
    const failure: unknown = await eventually(
      () => {
        throw new Error(`look ${++looks}`);
      },
      { within: 5, every: 1 },
    ).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    const { message, cause } = failure as Error;
    expect(message).toBe(`Not seen within 5 ms (looked ${looks} times). Last seen: look ${looks}`);
    expect((cause as Error).message).toBe(`look ${looks}`);
  });

  it('looks at least once, however little time there is', async () => {
    expect(await eventually(() => true, { within: 0 })).toBe(true);
    await expect(eventually(() => false, { within: 0 })).rejects.toThrow('Last seen: false');
  });

  it('tells of values that are thrown without being errors', async () => {
    // eslint-disable-next-line typescript/prefer-promise-reject-errors -- what libraries of others do
    await expect(eventually(() => Promise.reject({ code: 7 }), { within: 0 })).rejects.toThrow('{ code: 7 }');
  });
});
