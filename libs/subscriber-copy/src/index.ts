export * from './save-subscriber-copy.js';
export * from './subscriber-copy.query.js';
export * from './subscriber-copy-tables.js';
