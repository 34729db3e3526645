import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * Something that must be done once, however often the button is pressed: one key until it worked, then another.
 * @param done told with the answer
 */
export function useSending<Given, Answer>(
  send: (given: Given, key: string) => Promise<Answer>,
  done: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Given> {
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (given: Given) => send(given, key.current),
    onSuccess(answer) {
      key.current = newKey();
      done(answer);
    },
  });
}

/** `randomUUID` is only there where the page came over HTTPS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
