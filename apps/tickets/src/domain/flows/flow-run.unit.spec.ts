import fc from 'fast-check';
import type { Check } from '../diagnosis/diagnosis.js';
import { BUFFERING_FLOW } from './buffering-flow.js';
import { checkFlow } from './check-flow.js';
import { answerStep, isAnsweredSo, startRun, stepsAsText, type FlowRun } from './flow-run.js';
import { isEnd, type Flow } from './flow.js';
import { LANGUAGES } from '../language.js';

const AT = new Date('2026-03-14T18:00:00Z');
const start = (checks: Check[] = [], flow: Flow = BUFFERING_FLOW): FlowRun =>
  startRun(flow, { id: 'r', subscriberId: 's', checks, startedBy: 'agent', startedAt: AT });
const answer = (run: FlowRun, given: string, flow: Flow = BUFFERING_FLOW): FlowRun =>
  answerStep(flow, run, { step: run.step!, answer: given, by: 'agent', at: AT });
const addresses = (outcome: Check['outcome']): Check[] => [
  { check: 'addresses', outcome, summary: 'In use from 3 addresses at once' },
];

describe('the buffering play-book', () => {
  it('goes in its order, the factory reset last, and ends with a ticket', () => {
    let run = answer(start(), 'no');
    while (run.state === 'running') run = answer(run, 'did-not-help');
    expect(run.state).toBe('ticket');
    expect(run.taken.map(({ step }) => step)).toEqual([
      'several-addresses',
      'bandwidth',
      'change-player',
      'network-test',
      'factory-reset',
    ]);
  });

  it('resets the line first where it is in use from several addresses', () => {
    expect(answer(start(), 'yes').step).toBe('reset-line');
  });

  it('ends where something helped', () => {
    const run = answer(answer(start(), 'no'), 'helped');
    expect([run.state, run.step]).toEqual(['solved', undefined]);
  });

  it.each([
    ['warning', 'yes', 'reset-line'],
    ['ok', 'no', 'bandwidth'],
  ] as const)('does not ask what the diagnosis knows (%s)', (outcome, known, next) => {
    const run = start(addresses(outcome));
    expect(run.step).toBe(next);
    expect(run.taken).toMatchObject([{ position: 1, answer: known, known: true, by: 'diagnosis' }]);
  });

  it('asks what the diagnosis does not know', () => {
    expect(start(addresses('unknown')).step).toBe('several-addresses');
  });

  it('tells a ticket what was tried', () => {
    const text = stepsAsText(answer(start(addresses('warning')), 'did-not-help'));
    expect(text).toBe(
      '1. Is the line in use from several addresses at once? Yes (known, not asked): In use from 3 addresses at once\n' +
        '2. Reset the line and let them sign in again. It still buffers',
    );
  });

  it('takes an answer to what is asked, and to nothing else', () => {
    const run = start();
    expect(() =>
      answerStep(BUFFERING_FLOW, run, { step: 'bandwidth', answer: 'helped', by: 'a', at: AT }),
    ).toThrow('what is asked now');
    expect(() => answer(run, 'perhaps')).toThrow('no answer');
    const next = answer(run, 'no');
    expect(isAnsweredSo(next, { step: 'several-addresses', answer: 'no' })).toBe(true);
    expect(isAnsweredSo(next, { step: 'several-addresses', answer: 'yes' })).toBe(false);
  });
});

const flows: fc.Arbitrary<Flow> = fc
  .array(fc.array(fc.nat(8), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .map((steps) => ({
    ...BUFFERING_FLOW,
    steps: steps.map((answers, i) => ({
      id: `s${i}`,
      title: { en: `s${i}` },
      answers: answers.map((jump, j) => ({
        id: `a${j}`,
        title: { en: `a${j}` },
        outcome: 'done' as const,
        next: i + 1 + jump < steps.length ? `s${i + 1 + jump}` : jump % 2 ? 'ticket' : 'solved',
      })),
    })),
  }));

it.each(LANGUAGES)('the buffering play-book is whole in %s', (language) => {
  const { title, steps } = BUFFERING_FLOW;
  const texts = [title, ...steps.flatMap((step) => [step.title, ...step.answers.map((one) => one.title)])];
  for (const text of texts) {
    expect(text[language]?.trim()).toBeTruthy();
    expect(new Set(Object.values(text)).size).toBe(LANGUAGES.length);
  }
});

describe('any flow', () => {
  it('that is found good comes to an end, by steps that come one after the other, whatever is answered', () => {
    fc.assert(
      fc.property(flows, fc.infiniteStream(fc.nat(2)), (flow, dice) => {
        fc.pre(checkFlow(flow).length === 0);
        const order = flow.steps.map(({ id }) => id);
        let run = start([], flow);
        for (let turns = 0; run.state === 'running'; turns++) {
          expect(turns).toBeLessThan(order.length);
          const answers = flow.steps.find(({ id }) => id === run.step)!.answers;
          run = answer(run, answers[dice.next().value! % answers.length]!.id, flow);
        }
        expect(isEnd(run.state)).toBe(true);
        const places = run.taken.map(({ step }) => order.indexOf(step));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  const [first, second] = BUFFERING_FLOW.steps;
  const leading = (next: string) => [{ ...first!.answers[0]!, next }];
  it.each([
    ['has no step', []],
    ['goes in a circle', [{ ...first!, answers: leading('several-addresses') }]],
    ['leads nowhere', [{ ...first!, answers: leading('nowhere') }]],
    [
      'has a step that nothing leads to',
      [
        { ...first!, answers: leading('ticket') },
        { ...second!, answers: leading('ticket') },
      ],
    ],
    [
      'has two steps of one name',
      [
        { ...first!, answers: leading('ticket') },
        { ...first!, answers: leading('ticket') },
      ],
    ],
    ['has a step without an answer', [{ ...first!, known: undefined, answers: [] }]],
    [
      'knows an answer that is none',
      [{ ...first!, known: { check: 'x', answers: { ok: 'maybe' } }, answers: leading('ticket') }],
    ],
    [
      'gets milder after its last resort',
      [
        { ...first!, known: undefined, lastResort: true, answers: leading('reset-line') },
        { ...second!, answers: leading('ticket') },
      ],
    ],
  ])('that %s is refused', (_label, steps) => expect(checkFlow({ steps })).not.toEqual([]));

  it('of ours is good', () => expect(checkFlow(BUFFERING_FLOW)).toEqual([]));
});
