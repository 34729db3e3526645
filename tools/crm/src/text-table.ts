type Cell = string | number | null;

/** Columns as wide as their widest cell; numbers stand to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = header.map((title, nth) =>
    Math.max(title.length, ...rows.map((row) => textOf(row[nth]).length)),
  );
  const format = (cells: readonly (Cell | undefined)[]) =>
    cells
      .map((cell, nth) => {
        const text = textOf(cell);
        return typeof cell === 'number' ? text.padStart(widths[nth]!) : text.padEnd(widths[nth]!);
      })
      .join('  ')
      .trimEnd();
  return [header, ...rows].map(format).join('\n');
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '-';
  // Causes quote what strangers sent: nothing of it may steer the operator's terminal or break the table.
  return typeof cell === 'number' ? cell.toLocaleString('en') : printable(cell.replace(/\s+/g, ' '));
}

/** Without control characters, apart from the ends of lines. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '·');
}
