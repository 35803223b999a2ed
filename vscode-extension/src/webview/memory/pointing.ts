import type { Grid } from './grid';

/** What somebody does with a mouse, a pen or a finger. */
export interface Pointed {
  /** So many lines down. */
  scroll(lines: number): void;
  /** Whether an address is selected. */
  isSelected(address: bigint): boolean;
  select(address: bigint): void;
  /** Selects from what was selected first to here. */
  extend(address: bigint): void;
  edit(): void;
}

/** Hears it. `lineHeight` are the pixels of a line, and `rows` the lines of a page. */
export function listenToPointer(grid: Grid, pointed: Pointed, page: { readonly lineHeight: number; readonly rows: number }): void {
  const { element } = grid;
  let rolled = 0;
  (element.parentElement ?? element).addEventListener(
    'wheel',
    event => {
      if (event.ctrlKey) return;
      event.preventDefault();
      rolled += linesOf(event, page);
      const whole = Math.trunc(rolled);
      rolled -= whole;
      if (whole !== 0) pointed.scroll(whole);
    },
    { passive: false }
  );
  element.addEventListener('pointerdown', event => {
    const address = grid.addressAt(event.target);
    if (address === undefined) return;
    element.focus();
    // The menu is about what is selected, if it is opened there.
    if (event.button !== 0 && pointed.isSelected(address)) return;
    if (event.shiftKey && event.button === 0) pointed.extend(address);
    else pointed.select(address);
    if (event.button === 0) drag(grid, address, pointed);
  });
  element.addEventListener('dblclick', event => {
    if (grid.addressAt(event.target) !== undefined) pointed.edit();
  });
}

/** Selects up to where the pointer goes until it is let go. */
function drag(grid: Grid, from: bigint, pointed: Pointed): void {
  let last = from;
  const move = ({ clientX, clientY }: PointerEvent) => {
    const over = grid.addressAt(document.elementFromPoint(clientX, clientY));
    if (over === undefined || over === last) return;
    last = over;
    pointed.extend(over);
  };
  window.addEventListener('pointermove', move);
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => window.removeEventListener('pointermove', move), { once: true });
}

function linesOf({ deltaMode, deltaY }: WheelEvent, { lineHeight, rows }: { readonly lineHeight: number; readonly rows: number }): number {
  if (deltaMode === WheelEvent.DOM_DELTA_PAGE) return deltaY * rows;
  return deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY : deltaY / lineHeight;
}
