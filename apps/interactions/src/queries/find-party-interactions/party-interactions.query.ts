import { Injectable } from '@nestjs/common';
import { findOne, findPage, type ListQuery, type Page, type Stored } from '@viewline/tmf';
import { DataSource } from 'typeorm';
import { PARTY_INTERACTION } from '../../resources/party-interaction.js';

@Injectable()
export class PartyInteractionsQuery {
  constructor(private readonly db: DataSource) {}

  list(query: ListQuery): Promise<Page<Stored>> {
    return findPage(this.db, PARTY_INTERACTION, query);
  }

  /** @throws not-found */
  get(id: string): Promise<Stored> {
    return findOne(this.db, PARTY_INTERACTION, id);
  }
}
