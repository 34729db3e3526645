import { Inject, Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@viewline/events';
import { CLOCK, type Clock } from '@viewline/kernel';
import type { Transaction } from '@viewline/messaging';
import { daysBefore } from '../../domain/days-before.js';
import { hitWord, problemWord, type ProblemWord } from '../../domain/outage/problem-word.js';
import { personalStages, stageOf, type Stage } from '../../domain/outage/stage.js';
import { NotificationsConfig } from '../../notifications.config.js';
import { ProblemRepository, type ProblemState } from '../../persistence/problem.repository.js';

/** Notes whom an outage hits and what they are to be told; the telling itself is a sweep's, in batches. */
@Injectable()
export class TellWhenOutageChanges {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly config: NotificationsConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is older than messages are kept is no news: when the log is read again, what was forgotten stays so. */
  async apply(all: readonly EventEnvelope[], tx: Transaction): Promise<void> {
    const oldest = daysBefore(this.clock.now(), this.config.MESSAGE_DAYS);
    const events = all.filter(({ time }) => new Date(time) >= oldest);
    await this.applyProblems(
      tx,
      events.flatMap((event) => problemWord(event) ?? []),
    );
    const hits = events.flatMap((event) => hitWord(event) ?? []);
    await this.problems.lock(
      tx,
      hits.map(({ problemId }) => problemId),
      'hits',
    );
    await this.problems.addHits(tx, hits);
    await this.problems.addPersonal(tx, hits.flatMap(personalStages));
  }

  private async applyProblems(tx: Transaction, words: readonly ProblemWord[]): Promise<void> {
    if (words.length === 0) return;
    const ids = words.map(({ problemId }) => problemId);
    const states = new Map((await this.problems.lock(tx, ids, 'stages')).map((one) => [one.problemId, one]));
    const stages: Stage[] = [];
    for (const word of words) {
      const before = states.get(word.problemId)!;
      const isLate = word.sequence <= before.sequence;
      // A late update is no news; the first word and the last one are told whenever they come.
      const stage = isLate && word.facts && !word.declared ? undefined : stageOf(word, before.toldEta);
      if (stage) stages.push(stage);
      if (!isLate) states.set(word.problemId, after(before, word));
    }
    await this.problems.save(tx, [...states.values()]);
    await this.problems.addStages(tx, stages);
  }
}

function after(before: ProblemState, { facts, sequence }: ProblemWord): ProblemState {
  if (!facts) return { ...before, sequence };
  const { priority, statusUrl = null, expectedEnd = null } = facts;
  return { ...before, priority, statusUrl, toldEta: expectedEnd, sequence };
}
