import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.js';

/** Before the first link. */
export const GENESIS = '';

/** SHA-256, in hex, of the link before and of this value: whoever changes a value has to change all links behind it. */
export const link = (previous: string, value: Json): string => sha256(`${previous}\n${canonicalJson(value)}`);

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
