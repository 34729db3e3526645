import Pdf from 'pdfkit';
import type { FileLanguage } from '../file-language.js';
import type { Embedding } from './bidi-js.js';
import { breakLines, type LineRange } from './break-lines.js';
import { type FontName, fontOf, fonts } from './fonts.js';
import { type Direction, isRightToLeft, isSimple, levelsOf, withoutIsolates } from './plain-text.js';
import { type VisualRun, visualRuns } from './visual-runs.js';

const MARGIN = 54;
const FOOTER = 30;
const LINE_HEIGHT = 1.5;

export interface Style {
  /** Points. */
  size: number;
  bold?: boolean;
  /** Points, from the margin where lines begin. */
  indent?: number;
  color?: string;
}

export interface PageFacts {
  title: string;
  at: Date;
  language: FileLanguage;
  direction: Direction;
}

/**
 * Writes text in any script down the pages of a PDF. A document from the right has its margins, indents and lines the
 * other way round; in one from the left, right-to-left paragraphs begin at the right margin. Text is `plain`.
 */
export class PageWriter {
  private y = MARGIN;
  private readonly chunks: Buffer[] = [];
  private readonly widths = new Map<string, number>();
  private readonly done: Promise<Buffer>;

  private constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly direction: Direction,
    available: Record<FontName, Buffer>,
  ) {
    for (const [name, data] of Object.entries(available)) document.registerFont(name, data);
    document.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.done = new Promise((resolve, reject) => {
      document.on('end', () => resolve(Buffer.concat(this.chunks)));
      document.on('error', reject);
    });
  }

  static async create({ title, at, language, direction }: PageFacts): Promise<PageWriter> {
    const available = await fonts();
    const document = new Pdf({
      size: 'A4',
      margin: MARGIN,
      bufferPages: true,
      lang: language,
      info: { Title: withoutIsolates(title), Creator: 'Viewline', CreationDate: at, ModDate: at },
    });
    return new PageWriter(document, direction, available);
  }

  paragraph(text: string, style: Style): void {
    const embedding = levelsOf(text, this.direction);
    const widest = this.document.page.width - 2 * MARGIN - (style.indent ?? 0);
    const widthOf = (piece: string): number => {
      const drawn = withoutIsolates(piece);
      const font = fontOf(String.fromCodePoint(drawn.codePointAt(0) ?? 32), style.bold);
      return this.width(drawn, font, style.size);
    };
    for (const range of breakLines(text, widest, widthOf)) {
      this.makeRoom(style.size * LINE_HEIGHT);
      this.line(text, embedding, range, style);
      this.y += style.size * LINE_HEIGHT;
    }
  }

  /**
   * One after the other in a paragraph; in a document from the left a text that runs from the right is one of its own,
   * from its own margin.
   */
  labelled(facts: readonly { label: string; text: string }[], colon: string, style: Style): void {
    let line: string[] = [];
    const flush = (): void => {
      if (line.length > 0) this.paragraph(line.join(' · '), style);
      line = [];
    };
    for (const { label, text } of facts) {
      if (this.direction === 'rtl' || !isRightToLeft(levelsOf(text, this.direction))) {
        line.push(`${label}${colon}${text}`);
        continue;
      }
      flush();
      this.paragraph(`${label}${colon}`.trimEnd(), style);
      this.paragraph(text, style);
    }
    flush();
  }

  gap(points: number): void {
    this.y += points;
  }

  rule(): void {
    const { width } = this.document.page;
    this.document
      .moveTo(MARGIN, this.y)
      .lineTo(width - MARGIN, this.y)
      .lineWidth(0.5)
      .stroke('#999999');
    this.y += 6;
  }

  /** Ends the document with a line at the foot of every page. */
  async finish(footer: (page: number, of: number) => string): Promise<Buffer> {
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.document.switchToPage(page);
      // What stands below the bottom margin would begin a new page.
      this.document.page.margins.bottom = 0;
      this.y = this.document.page.height - FOOTER;
      const text = footer(page + 1, count);
      const style = { size: 7, color: '#666666' };
      this.line(text, levelsOf(text, this.direction), { start: 0, end: text.length }, style);
    }
    this.document.end();
    return this.done;
  }

  private line(text: string, embedding: Embedding, range: LineRange, style: Style): void {
    const { size, indent = 0, color = 'black' } = style;
    const runs = this.runsOf(text, embedding, range, style);
    const placed = runs.map((run) => ({ ...run, width: this.width(run.text, run.font, size) }));
    const whole = placed.reduce((sum, run) => sum + run.width, 0);
    const [left, right] = this.direction === 'rtl' ? [MARGIN, MARGIN + indent] : [MARGIN + indent, MARGIN];
    let x = isRightToLeft(embedding) ? this.document.page.width - right - whole : left;
    this.document.fillColor(color);
    for (const run of placed) {
      this.document.font(run.font).fontSize(size);
      if (run.text.trim() !== '')
        this.document.text(run.text, x, this.y + size, { lineBreak: false, baseline: 'alphabetic' });
      x += run.width;
    }
  }

  private runsOf(
    text: string,
    embedding: Embedding,
    { start, end }: LineRange,
    { bold }: Style,
  ): VisualRun[] {
    if (end === start) return [];
    if (isSimple(text, this.direction)) return [{ text: text.slice(start, end), font: fontOf('x', bold) }];
    return visualRuns(text, embedding, start, end, (character) => fontOf(character, bold));
  }

  private makeRoom(height: number): void {
    if (this.y + height <= this.document.page.height - MARGIN) return;
    this.document.addPage();
    this.y = MARGIN;
  }

  private width(text: string, font: string, size: number): number {
    const key = `${font} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known * size;
    const width = this.document.font(font).fontSize(1).widthOfString(text);
    this.widths.set(key, width);
    return width * size;
  }
}
