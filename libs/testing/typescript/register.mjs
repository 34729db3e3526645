// `node --import <this file> something.ts`: runs our TypeScript sources without a build, as Jest does.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
