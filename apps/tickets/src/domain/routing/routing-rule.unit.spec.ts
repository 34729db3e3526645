import { mentions } from './keyword.js';
import { priorityClassOf } from './priority-class.js';
import { GENERAL_QUEUE, route, type RoutingRule, type WorkFacts } from './routing-rule.js';

const rule = (id: string, more: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  name: id,
  position: 1,
  keywords: [],
  channels: [],
  ticketTypes: [],
  languages: [],
  queue: id,
  skills: [],
  ...more,
});
const facts = (more: Partial<WorkFacts> = {}): WorkFacts => ({
  text: '',
  ticketTypes: [],
  priority: 'medium',
  ...more,
});

describe('a keyword', () => {
  it.each([
    ['My BILLING is wrong', 'bill'],
    ['Mon décodeur ne marche plus', 'decodeur'],
    ['لماذا الفاتورة مرتفعة؟', 'فاتوره'],
    ['الإشتراك انتهى', 'اشتراك'],
    ['我的账单有问题', '账单'],
    ['ＶＩＰ customer', 'vip'],
  ])('in %p: %p', (text, keyword) => expect(mentions(text, keyword)).toBe(true));

  it.each([
    ['the ability to watch', 'bill'],
    ['', 'bill'],
    ['anything', ''],
    ['anything', '  '],
  ])('not in %p: %p', (text, keyword) => expect(mentions(text, keyword)).toBe(false));
});

describe('routing', () => {
  it('takes the first rule that holds', () => {
    const rules = [rule('bills', { keywords: ['bill'] }), rule('all')];
    expect(route(facts({ text: 'my bill' }), rules).queue).toBe('bills');
    expect(route(facts({ text: 'no picture' }), rules).queue).toBe('all');
  });

  it('wants every condition of a rule', () => {
    const rules = [rule('vip', { channels: ['wechat'], languages: ['zh'], keywords: ['退款'] })];
    const work = facts({ text: '我要退款', channel: 'wechat', language: 'zh-Hans' });
    expect(route(work, rules)).toEqual({
      queue: 'vip',
      skills: [],
      language: 'zh',
      priority: 'medium',
      ruleId: 'vip',
    });
    expect(route({ ...work, channel: 'chat' }, rules).queue).toBe(GENERAL_QUEUE);
    expect(route({ ...work, language: 'en' }, rules).queue).toBe(GENERAL_QUEUE);
    expect(route({ ...work, text: '你好' }, rules).queue).toBe(GENERAL_QUEUE);
  });

  it('knows a ticket by its type in any spelling, and asks for skills and urgency', () => {
    const rules = [rule('q', { ticketTypes: ['bill dispute'], skills: ['b', 'a', 'b'], priority: 'high' })];
    expect(route(facts({ ticketTypes: ['Bill  Dispute'] }), rules)).toEqual({
      queue: 'q',
      skills: ['a', 'b'],
      priority: 'high',
      ruleId: 'q',
    });
  });

  it('sends what no rule speaks of to the general queue', () => {
    expect(route(facts({ priority: 'low' }), [])).toEqual({
      queue: GENERAL_QUEUE,
      skills: [],
      priority: 'low',
    });
  });
});

describe('urgency', () => {
  it.each([
    [['Critical'], 'critical'],
    [[undefined, 'MAJOR'], 'high'],
    [['whatever', 'minor'], 'low'],
    [[], 'medium'],
  ] as const)('of %p is %s', (words, expected) => expect(priorityClassOf(...words)).toBe(expected));
});
