import Pdf from 'pdfkit';
import { bidi, type Embedding } from './bidi-js.js';
import { breakLines } from './break-lines.js';
import { BOLD, CHINESE, type FontName, fonts, IS_CHINESE, LATIN } from './fonts.js';
import { type FontOf, type VisualRun, visualRuns } from './visual-runs.js';

const MARGIN = 54;
const FOOTER = 30;
const LINE_HEIGHT = 1.5;
/** Characters of one paragraph; a record is a line or two, not a book. */
const LONGEST = 4000;

export interface Style {
  /** Points. */
  size: number;
  bold?: boolean;
  /** Points, from the left margin. */
  indent?: number;
  color?: string;
}

/** Writes text in any script down the pages of a PDF, right-to-left paragraphs from the right margin. */
export class PageWriter {
  private y = MARGIN;
  private readonly chunks: Buffer[] = [];
  private readonly widths = new Map<string, number>();
  private readonly done: Promise<Buffer>;

  private constructor(
    private readonly document: PDFKit.PDFDocument,
    available: Record<FontName, Buffer>,
  ) {
    for (const [name, data] of Object.entries(available)) document.registerFont(name, data);
    document.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.done = new Promise((resolve, reject) => {
      document.on('end', () => resolve(Buffer.concat(this.chunks)));
      document.on('error', reject);
    });
  }

  static async create(info: { title: string; at: Date }): Promise<PageWriter> {
    const available = await fonts();
    const document = new Pdf({
      size: 'A4',
      margin: MARGIN,
      bufferPages: true,
      lang: 'en',
      info: { Title: info.title, Creator: 'Viewline', CreationDate: info.at, ModDate: info.at },
    });
    return new PageWriter(document, available);
  }

  paragraph(raw: string, style: Style): void {
    const text = plain(raw);
    const { indent = 0, size } = style;
    const widest = this.document.page.width - 2 * MARGIN - indent;
    const embedding = levelsOf(text);
    const fontOf = (character: string): FontName =>
      IS_CHINESE.test(character) ? CHINESE : style.bold ? BOLD : LATIN;
    const widthOf = (piece: string): number =>
      this.width(piece, fontOf(String.fromCodePoint(piece.codePointAt(0) ?? 32)), size);
    this.document.fillColor(style.color ?? 'black');
    for (const { start, end } of breakLines(text, widest, widthOf)) {
      this.makeRoom(size * LINE_HEIGHT);
      const runs = this.runsOf(text, embedding, start, end, fontOf);
      const placed = runs.map((run) => ({ ...run, width: this.width(run.text, run.font, size) }));
      const whole = placed.reduce((sum, run) => sum + run.width, 0);
      let x = isRightToLeft(embedding) ? MARGIN + indent + widest - whole : MARGIN + indent;
      for (const run of placed) {
        this.document.font(run.font).fontSize(size);
        if (run.text.trim() !== '')
          this.document.text(run.text, x, this.y + size, { lineBreak: false, baseline: 'alphabetic' });
        x += run.width;
      }
      this.y += size * LINE_HEIGHT;
    }
  }

  /** One after the other in a paragraph; a text that runs from the right is one of its own, from its own margin. */
  labelled(facts: readonly { label: string; text: string }[], style: Style): void {
    let line: string[] = [];
    const flush = (): void => {
      if (line.length > 0) this.paragraph(line.join('   ·   '), style);
      line = [];
    };
    for (const { label, text } of facts) {
      if (!isRightToLeft(levelsOf(plain(text)))) {
        line.push(`${label}: ${text}`);
        continue;
      }
      flush();
      this.paragraph(`${label}:`, style);
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
      this.document.font(LATIN).fontSize(7).fillColor('#666666');
      const y = this.document.page.height - FOOTER;
      this.document.text(footer(page + 1, count), MARGIN, y, { lineBreak: false });
    }
    this.document.end();
    return this.done;
  }

  private runsOf(
    text: string,
    embedding: Embedding,
    start: number,
    end: number,
    fontOf: FontOf,
  ): VisualRun[] {
    if (end === start) return [];
    if (IS_SIMPLE.test(text)) return [{ text: text.slice(start, end), font: fontOf('x') }];
    return visualRuns(text, embedding, start, end, fontOf);
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

/** Nothing in it runs from the right or is set in another font: most of a file is so, and takes the short way. */
const IS_SIMPLE = /^[\u0020-\u058f]*$/;

const levelsOf = (text: string): Embedding =>
  IS_SIMPLE.test(text) ? { levels: new Uint8Array(), paragraphs: [] } : bidi.getEmbeddingLevels(text);

const isRightToLeft = ({ paragraphs }: Embedding): boolean => (paragraphs[0]?.level ?? 0) % 2 === 1;

/** One paragraph: no control characters, and none that would turn the order of others round. */
function plain(text: string): string {
  const cleaned = text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const cut = cleaned.length > LONGEST ? `${cleaned.slice(0, LONGEST)}…` : cleaned;
  // Half of a character is none.
  return cut.replaceAll(/\p{Cs}/gu, '\ufffd');
}
