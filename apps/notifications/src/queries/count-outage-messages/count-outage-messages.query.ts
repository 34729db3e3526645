import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface StageCount {
  stage: string;
  at: Date;
  /** People whom it concerns, and those of them whose message was handed to the delivery. */
  people: number;
  told: number;
}

@Injectable()
export class CountOutageMessages {
  constructor(private readonly dataSource: DataSource) {}

  async execute(problemId: string): Promise<StageCount[]> {
    return await this.dataSource.query<StageCount[]>(
      `SELECT stage, min(at) AS at, count(*)::int AS people, (count(*) FILTER (WHERE told))::int AS told
       FROM outage_message WHERE problem_id = $1 GROUP BY stage ORDER BY 2, 1`,
      [problemId],
    );
  }
}
