import { useMemo } from 'react';
import { dayText } from '../ui/dates';
import { useClassifiers, useDirectory, useNames, type Names } from '../words/names';
import { nameText } from '../words/person-name';
import { language } from '../i18n/language';
import { useForm, type FormContext } from './context';
import type { Schema } from './schema';

export interface Option {
  readonly value: string;
  readonly label: string;
}
type Directory = NonNullable<ReturnType<typeof useDirectory>['data']>;

interface Sources {
  readonly form: FormContext;
  readonly directory: Directory;
  readonly names: Names;
}
const none: Directory = { municipalities: [], agencies: [], officers: [] };

/** One for all comparisons: `localeCompare` would make one for each. */
const { compare: byName } = new Intl.Collator('ru');

/** Those of the form's municipality first: they are meant nearly always. */
const nearFirst = (form: FormContext, municipality: string): number => (municipality === form.municipality ? 0 : 1);

const agencies = ({ form, directory }: Sources): readonly Option[] =>
  directory.agencies
    .toSorted((a, b) => nearFirst(form, a.municipality) - nearFirst(form, b.municipality) || byName(a.name, b.name))
    .map(({ agencyId, name }) => ({ value: agencyId, label: name }));

const officers = ({ form, directory, names }: Sources): readonly Option[] => {
  const placeOf = new Map(directory.agencies.map(({ agencyId, municipality }) => [agencyId, municipality]));
  return directory.officers
    .filter(({ agencyId, until }) => placeOf.get(agencyId) === form.municipality && until === null)
    .map(({ officerId, position, agencyId }) => ({
      value: officerId,
      label: `${names.officer(officerId)}, ${position.toLowerCase()} · ${names.agency(agencyId)}`,
    }));
};

const persons = ({ form, names }: Sources): readonly Option[] =>
  (form.card?.members ?? []).map(({ personId, role, name }) => ({
    value: personId,
    label: `${nameText(name) ?? '—'}, ${names.code(role)}`,
  }));

const events = ({ form, names }: Sources): readonly Option[] =>
  form.history
    .filter(({ annulledBy }) => annulledBy === null)
    .toReversed()
    .map(({ eventId, type, occurredOn }) => ({
      value: eventId,
      label: `${dayText(occurredOn)}, ${names.event(type)}`,
    }));

const measures = ({ form, names }: Sources): readonly Option[] =>
  (
    (form.card?.programme?.measures ?? []) as unknown as readonly {
      measureId: string;
      title?: string;
      helpKind?: string;
    }[]
  ).map(({ measureId, title, helpKind = '' }) => ({ value: measureId, label: title ?? names.code(helpKind) }));

/** Programmes by the facts that drafted them, newest first. */
const programmes = ({ form }: Sources): readonly Option[] =>
  form.history
    .filter(({ type }) => type === 'programme-drafted')
    .toReversed()
    .map(({ data, occurredOn }) => ({
      value: String(data['programmeId']),
      label: language.get() === 'en' ? `Programme of ${dayText(occurredOn)}` : `Программа от ${dayText(occurredOn)}`,
    }));

const emergencies = ({ form }: Sources): readonly Option[] =>
  [
    ...new Map(
      form.history
        .filter(({ data }) => typeof data['emergencyId'] === 'string')
        .map((item) => [String(item.data['emergencyId']), item]),
    ).values(),
  ]
    .toReversed()
    .map(({ data, occurredOn }) => ({ value: String(data['emergencyId']), label: dayText(occurredOn) }));

const REFERENCES: Readonly<Record<string, (sources: Sources) => readonly Option[]>> = {
  agency: agencies,
  officer: officers,
  person: persons,
  event: events,
  measure: measures,
  programme: programmes,
  emergency: emergencies,
  'agency-or-officer': (sources) => [...officers(sources), ...agencies(sources)],
  'person-or-agency': (sources) => [...persons(sources), ...agencies(sources)],
  municipality: ({ directory }) => directory.municipalities.map(({ oktmo, name }) => ({ value: oktmo, label: name })),
  commission: ({ directory, names }) =>
    directory.municipalities.map(({ commissionId }) => ({ value: commissionId, label: names.agency(commissionId) })),
};

/** What may be chosen in a field: values of its list in words, or those that it refers to; null where one types. */
export function useOptions(schema: Schema): readonly Option[] | null {
  const form = useForm();
  const names = useNames();
  const { data: directory = none } = useDirectory();
  const { data: words } = useClassifiers();
  return useMemo(() => {
    const refer = schema['x-ref'] === undefined ? undefined : REFERENCES[schema['x-ref']];
    if (refer !== undefined) return unique(refer({ form, directory, names }));
    if (schema.enum === undefined) return null;
    const titles = schema['x-titles'] ?? {};
    const wanted = language.get();
    return words === undefined && schema['x-classifier'] !== undefined
      ? []
      : schema.enum.map((value) => ({ value, label: titles[value]?.[wanted] ?? names.code(value) }));
  }, [schema, form, names, directory, words]);
}

const unique = (options: readonly Option[]): readonly Option[] => [
  ...new Map(options.map((option) => [option.value, option])).values(),
];
