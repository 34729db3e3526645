import { DIMENSIONS, type Cohort, type Count, type Dimension } from '../../domain/diagnosis/cohort.js';
import { valueOn, type Viewing } from '../../domain/diagnosis/diagnosis.js';

const COLUMNS: Readonly<Record<Dimension, string>> = {
  stream: 'stream_id',
  server: 'server_id',
  isp: 'isp',
  region: 'region',
  'device-class': 'device_class',
};

/** People of one cohort that are looked at: the ones of this moment first. More would say no more. */
const MOST = 5000;

/** Sessions whose end nobody told are believed for so long. */
const LONGEST_SESSION = `interval '12 hours'`;

export interface PeersRow extends Count {
  dimension: Dimension | 'everybody';
  besidesPeers: number;
  besidesFailing: number;
}

/**
 * One statement that counts, for each dimension known and for everybody, who else was there in a window and how many
 * of them failed. Parameters: $1 from, $2 to, $3 who is left out, then the values of the dimensions.
 */
export function peersSql(viewing: Viewing | undefined): {
  sql: string;
  values: string[];
  dimensions: Dimension[];
} {
  const known = viewing ? DIMENSIONS.filter((dimension) => valueOn(viewing, dimension) !== undefined) : [];
  const counts = known.map((dimension, i) => countSql(dimension, `${COLUMNS[dimension]} = $${i + 4} AND`));
  return {
    sql: [...counts, countSql('everybody', '')].join('\nUNION ALL\n'),
    values: known.map((dimension) => valueOn(viewing!, dimension)!),
    dimensions: known,
  };
}

// Where there are more viewers than are looked at, errors of people outside of them would make the rate too high.
const countSql = (name: string, where: string): string => `
  SELECT '${name}' AS dimension, coalesce(sum(peers), 0)::int AS peers, coalesce(sum(failing), 0)::int AS failing,
         coalesce(sum(peers) FILTER (WHERE rank > 1), 0)::int AS "besidesPeers",
         coalesce(sum(failing) FILTER (WHERE rank > 1), 0)::int AS "besidesFailing"
  FROM (
    SELECT count(*) AS peers, count(*) FILTER (WHERE failing) AS failing,
           row_number() OVER (ORDER BY count(*) FILTER (WHERE failing) DESC, stream) AS rank
    FROM (
      SELECT bool_or(failing) AS failing, bool_or(viewer) AS viewer,
             coalesce(min(stream_id) FILTER (WHERE failing), min(stream_id)) AS stream,
             sum(count(*) FILTER (WHERE viewer)) OVER () AS viewers
      FROM (
        (SELECT subscriber_id, stream_id, failed AS failing, true AS viewer FROM viewing_session
         WHERE ${where} ended_at >= $1 AND started_at <= $2 AND started_at >= $2 - ${LONGEST_SESSION}
           AND subscriber_id <> ALL($3::uuid[])
         ORDER BY ended_at DESC LIMIT ${MOST})
        UNION ALL
        (SELECT subscriber_id, stream_id, true, false FROM playback_error
         WHERE ${where} occurred_at BETWEEN $1 AND $2 AND subscriber_id <> ALL($3::uuid[])
         ORDER BY occurred_at DESC LIMIT ${MOST})
      ) seen GROUP BY subscriber_id
    ) person WHERE viewer OR viewers < ${MOST} GROUP BY stream
  ) by_stream`;

export function readPeers(
  rows: readonly PeersRow[],
  viewing: Viewing | undefined,
): { cohorts: Cohort[]; everybody: Count } {
  const { peers, failing } = rows.find(({ dimension }) => dimension === 'everybody')!;
  const cohorts = rows.flatMap(({ dimension, ...count }): Cohort[] => {
    if (dimension === 'everybody') return [];
    const elsewhere = Math.max(0, peers - count.peers);
    return [
      {
        dimension,
        value: valueOn(viewing!, dimension)!,
        peers: count.peers,
        failing: count.failing,
        besidesWorstStream: { peers: count.besidesPeers, failing: count.besidesFailing },
        others: { peers: elsewhere, failing: Math.min(Math.max(0, failing - count.failing), elsewhere) },
      },
    ];
  });
  return { cohorts, everybody: { peers, failing } };
}
