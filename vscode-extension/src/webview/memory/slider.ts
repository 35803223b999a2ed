import { type Scrolling, slider, topAt } from '../../memory/scroll';
import { make } from './dom';

/** The scroll bar: the page itself is never as high as a memory is long. */
export class Slider {
  private readonly thumb = make('div', { class: 'thumb' });
  readonly element = make(
    'div',
    { id: 'slider', role: 'scrollbar', 'aria-orientation': 'vertical', 'aria-controls': 'dump', 'aria-label': 'Position in the memory', 'aria-valuemin': '0', 'aria-valuemax': '100' },
    this.thumb
  );
  private scrolling: Scrolling = { rows: 0n, visible: 1 };
  private offset = 0;

  constructor(scrollTo: (top: bigint) => void) {
    this.element.addEventListener('pointerdown', event => {
      event.preventDefault();
      this.element.setPointerCapture(event.pointerId);
      const { top } = this.element.getBoundingClientRect();
      const onThumb = event.target === this.thumb;
      const length = this.thumb.offsetHeight;
      const grip = onThumb ? event.clientY - top - this.offset : length / 2;
      const move = (moved: PointerEvent) => scrollTo(topAt(this.scrolling, moved.clientY - top - grip, this.element.clientHeight));
      const end = () => {
        this.element.removeEventListener('pointermove', move);
        this.element.classList.remove('dragged');
      };
      this.element.classList.add('dragged');
      this.element.addEventListener('pointermove', move);
      this.element.addEventListener('pointerup', end, { once: true });
      this.element.addEventListener('pointercancel', end, { once: true });
      move(event);
    });
  }

  show(scrolling: Scrolling, top: bigint): void {
    this.scrolling = scrolling;
    const { offset, length } = slider(scrolling, top, this.element.clientHeight);
    this.offset = offset;
    this.thumb.style.transform = `translateY(${offset}px)`;
    this.thumb.style.height = `${length}px`;
    const last = scrolling.rows - BigInt(scrolling.visible);
    this.element.classList.toggle('idle', last <= 0n);
    this.element.setAttribute('aria-valuenow', last > 0n ? String((top * 100n) / last) : '0');
  }
}
