import { useEffect } from 'react';
import { type Command, commandOf, isTextField } from '../state/keys.js';

/** Whether someone is writing in this element. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  isTextField(target.tagName, target.getAttribute('type'), target.isContentEditable);

/** Keys that work anywhere on the page, but never in a text field, and Space on no control. */
export function usePageKeys(onCommand: (command: Command) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const command = commandOf(event, 'page');
      if (command === null || command === 'search') return;
      const onControl =
        event.target instanceof HTMLElement &&
        event.target.closest('button, a, dialog, summary, [role="application"]') !== null;
      if (command === 'play' && onControl) return;
      event.preventDefault();
      onCommand(command);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onCommand]);
}
