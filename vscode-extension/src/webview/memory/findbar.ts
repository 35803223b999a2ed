import { parsePattern, PATTERN_KINDS, type PatternKind } from '../../memory/pattern';
import { button, choice, make, say } from './dom';

interface Found {
  /** By address. */
  readonly addresses: readonly bigint[];
  readonly length: number;
  readonly complete: boolean;
}

/** What the bar wants of the page. */
export interface Finder {
  /** Begins a search. */
  search(number: number, bytes: Uint8Array, ignoreCase: boolean): void;
  cancel(): void;
  /** Shows what was found. */
  select(address: bigint, count: number): void;
  /** Goes back to the bytes. */
  closed(): void;
  repaint(): void;
  cursor(): bigint;
}

/** The bar in which one says what to look for. */
export class FindBar {
  private readonly words = make('input', { id: 'find', type: 'text', spellcheck: 'false', autocomplete: 'off', placeholder: 'Find', 'aria-label': 'What to find', 'aria-describedby': 'findings' });
  private readonly kind = choice('kind', 'What is looked for', PATTERN_KINDS.map(kind => [kind, kind === 'text' ? 'text (utf8)' : kind] as const), () => this.outdate());
  private readonly case = make('input', { id: 'case', type: 'checkbox' });
  private readonly findings = make('span', { id: 'findings', role: 'status' });
  private readonly cancel: HTMLButtonElement;
  readonly element: HTMLElement;
  private found: Found | undefined;
  private number = 0;
  private running = 0;
  private wanted: 'next' | 'previous' = 'next';

  constructor(private readonly finder: Finder) {
    this.cancel = button('cancel', 'Cancel the search', 'M3.5 3.5l9 9M12.5 3.5l-9 9', () => finder.cancel());
    this.cancel.hidden = true;
    this.element = make(
      'form',
      { id: 'findbar', role: 'search' },
      this.kind,
      this.words,
      make('label', { for: 'case', title: 'Small and large letters are different' }, this.case, 'Aa'),
      button('previous', 'Previous (Shift+Enter)', 'M8 13V3M3.5 7.5L8 3l4.5 4.5', () => this.go('previous')),
      button('next', 'Next (Enter)', 'M8 3v10M3.5 8.5L8 13l4.5-4.5', () => this.go('next')),
      this.findings,
      this.cancel,
      button('close', 'Close (Escape)', 'M3.5 3.5l9 9M12.5 3.5l-9 9', () => this.close())
    );
    this.element.hidden = true;
    this.element.addEventListener('submit', event => event.preventDefault());
    this.case.addEventListener('change', () => this.outdate());
    this.words.addEventListener('input', () => this.outdate());
    this.element.addEventListener('keydown', event => {
      const isEnter = event.key === 'Enter' && event.target === this.words;
      if (event.key !== 'Escape' && !isEnter) return;
      event.preventDefault();
      event.stopPropagation();
      if (isEnter) this.go(event.shiftKey ? 'previous' : 'next');
      else this.close();
    });
  }

  open(): void {
    this.element.hidden = false;
    this.words.focus();
    this.words.select();
  }

  private close(): void {
    if (this.running > 0) this.finder.cancel();
    this.element.hidden = true;
    this.outdate();
    this.finder.closed();
  }

  /** What was found may not be there any more. */
  outdate(): void {
    this.found = undefined;
    say(this.findings, '');
    this.words.removeAttribute('aria-invalid');
    this.finder.repaint();
  }

  go(direction: 'next' | 'previous'): void {
    this.wanted = direction;
    if (this.found) return this.step(this.found, this.finder.cursor());
    const kind = this.kind.value as PatternKind;
    const bytes = parsePattern(kind, this.words.value);
    if (typeof bytes === 'string') {
      this.words.setAttribute('aria-invalid', 'true');
      say(this.findings, bytes);
      return;
    }
    this.running = ++this.number;
    this.length = bytes.length;
    this.cancel.hidden = false;
    say(this.findings, 'searching');
    this.finder.search(this.number, bytes, kind === 'text' && !this.case.checked);
  }

  private length = 0;

  progress(search: number, percent: number): void {
    if (search === this.running) say(this.findings, `searching, ${percent} %`);
  }

  hear(search: number, addresses: readonly bigint[], complete: boolean, problem: string): void {
    if (search !== this.running) return;
    this.running = 0;
    this.cancel.hidden = true;
    if (problem !== '') return say(this.findings, problem);
    if (addresses.length === 0) return say(this.findings, 'not found');
    const found = { addresses: [...addresses].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)), length: this.length, complete };
    this.found = found;
    // The first one may be where the cursor is.
    this.step(found, this.wanted === 'next' ? this.finder.cursor() - 1n : this.finder.cursor());
    this.finder.repaint();
  }

  private step({ addresses, length, complete }: Found, cursor: bigint): void {
    const index =
      this.wanted === 'next' ? addresses.findIndex(each => each > cursor) : addresses.findLastIndex(each => each < cursor);
    const chosen = index >= 0 ? index : this.wanted === 'next' ? 0 : addresses.length - 1;
    say(this.findings, `${chosen + 1} of ${addresses.length}${complete ? '' : ' or more'}`);
    const address = addresses[chosen];
    if (address !== undefined) this.finder.select(address, length);
  }

  /** Whether a byte belongs to something that was found. */
  covers(address: bigint): boolean {
    if (!this.found) return false;
    const { addresses, length } = this.found;
    let low = 0;
    let high = addresses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((addresses[middle] ?? 0n) <= address) low = middle + 1;
      else high = middle;
    }
    const before = addresses[low - 1];
    return before !== undefined && address < before + BigInt(length);
  }
}
