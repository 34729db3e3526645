import { setFlagsFromString } from 'node:v8';

/**
 * V8 makes an array among the old objects at once where it expects it to live long, and a service that has read a few
 * thousand rows in one step teaches it so about every answer of the database. A dead array among the old ones then
 * keeps its rows alive until the next full collection: each small one copies what nobody needs (docs/adr/0026).
 */
export function keepRowsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
