/**
 * Everything that the projections write, unqualified: the migration creates it in the live schema, a rebuild in a
 * schema beside it that is swapped in at the end.
 */
export const PROJECTION_TABLES = `
  -- One row per event, never changed. The key is at once the order of the page and the guard against doubles: an
  -- event id comes with one content, so its subscriber and time are always the same.
  CREATE TABLE entry (
    subscriber_id uuid NOT NULL,
    occurred_at timestamptz(3) NOT NULL,
    event_id uuid NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    type text NOT NULL,
    source text NOT NULL,
    channel text,
    kind text NOT NULL,
    title text NOT NULL,
    text text,
    direction text,
    actor text,
    subject_id uuid NOT NULL,
    conversation_id uuid,
    sequence int NOT NULL,
    details jsonb NOT NULL,
    -- When it became visible, for live streams: read only below the oldest running transaction.
    arrival xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (subscriber_id, occurred_at, event_id)
  );
  CREATE INDEX entry_arrival ON entry (arrival);
  -- Subjects whose entries no longer show.
  CREATE TABLE retraction (subject_id uuid PRIMARY KEY, event_id uuid NOT NULL);

  -- Who shows on whose timeline: a linked address or an absorbed subscriber has one parent, or none any more.
  CREATE TABLE edge (
    child_id uuid PRIMARY KEY,
    parent_id uuid,
    sequence int NOT NULL,
    identity_kind text,
    identity_value text,
    arrival xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  CREATE INDEX edge_parent ON edge (parent_id);
  CREATE INDEX edge_arrival ON edge (arrival);
  -- Facts, status and removal each by the latest word on them, so that the order of arrival does not matter.
  CREATE TABLE profile (
    subscriber_id uuid PRIMARY KEY,
    facts jsonb NOT NULL DEFAULT '{}',
    facts_sequence int NOT NULL DEFAULT 0,
    status text,
    status_sequence int NOT NULL DEFAULT 0,
    removed_sequence int NOT NULL DEFAULT 0
  );
  CREATE TABLE relationship (
    relationship_id uuid PRIMARY KEY,
    subscriber_id uuid NOT NULL,
    type text NOT NULL,
    target text NOT NULL,
    active boolean NOT NULL,
    sequence int NOT NULL
  );
  CREATE INDEX relationship_subscriber ON relationship (subscriber_id);
  -- What a subscriber can be found by. 'folded' is the searchable spelling, 'value' the one to show.
  CREATE TABLE search_term (
    subscriber_id uuid NOT NULL,
    kind text NOT NULL,
    folded text NOT NULL,
    value text NOT NULL,
    -- Terms of a profile are replaced with it; terms of an address stay for ever.
    from_profile boolean NOT NULL,
    PRIMARY KEY (subscriber_id, kind, folded)
  );
  CREATE INDEX search_term_infix ON search_term USING gin (folded gin_trgm_ops);
  CREATE INDEX search_term_prefix ON search_term (folded text_pattern_ops);
  -- Changes with every build, so that a live stream knows when its cursor is of another one.
  CREATE TABLE build (id uuid PRIMARY KEY DEFAULT gen_random_uuid());
  INSERT INTO build DEFAULT VALUES;
`;

/** The names of those tables, for swapping. */
export const PROJECTION_TABLE_NAMES = [
  'entry',
  'retraction',
  'edge',
  'profile',
  'relationship',
  'search_term',
  'build',
] as const;
