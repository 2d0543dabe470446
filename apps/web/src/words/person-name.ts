interface Name {
  readonly last?: string;
  readonly first?: string;
  readonly patronymic?: string;
}

/** A person's name in one line, last name first; null when it is not told or was destroyed. */
export function nameText(name: unknown): string | null {
  if (typeof name !== 'object' || name === null) return null;
  const { last, first, patronymic } = name as Name;
  const text = [last, first, patronymic].filter((part) => part !== undefined && part !== '').join(' ');
  return text === '' ? null : text;
}
