// Who may import what. One entry per rule of the house; each has a canary that must fail (../canaries).
import { isIn, isSame, isTest } from './place.mjs';

/**
 * @typedef {object} Import
 * @property {string} specifier as written
 * @property {import('./place.mjs').Place | undefined} to our own module that it names
 * @property {boolean} typeOnly
 * @property {string[]} names imported; `*` for a namespace, a dynamic import or an export of everything
 */

/** Whether a package, or something below it, is meant. */
const names = (specifier, ...packages) =>
  packages.some((name) => specifier === name || specifier.startsWith(name.endsWith('/') ? name : `${name}/`));

const LIBRARY_LAYERS = {
  kernel: [],
  events: ['kernel'],
  messaging: ['kernel', 'events'],
  tmf: ['kernel'],
  platform: ['kernel', 'events', 'messaging', 'tmf'],
  'subscriber-copy': ['kernel', 'events', 'messaging'],
  testing: ['kernel', 'events', 'messaging', 'tmf', 'platform'],
};

/** What of the published language says how an event is built and carried, and nothing about what happened. */
const ENVELOPE_NAMES = [
  'AnyEvent',
  'EventDefinition',
  'EventEnvelope',
  'Facts',
  'InvalidEventData',
  'NewEvent',
  'defineEvent',
];

/** The tools that take part in a running product or in tests; all others stand outside. */
const TOOL_USERS = {
  simulator: ['apps/viewline'],
  postgres: ['apps/viewline', 'libs/testing'],
  kafka: ['libs/testing'],
};

/** Compute and touch nothing, so a rule may be written with them: time zones and calendars. */
const PURE_PACKAGES = ['luxon'];

const TEST_PACKAGES = ['fast-check', '@viewline/testing'];

/** @type {Record<string, { says: string, forbids: (from: import('./place.mjs').Place, what: Import) => boolean }>} */
export const BOUNDARIES = {
  'apps-stay-apart': {
    says: 'A service never imports another service; only apps/viewline composes their roots.',
    forbids: (from, { to }) =>
      from.area === 'apps' &&
      to?.area === 'apps' &&
      !isSame(from, to) &&
      !(from.project === 'viewline' && to.byName),
  },
  'libs-never-import-apps': {
    says: 'A library never imports an app.',
    forbids: (from, { to }) => from.area === 'libs' && to?.area === 'apps',
  },
  'library-layers': {
    says: 'A library imports only the libraries below it (see LIBRARY_LAYERS).',
    forbids: (from, { to }) =>
      from.area === 'libs' &&
      to?.area === 'libs' &&
      !isSame(from, to) &&
      !(isTest(from) && to.project === 'testing') &&
      !(LIBRARY_LAYERS[from.project] ?? []).includes(to.project),
  },
  'packages-by-name': {
    says: "Another package is imported by its name alone; what its index does not export is nobody else's business.",
    forbids: (from, { to }) => to !== undefined && !isSame(from, to) && (!to.byName || to.inside !== ''),
  },
  'plain-language': {
    says: 'kernel and events are plain TypeScript: no framework, database or network.',
    forbids: (from, { specifier }) =>
      from.area === 'libs' &&
      ['kernel', 'events'].includes(from.project) &&
      names(specifier, '@nestjs/', 'pg', 'fastify', 'rxjs', 'node:http', 'node:net'),
  },
  'messaging-knows-no-event': {
    says: 'messaging carries events and knows none by name: from events it takes only how they are built and wrapped.',
    forbids: (from, { to, names: imported }) =>
      from.area === 'libs' &&
      from.project === 'messaging' &&
      to?.area === 'libs' &&
      to.project === 'events' &&
      imported.some((name) => !ENVELOPE_NAMES.includes(name)),
  },
  'pure-domain': {
    says: 'domain/ imports only itself, kernel, events and what only computes (see PURE_PACKAGES).',
    forbids: (from, { specifier, to }) =>
      from.area === 'apps' &&
      isIn(from, 'domain') &&
      // Comparing values is no I/O.
      specifier !== 'node:util' &&
      !names(specifier, ...PURE_PACKAGES) &&
      !(isTest(from) && names(specifier, ...TEST_PACKAGES)) &&
      !(to && isSame(from, to) && isIn(to, 'domain')) &&
      !(to?.area === 'libs' && ['kernel', 'events'].includes(to.project)),
  },
  'kafkajs-in-its-adapter': {
    says: 'kafkajs is known only to the Kafka adapter of the log, to the test kit and to tools.',
    forbids: (from, { specifier }) =>
      names(specifier, 'kafkajs') &&
      from.area !== 'tools' &&
      !(from.area === 'libs' && from.project === 'testing') &&
      !(from.area === 'libs' && from.project === 'messaging' && isIn(from, 'log/kafka')),
  },
  'typeorm-where-sql-lives': {
    says: 'TypeORM lives in persistence, projections and queries; elsewhere `tx` is known by its type alone.',
    forbids: (from, { specifier, typeOnly, names: imported }) =>
      names(specifier, 'typeorm') &&
      from.area !== 'tools' &&
      !isTest(from) &&
      !(
        from.area === 'libs' &&
        ['messaging', 'tmf', 'platform', 'subscriber-copy', 'testing'].includes(from.project)
      ) &&
      !(from.area === 'apps' && isIn(from, 'persistence', 'projections', 'queries')) &&
      !(from.area === 'apps' && typeOnly && imported.every((name) => name === 'EntityManager')),
  },
  'http-at-the-edge': {
    says: 'Only api/ and the platform know HTTP: throw a DomainError, the edge chooses the status.',
    forbids: (from, { specifier, names: imported }) =>
      from.area === 'apps' &&
      !isTest(from) &&
      !isIn(from, 'api') &&
      (names(specifier, 'fastify') ||
        (names(specifier, '@nestjs/common') &&
          imported.some((name) => /Exception$|^HttpStatus$/.test(name)))) &&
      isIn(from, 'commands', 'domain', 'persistence', 'reactions', 'queries', 'projections'),
  },
  'tools-stand-outside': {
    says: 'A tool is imported by nothing but the embedded product and the test kit (see TOOL_USERS).',
    forbids: (from, { to }) =>
      from.area !== 'tools' &&
      to?.area === 'tools' &&
      !(TOOL_USERS[to.project] ?? []).includes(`${from.area}/${from.project}`),
  },
  'test-kit-in-tests': {
    says: '@viewline/testing is for tests and tools.',
    forbids: (from, { to }) =>
      from.area !== 'tools' &&
      to?.area === 'libs' &&
      to.project === 'testing' &&
      !isSame(from, to) &&
      !isTest(from),
  },
};
