/** Local storage that may be forbidden or full: then nothing is remembered, and nothing breaks. */
export const storage = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key: string, value: string): void {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Not remembered, then.
    }
  },
};
