import { Injectable } from '@nestjs/common';
import { findOne, findPage, type ListQuery, type Page, type Stored } from '@viewline/tmf';
import { DataSource } from 'typeorm';
import { COMMUNICATION_MESSAGE } from '../../resources/communication-message.js';

@Injectable()
export class FindMessages {
  constructor(private readonly db: DataSource) {}

  list(query: ListQuery): Promise<Page<Stored>> {
    return findPage(this.db, COMMUNICATION_MESSAGE, query);
  }

  /** @throws DomainError `communicationMessage.not-found` */
  get(id: string): Promise<Stored> {
    return findOne(this.db, COMMUNICATION_MESSAGE, id);
  }
}
