import type { Compiled, Dto } from './dto';

/**
 * Pours a parsed body into instances of its classes, copying declared fields only: class-validator finds its rules by
 * `constructor`, so a body that brings a `constructor` or `__proto__` of its own must not get it onto the instance.
 * @param unknown collects the paths of undeclared fields
 */
export function instanceOf(dto: Dto, value: unknown, path: string, unknown: string[]): object {
  const instance = new dto.type() as Record<string, unknown>;
  for (const [name, inner] of Object.entries(value as object)) {
    const at = path === '' ? name : `${path}.${name}`;
    const field = dto.fields.get(name);
    if (field === undefined) unknown.push(at);
    else instance[name] = poured(field, inner, at, unknown);
  }
  return instance;
}

function poured(field: Compiled, value: unknown, path: string, unknown: string[]): unknown {
  const { dto, element } = field;
  if (dto === undefined || !field.leaf.test(value)) return value;
  if (element === undefined) return instanceOf(dto, value, path, unknown);
  return (value as readonly unknown[]).map((inner, at) =>
    element.test(inner) ? instanceOf(dto, inner, `${path}[${at}]`, unknown) : inner,
  );
}
