import type { PageCommand } from '../../memory/protocol';
import { PER_ROW } from '../../memory/shape';
import { UNITS, type UnitId } from '../../memory/units';
import { button, choice, make, say } from './dom';

/** What the tool bar wants of the page. */
export interface Tools {
  selectMemory(index: number): void;
  go(expression: string, follow: boolean): void;
  command(command: PageCommand): void;
  setUnit(unit: UnitId): void;
  setText(text: 'utf8' | 'utf16'): void;
  setPerRow(bytes: number): void;
}

/** Address bar, choices, and what is said of the memory. */
export class Toolbar {
  private readonly memory: HTMLSelectElement;
  private readonly address = make('input', {
    id: 'address',
    type: 'text',
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: '0x120 or $p + 8',
    title: 'An address or an expression that gives one. Enter goes there.',
    'aria-describedby': 'note'
  });
  private readonly follow: HTMLButtonElement;
  private readonly unit: HTMLSelectElement;
  private readonly text: HTMLSelectElement;
  private readonly perRow: HTMLSelectElement;
  private readonly changes = make('span', { id: 'changes', role: 'status' });
  readonly element: HTMLElement;

  constructor(private readonly tools: Tools) {
    this.memory = choice('memory', 'Memory', [], () => tools.selectMemory(this.memory.selectedIndex));
    this.follow = button('follow', 'Go there again at each stop', 'M5 2.5h6l-1 5 2.5 2.5h-9L6 7.5zM8 10v4', () => this.toggleFollow());
    this.follow.setAttribute('aria-pressed', 'false');
    this.unit = choice('unit', 'Show bytes as', UNITS.map(({ id, label }) => [id, label] as const), value => tools.setUnit(value as UnitId));
    this.text = choice('text', 'Text beside them as', [['utf8', 'utf8'], ['utf16', 'utf16']], value => tools.setText(value as 'utf8' | 'utf16'));
    this.perRow = choice('perRow', 'Bytes in a row', [['0', 'fit'], ...PER_ROW.map(n => [String(n), String(n)] as const)], value => tools.setPerRow(Number(value)));
    const command = (id: string, words: string, path: string, does: PageCommand) => button(id, words, path, () => tools.command(does));
    this.element = make(
      'form',
      { id: 'bar', role: 'toolbar', 'aria-label': 'Linear memory' },
      this.memory,
      make('label', { for: 'address' }, 'Address'),
      this.address,
      this.follow,
      command('back', 'Back (Alt+Left)', 'M10 3L5 8l5 5', 'back'),
      command('forward', 'Forward (Alt+Right)', 'M6 3l5 5-5 5', 'forward'),
      command('pointer', 'Follow the pointer at the cursor (F12)', 'M3 13V7a2 2 0 0 1 2-2h7M9 2l3.5 3L9 8', 'followPointer'),
      command('previousChange', 'Previous change (Shift+F7)', 'M8 13V5M4.5 8.5L8 5l3.5 3.5M4 2.5h8', 'previousChange'),
      command('nextChange', 'Next change (F7)', 'M8 3v8M4.5 7.5L8 11l3.5-3.5M4 13.5h8', 'nextChange'),
      command('search', 'Find (Ctrl+F)', 'M10 10l4 4M6.5 2.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8z', 'find'),
      this.unit,
      this.text,
      this.perRow,
      this.changes
    );
    this.element.addEventListener('submit', event => {
      event.preventDefault();
      this.go();
    });
    this.address.addEventListener('keydown', event => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
      this.go();
    });
    this.address.addEventListener('input', () => this.address.removeAttribute('aria-invalid'));
  }

  private get follows(): boolean {
    return this.follow.getAttribute('aria-pressed') === 'true';
  }

  private toggleFollow(): void {
    this.follow.setAttribute('aria-pressed', String(!this.follows));
    this.go();
  }

  private go(): void {
    this.address.removeAttribute('aria-invalid');
    const expression = this.address.value.trim();
    this.tools.go(expression, this.follows && expression !== '');
  }

  /** What was typed leads nowhere. */
  refuse(why: string): void {
    this.address.setAttribute('aria-invalid', 'true');
    this.address.title = why;
  }

  /** The memories that there are to choose from. */
  offer(names: readonly string[], selected: number): void {
    const known = [...this.memory.options].map(({ text }) => text);
    if (known.length !== names.length || known.some((name, i) => name !== names[i])) this.memory.replaceChildren(...names.map(name => new Option(name)));
    this.memory.selectedIndex = selected;
  }

  show(unit: UnitId, text: 'utf8' | 'utf16', perRow: number, expression: string, follow: boolean): void {
    this.unit.value = unit;
    this.text.value = text;
    this.perRow.value = String(perRow);
    this.address.value = expression;
    this.follow.setAttribute('aria-pressed', String(follow));
  }

  say(words: string): void {
    say(this.changes, words);
    this.changes.title = words;
  }
}
