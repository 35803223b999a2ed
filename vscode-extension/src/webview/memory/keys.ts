import type { PageCommand } from '../../memory/protocol';

/** What a key does wherever one is in the page, but in a text that is being typed. */
export function keyCommand(event: KeyboardEvent): PageCommand | 'unwatch' | undefined {
  const control = event.ctrlKey || event.metaKey;
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case 'f':
      return control ? 'find' : undefined;
    case 'z':
      return control && !event.shiftKey ? 'undo' : undefined;
    case 'c':
      return control ? 'copy' : undefined;
    case 'Enter':
    case 'F2':
      return event.target instanceof HTMLElement && event.target.id === 'dump' ? 'edit' : undefined;
    case 'F7':
      return event.shiftKey ? 'previousChange' : 'nextChange';
    case 'F9':
      return 'unwatch';
    case 'F12':
      return 'followPointer';
    case 'ArrowLeft':
      return event.altKey ? 'back' : undefined;
    case 'ArrowRight':
      return event.altKey ? 'forward' : undefined;
    default:
      return undefined;
  }
}
