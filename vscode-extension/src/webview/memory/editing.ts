import type { Unit } from '../../memory/units';
import { make } from './dom';

/** Lets one value be typed over where it stands. */
export class Editing {
  private input: HTMLInputElement | undefined;

  /** @param ended is called when nothing is typed any more */
  constructor(private readonly ended: () => void) {}

  get isOpen(): boolean {
    return this.input !== undefined;
  }

  /**
   * @param typed what stands in it at first
   * @param write takes the bytes that were typed; `onward` says that the next value is wanted
   * @param refuse says what is wrong
   */
  open(cell: HTMLElement, unit: Unit, typed: string, write: (bytes: Uint8Array, onward: boolean) => void, refuse: (why: string) => void): void {
    this.close();
    const before = cell.textContent;
    const input = make('input', { id: 'edit', type: 'text', spellcheck: 'false', autocomplete: 'off', 'aria-label': `New value as ${unit.label}` });
    input.value = typed;
    const box = cell.getBoundingClientRect();
    input.style.left = `${box.left + window.scrollX}px`;
    input.style.top = `${box.top + window.scrollY}px`;
    input.style.width = `calc(${Math.max(unit.width, before.length, 4)}ch + 6px)`;
    input.style.height = `${box.height}px`;
    document.body.append(input);
    this.input = input;
    input.focus();
    if (typed === before) input.select();
    const commit = (onward: boolean) => {
      if (this.input !== input) return;
      if (input.value === before) {
        this.close();
        return;
      }
      const bytes = unit.parse(input.value);
      if (typeof bytes === 'string') {
        input.setAttribute('aria-invalid', 'true');
        refuse(bytes);
        return;
      }
      this.close();
      write(bytes, onward);
    };
    input.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== 'Tab' && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key !== 'Escape') return commit(event.key === 'Tab');
      refuse('');
      this.close();
    });
    input.addEventListener('input', () => {
      input.removeAttribute('aria-invalid');
      if (unit.id === 'hex' && input.value.length === 2 && input.selectionStart === 2) commit(true);
    });
    input.addEventListener('blur', () => {
      if (typeof unit.parse(input.value) === 'string') this.close();
      else commit(false);
    });
  }

  close(): void {
    const { input } = this;
    if (!input) return;
    this.input = undefined;
    input.remove();
    this.ended();
  }
}
