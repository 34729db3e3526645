import { useEffect, useState } from 'react';

/** The value once it has rested for `ms` milliseconds; an empty one at once. */
export function useDebounced<Value extends string | number>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (!value) return setSettled(value);
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return value ? settled : value;
}
