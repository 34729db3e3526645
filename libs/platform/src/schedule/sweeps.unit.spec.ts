import { eventually } from '@viewline/testing';
import { Sweeps } from './sweeps.js';

const NEVER = '0 0 0 30 2 *';
const EVERY_SECOND = '* * * * * *';
let sweeps: Sweeps;

beforeEach(() => (sweeps = new Sweeps()));
afterEach(() => sweeps.beforeApplicationShutdown());

describe('a sweep', () => {
  it('goes on until nothing is left', async () => {
    let left = 3;
    sweeps.schedule('dust', NEVER, async () => (left > 0 ? left-- : 0));
    await sweeps.runNow('dust');
    expect(left).toBe(0);
  });

  it('runs at its times, and goes on after a failure', async () => {
    const work = jest.fn(async () => {
      if (work.mock.calls.length === 1) throw new Error('the database is away');
      return 0;
    });
    sweeps.schedule('dust', EVERY_SECOND, work);
    await eventually(() => expect(work.mock.calls.length).toBeGreaterThanOrEqual(2));
  });

  it('never overlaps itself, whoever begins it', async () => {
    let running = 0;
    let most = 0;
    let rounds = 0;
    sweeps.schedule('dust', EVERY_SECOND, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 400));
      running--;
      return ++rounds % 4;
    });
    await Promise.all([sweeps.runNow('dust'), sweeps.runNow('dust')]);
    expect(rounds).toBe(8);
    expect(most).toBe(1);
  });

  it('is waited for at shutdown and not begun again', async () => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const work = jest.fn(async () => {
      await held;
      return 1;
    });
    sweeps.schedule('dust', EVERY_SECOND, work);
    await eventually(() => expect(work).toHaveBeenCalled());
    const closed = sweeps.beforeApplicationShutdown();
    release();
    await closed;
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('has a name of its own', async () => {
    sweeps.schedule('dust', NEVER, async () => 0);
    expect(() => sweeps.schedule('dust', NEVER, async () => 0)).toThrow('scheduled already');
    await expect(sweeps.runNow('mud')).rejects.toThrow('no sweep mud');
  });
});
