import { showAddress } from '../../memory/address';
import type { ShownWatchpoint } from '../../memory/protocol';
import { button, make } from './dom';

const ACCESS = { read: 'read', write: 'write', readWrite: 'access' } as const;

/** What is watched, each with a button that ends it. */
export class WatchList {
  readonly element = make('ul', { id: 'watchpoints', 'aria-label': 'Watchpoints' });

  constructor(private readonly does: { show(address: bigint): void; remove(watchpoint: ShownWatchpoint): void }) {
    this.element.hidden = true;
  }

  show(watchpoints: readonly ShownWatchpoint[]): void {
    this.element.hidden = watchpoints.length === 0;
    this.element.replaceChildren(
      ...watchpoints.map(each => {
        const from = BigInt(each.address);
        const place = each.count === 1 ? showAddress(from) : `${showAddress(from)} to ${showAddress(from + BigInt(each.count) - 1n)}`;
        const words = `stops at ${ACCESS[each.access]}: ${place}`;
        const link = make('button', { type: 'button', class: 'place', title: each.problem === '' ? words : `${words}. Not active: ${each.problem}` }, words);
        link.addEventListener('click', () => this.does.show(from));
        const item = make('li', { class: each.problem !== '' ? 'broken' : each.hit ? 'hit' : '' }, link);
        item.append(button('', `Remove the watchpoint (${words})`, 'M4.5 4.5l7 7M11.5 4.5l-7 7', () => this.does.remove(each)));
        return item;
      })
    );
  }
}
