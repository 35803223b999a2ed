import { showAddress } from '../../memory/address';
import { inParts, neighbour, pagesWith, type Use } from '../../memory/blocks';
import type { Landmark } from '../../memory/landmarks';
import { landmarkAt } from '../../memory/landmarks';
import { make } from './dom';

/** The whole memory in one line: what is in use, what has changed, what the module has put where, and the part that is in view. */
export class Strip {
  private readonly canvas = make('canvas', { 'aria-hidden': 'true' });
  readonly element = make('div', { id: 'strip', role: 'slider', tabindex: '0', 'aria-label': 'Use of the memory. Arrow keys go to the next part in use, with Shift to the next that has changed.' }, this.canvas);
  private use: Use | undefined;
  private size = 0n;
  private pageSize = 65536;
  private landmarks: readonly Landmark[] = [];
  private view = { from: 0n, to: 0n };
  private scheduled = false;

  constructor(goTo: (address: bigint) => void) {
    this.element.addEventListener('pointerdown', event => {
      const address = this.at(event.offsetX);
      if (address !== undefined) goTo(address);
    });
    this.element.addEventListener('pointermove', event => {
      const address = this.at(event.offsetX);
      if (address === undefined) return;
      const known = landmarkAt(this.landmarks, address);
      this.element.title = known === '' ? showAddress(address) : `${showAddress(address)}: ${known}`;
    });
    this.element.addEventListener('keydown', event => {
      const direction = event.key === 'ArrowRight' ? true : event.key === 'ArrowLeft' ? false : undefined;
      if (direction === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const found = this.next(event.shiftKey, this.view.from, direction);
      if (found !== undefined) goTo(found);
    });
    new ResizeObserver(() => this.schedule()).observe(this.element);
    // Another theme has other colours.
    new MutationObserver(() => this.schedule()).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  }

  /** The beginning of the next part that is in use, or has changed. */
  next(changed: boolean, from: bigint, forward: boolean): bigint | undefined {
    return this.use && neighbour(changed ? this.use.changed : this.use.nonZero, this.use.blockSize, from, forward);
  }

  /** The bytes of a part, of all of which the same is known. */
  get blockSize(): number {
    return this.use?.blockSize ?? 0;
  }

  of(size: bigint, pageSize: number, landmarks: readonly Landmark[]): void {
    if (size !== this.size) this.use = undefined;
    Object.assign(this, { size, pageSize, landmarks });
    this.schedule();
  }

  used(use: Use): void {
    this.use = use;
    this.schedule();
  }

  looksAt(from: bigint, to: bigint): void {
    this.view = { from, to };
    this.schedule();
  }

  /** For people: how much is in use. */
  summary(): string {
    if (!this.use || this.size === 0n) return '';
    const pages = this.size / BigInt(this.pageSize);
    return `${pagesWith(this.use.nonZero, this.use, this.size, this.pageSize)} of ${pages} ${pages === 1n ? 'page' : 'pages'} in use`;
  }

  private changes(): string {
    if (!this.use?.compared) return '';
    const pages = pagesWith(this.use.changed, this.use, this.size, this.pageSize);
    return pages === 0 ? ', none changed' : `, ${pages} changed`;
  }

  private at(x: number): bigint | undefined {
    const width = this.element.clientWidth;
    if (this.size === 0n || width === 0) return undefined;
    const scale = 1n << 20n;
    const address = (this.size * BigInt(Math.round((Math.min(Math.max(x, 0), width - 1) / width) * Number(scale)))) / scale;
    return address;
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.draw();
    });
  }

  private draw(): void {
    const { canvas, element, use, size } = this;
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(element.clientWidth * ratio);
    const height = Math.round(element.clientHeight * ratio);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (!context || width === 0 || size === 0n) return;
    context.clearRect(0, 0, width, height);
    const style = getComputedStyle(element);
    const colour = (name: string) => style.getPropertyValue(name).trim() || style.color;
    const position = (address: bigint) => (Number(address) / Number(size)) * width;
    if (use) {
      inParts(use, size, width).forEach((mark, x) => {
        if (mark === 0) return;
        context.fillStyle = colour(mark === 2 ? '--changed' : '--used');
        context.fillRect(x, mark === 2 ? 0 : height * 0.35, 1, mark === 2 ? height : height * 0.65);
      });
    }
    context.fillStyle = colour('--landmark');
    for (const { address, length } of this.landmarks) {
      if (address < size) context.fillRect(position(address), 0, Math.max(ratio, (Number(length) / Number(size)) * width), height * 0.25);
    }
    context.strokeStyle = colour('--view');
    context.lineWidth = ratio;
    const from = position(this.view.from);
    const span = Math.max(4 * ratio, position(this.view.to) - from);
    context.strokeRect(Math.min(from, width - span) + ratio / 2, ratio / 2, span - ratio, height - ratio);
    element.setAttribute('aria-valuemin', '0');
    element.setAttribute('aria-valuemax', '100');
    element.setAttribute('aria-valuenow', String(Math.round((Number(this.view.from) / Number(size)) * 100)));
    element.setAttribute('aria-valuetext', `${showAddress(this.view.from)}, ${this.summary()}${this.changes()}`);
  }
}
