import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The timeline's table as an entity. */
@Entity({ schema: 'usual', name: 'entry' })
export class UsualEntry {
  @PrimaryColumn('uuid', { name: 'subscriber_id' })
  subscriberId!: string;
  @PrimaryColumn('timestamptz', { name: 'occurred_at' })
  occurredAt!: Date;
  @PrimaryColumn('uuid', { name: 'event_id' })
  eventId!: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
  @Column('text')
  type!: string;
  @Column('text')
  source!: string;
  @Column('text', { nullable: true })
  channel!: string | null;
  @Column('text')
  kind!: string;
  @Column('text')
  title!: string;
  @Column('text', { nullable: true })
  text!: string | null;
  @Column('text', { nullable: true })
  direction!: string | null;
  @Column('text', { nullable: true })
  actor!: string | null;
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;
  @Column('uuid', { name: 'conversation_id', nullable: true })
  conversationId!: string | null;
  @Column('int')
  sequence!: number;
  @Column('jsonb')
  details!: Record<string, unknown>;
}
