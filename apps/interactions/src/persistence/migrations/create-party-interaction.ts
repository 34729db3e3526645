import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The form in which declared dates stand in a TM Forum document. */
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * TMF683 as a view of what is on record: facts that came in on a channel read as a PartyInteraction too. `resource`
 * holds what the facts have no place for and stands over what they imply; a null in it hides the implied.
 */
export class CreatePartyInteraction1700000001002 implements MigrationInterface {
  name = 'CreatePartyInteraction1700000001002';

  async up(runner: QueryRunner): Promise<void> {
    // A removed interaction leaves its id behind, so that the same message sent again stays removed.
    await runner.query('ALTER TABLE interaction ADD COLUMN removed_at timestamptz');
    await runner.query(`
      CREATE VIEW party_interaction AS
      SELECT id, status, reason, direction, created_at, status_changed_at, started_at, ended_at,
        jsonb_strip_nulls(
          jsonb_build_object(
            'description', coalesce(facts ->> 'text', facts ->> 'subject'),
            'channel', jsonb_build_array(jsonb_build_object('id', channel, 'name', channel)),
            'relatedParty',
              jsonb_build_array(jsonb_build_object(
                'id', subscriber_id, 'name', facts ->> 'displayName', 'role', 'customer', '@referredType', 'Customer'))
              || CASE WHEN facts ? 'agent' THEN jsonb_build_array(jsonb_build_object(
                'id', facts ->> 'agent', 'role', 'agent', '@referredType', 'Individual')) ELSE '[]' END,
            'attachment', (
              SELECT jsonb_agg(jsonb_build_object(
                'name', a -> 'name', 'mimeType', a -> 'mimeType', 'url', a -> 'url',
                'size', CASE WHEN a ? 'size' THEN jsonb_build_object('amount', a -> 'size', 'units', 'byte') END))
              FROM jsonb_array_elements(facts -> 'attachments') AS a)
          )
          || resource
          || jsonb_build_object(
            'status', status, 'reason', reason, 'direction', direction,
            'creationDate', ${iso('created_at')},
            'statusChangeDate', ${iso('status_changed_at')},
            'interactionDate', jsonb_build_object(
              'startDateTime', ${iso('started_at')}, 'endDateTime', ${iso('ended_at')})
          )
        ) AS document
      FROM interaction WHERE removed_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW party_interaction; ALTER TABLE interaction DROP COLUMN removed_at');
  }
}
