import { PromiseController } from './api/promise.controller.js';
import { BreakPromises } from './commands/break-promises/break-promises.use-case.js';
import { KeepPromise } from './commands/keep-promise/keep-promise.use-case.js';
import { MakePromise } from './commands/make-promise/make-promise.use-case.js';
import { CreatePromises1766100000300 } from './persistence/migrations/create-promises.js';
import { DeedRepository } from './persistence/deed.repository.js';
import { PromiseRepository } from './persistence/promise.repository.js';
import { ListPromises } from './queries/list-promises/list-promises.query.js';
import { KeepPromisesWhenDone } from './reactions/keep-promises-when-done/keep-promises-when-done.js';

/** Promises and what became of them. */
export const PROMISE_PARTS = {
  controllers: [PromiseController],
  providers: [
    MakePromise,
    KeepPromise,
    BreakPromises,
    KeepPromisesWhenDone,
    PromiseRepository,
    DeedRepository,
    ListPromises,
  ],
  migrations: [CreatePromises1766100000300],
};
