import type { Directory } from '../words/names';
import { freshItem } from './new-ids';
import { isRequired, type Schema, type Values } from './schema';

type Municipality = Directory['municipalities'][number];

interface Known {
  readonly command: string;
  readonly schema: Schema;
  readonly place: Municipality | undefined;
  readonly directory: Directory;
  /** The register's today in the municipality. */
  readonly today: string;
}

/** The head of the commission who serves now. */
const chairOf = ({ directory, place }: Known): string | undefined =>
  directory.officers.find(({ agencyId, head, until }) => agencyId === place?.commissionId && head && until === null)
    ?.officerId;

/** A resolution of today's session of the commission, but for its number. */
const resolutionOf = (known: Known): Values => ({
  adoptedOn: known.today,
  sessionOn: known.today,
  commissionId: known.place?.commissionId,
  chairOfficerId: chairOf(known),
});

/** A list that needs an item begins with one. */
const neededLists = ({ command, schema }: Known): readonly (readonly [string, Values[]])[] =>
  Object.entries(schema.properties ?? {})
    .filter(([name, field]) => isRequired(schema, name) && field.items?.type === 'object' && (field.minItems ?? 0) > 0)
    .map(([name, field]) => [name, [freshItem(command, `${name}[]`, field.items ?? {})]]);

/** What a form begins with: the day, the commission, ids that the client chooses. Everything can be changed. */
export function initialValues(known: Known): Values {
  const { command, schema, today, place } = known;
  const fields = schema.properties ?? {};
  const ready: Values = {
    occurredOn: today,
    municipality: place?.oktmo,
    track: 'SOP',
    resolution: resolutionOf(known),
    ...Object.fromEntries(neededLists(known)),
    ...freshItem(command, '', schema),
  };
  return Object.fromEntries(Object.entries(ready).filter(([name, value]) => name in fields && value !== undefined));
}
