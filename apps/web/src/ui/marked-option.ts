/** The option of an open list that is marked, and said by a screen reader; null where none is. */
function markedOf(box: Element): HTMLElement | null {
  const option = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
  return option?.hasAttribute('data-combobox-selected') === true ? option : null;
}

/**
 * Enter in an open list takes the option that one sees marked, else nothing. Mantine counts its options and sets the
 * count back by a timer, also when options come and go: on a busy machine Enter took another one, or sent the whole form.
 */
export function takeMarkedOption(event: KeyboardEvent): void {
  const { target, key, isComposing } = event;
  if (key !== 'Enter' || isComposing || !(target instanceof Element)) return;
  if (!target.matches('[aria-haspopup="listbox"][data-expanded]')) return;
  event.preventDefault();
  event.stopPropagation();
  markedOf(target)?.click();
}
