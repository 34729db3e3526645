import { openEventLog } from '@viewline/messaging';
import { databaseUrl, readConfig, ServiceConfig } from '@viewline/platform';
import { RebuildTimeline } from '@viewline/timeline';
import { findInstallation, type Installation } from '../installation.js';
import { ProgressBar } from '../progress-bar.js';
import { withServiceDatabase } from '../service-database.js';
import { line, type Terminal } from '../terminal.js';

/** Builds the timeline anew from the log, beside the live one, and lets the two change places. */
export async function rebuildTimeline(terminal: Terminal): Promise<void> {
  const installation = await findInstallation(terminal);
  const { events, before, after } = await withServiceDatabase(
    installation,
    'timeline',
    async (dataSource) => {
      const settings = { ...terminal.env, DATABASE_URL: installation.databaseUrl };
      const log = openEventLog(logUrl(installation), 'crm', readConfig(ServiceConfig, settings));
      const bar = new ProgressBar(terminal.err);
      try {
        const rebuild = new RebuildTimeline(dataSource, log, ({ consumer, done, total }) =>
          bar.show(`Rebuilding ${consumer}`, done, total),
        );
        return await rebuild.execute();
      } finally {
        bar.stop();
        await log.close();
      }
    },
  );
  const isEqual = before.hash === after.hash;
  line(terminal.out, `Rebuilt the timeline from ${events.toLocaleString('en')} events.`);
  line(terminal.out, `before  ${before.hash}  ${before.entries.toLocaleString('en')} entries`);
  line(terminal.out, `after   ${after.hash}  ${after.entries.toLocaleString('en')} entries`);
  line(terminal.out, isEqual ? 'The two are equal.' : 'The two are DIFFERENT; the rebuilt one is live now.');
}

function logUrl({ databaseUrl: server, eventLogUrl }: Installation): string {
  return eventLogUrl === 'postgres:' ? databaseUrl(server, 'log') : eventLogUrl;
}
