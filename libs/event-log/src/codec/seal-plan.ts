import type { Field, Fields, SealedBy } from '@kurator/kernel';

/** Where the personal values of an event's data stand. Parts without any are left out. */
export type SealPlan =
  | { readonly kind: 'sealed'; readonly by: SealedBy }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [name: string, plan: SealPlan])[] }
  | { readonly kind: 'list'; readonly of: SealPlan }
  /** The data of another event type, which stands in `targetType` beside it: sealed as that type's own fields. */
  | { readonly kind: 'event-data' };

function planOfField(field: Field<unknown>): SealPlan | null {
  if (field.sealed) return { kind: 'sealed', by: field.sealed };
  if (field.shape.kind === 'object') return sealPlan(field.shape.fields);
  if (field.shape.kind === 'document') return field.shape.schema === 'event-data' ? { kind: 'event-data' } : null;
  if (field.shape.kind !== 'list') return null;
  const of = planOfField(field.shape.of);
  return of && { kind: 'list', of };
}

/** The plan of a set of fields, or null when nothing in them is personal. */
export function sealPlan(fields: Fields): SealPlan | null {
  const parts = Object.keys(fields).flatMap((name) => {
    const plan = planOfField(fields[name] as Field<unknown>);
    return plan ? [[name, plan] as const] : [];
  });
  return parts.length === 0 ? null : { kind: 'object', fields: parts };
}

const plans = new WeakMap<Fields, { readonly plan: SealPlan | null }>();
/** As {@link sealPlan}, worked out once per declaration. */
export function planOf(fields: Fields): SealPlan | null {
  const known = plans.get(fields) ?? { plan: sealPlan(fields) };
  plans.set(fields, known);
  return known.plan;
}
