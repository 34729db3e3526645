import { Inject, Injectable } from '@nestjs/common';
import { DiagnosisCompleted } from '@viewline/events';
import { CLOCK, DomainError, isId, newId, type Clock } from '@viewline/kernel';
import { Outbox, Transactions } from '@viewline/messaging';
import { diagnose } from '../../domain/diagnosis/diagnose.js';
import { DiagnosisRepository, type MadeDiagnosis } from '../../persistence/diagnosis.repository.js';
import { GatherDiagnosisFacts } from '../../queries/gather-diagnosis-facts/gather-diagnosis-facts.query.js';

export interface DiagnosisRequest {
  subscriberId: string;
  by: string;
  /** What they say they watch. */
  streamId?: string;
  /** The ticket that it is made for. */
  ticketId?: string;
}

@Injectable()
export class DiagnoseSubscriber {
  constructor(
    private readonly facts: GatherDiagnosisFacts,
    private readonly transactions: Transactions,
    private readonly diagnoses: DiagnosisRepository,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Runs all checks on what this service knows by itself; asks nobody else. In English. @throws DomainError `diagnosis.bad-subscriber` */
  async execute({ subscriberId, by, streamId, ticketId }: DiagnosisRequest): Promise<MadeDiagnosis> {
    if (!isId(subscriberId)) {
      throw new DomainError('not-found', 'diagnosis.bad-subscriber', 'that is no id of a subscriber');
    }
    const at = this.clock.now();
    const result = diagnose(await this.facts.execute(subscriberId, at, streamId));
    const diagnosis = { ...result, id: newId(), subscriberId, by, at };
    await this.transactions.run(async (tx) => {
      await this.diagnoses.insert(tx, diagnosis);
      await this.outbox.append(tx, [
        DiagnosisCompleted.create(
          {
            diagnosisId: diagnosis.id,
            subscriberId,
            ...(ticketId && { ticketId }),
            answer: result.answer,
            summary: result.summary,
            nextStep: result.nextStep,
            checks: result.checks.map(({ finding: _code, ...check }) => check),
            ...(result.problemId && { problemId: result.problemId }),
            by,
          },
          { time: at, sequence: 1 },
        ),
      ]);
    });
    return diagnosis;
  }
}
