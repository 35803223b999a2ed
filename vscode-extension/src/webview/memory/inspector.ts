import { showAddress } from '../../memory/address';
import { type Landmark, landmarkAt } from '../../memory/landmarks';
import { UNITS, type Unit } from '../../memory/units';
import { make } from './dom';

/** The value at the cursor in every type, each of which can be changed. */
export class Inspector {
  private readonly place = make('div', { id: 'place', 'aria-live': 'polite' });
  private readonly list = make('dl', { id: 'types' });
  readonly element = make('aside', { id: 'value', 'aria-label': 'The value at the cursor' }, this.place, this.list);
  private readonly values = new Map<string, HTMLElement>();

  /** @param edit changes the value of a type at the cursor */
  constructor(edit: (unit: Unit, cell: HTMLElement) => void) {
    for (const unit of UNITS.filter(({ id }) => id !== 'hex')) {
      const value = make('dd', { tabindex: '0', 'data-unit': unit.id });
      value.addEventListener('dblclick', () => edit(unit, value));
      value.addEventListener('keydown', event => {
        if (event.key !== 'Enter' && event.key !== 'F2') return;
        event.preventDefault();
        event.stopPropagation();
        edit(unit, value);
      });
      this.values.set(unit.id, value);
      this.list.append(make('div', {}, make('dt', {}, unit.label), value));
    }
  }

  /** @param bytes those at the cursor, as far as they are known */
  show(address: bigint, bytes: Uint8Array, landmarks: readonly Landmark[], selected: number): void {
    const view = new DataView(bytes.slice().buffer);
    const known = landmarkAt(landmarks, address);
    const count = selected > 1 ? ` (${selected} bytes selected)` : '';
    const words = `${showAddress(address)}${count}${known === '' ? '' : ` ${known}`}`;
    if (this.place.textContent !== words) this.place.textContent = this.place.title = words;
    for (const unit of UNITS) {
      const value = this.values.get(unit.id);
      if (!value) continue;
      const shown = bytes.length < unit.bytes ? '' : unit.id === 'utf8' || unit.id === 'utf16' ? textOf(unit, view) : unit.show(view, 0);
      if (value.textContent === shown) continue;
      value.textContent = shown;
      value.title = `${unit.label}: ${shown}\nEnter or a double click changes it`;
    }
  }
}

/** As much text as is known up to a zero. */
function textOf(unit: Unit, view: DataView): string {
  let text = '';
  for (let at = 0; at + unit.bytes <= view.byteLength; at += unit.bytes) {
    if (unit.bytes === 1 ? view.getUint8(at) === 0 : view.getUint16(at, true) === 0) break;
    text += unit.show(view, at);
  }
  return text;
}
