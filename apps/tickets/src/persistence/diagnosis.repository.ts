import { Injectable } from '@nestjs/common';
import type { Transaction } from '@viewline/messaging';
import type { Diagnosis } from '../domain/diagnosis/diagnosis.js';

export interface MadeDiagnosis extends Diagnosis {
  id: string;
  subscriberId: string;
  by: string;
  at: Date;
}

@Injectable()
export class DiagnosisRepository {
  async insert(tx: Transaction, { id, subscriberId, by, at, ...result }: MadeDiagnosis): Promise<void> {
    await tx.query('INSERT INTO diagnosis VALUES ($1, $2, $3, $4, $5, $6)', [
      id,
      subscriberId,
      result.answer,
      JSON.stringify(result),
      by,
      at,
    ]);
  }
}
