import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client';
import type { components } from '../api/schema.gen';
import { language } from '../i18n/language';
import { useStore } from '../ui/store';

export type Directory = components['schemas']['Directory'];
type Classifiers = components['schemas']['Classifiers'];
/** They change with a release, or when an administrator imports the directory. */
const LONG = 10 * 60_000;

export const useDirectory = () =>
  useQuery({
    queryKey: ['static', 'directory'],
    staleTime: LONG,
    queryFn: ({ signal }) => answered(api.GET('/api/v1/directory', { signal })),
  });
export const useClassifiers = () =>
  useQuery({
    queryKey: ['static', 'classifiers'],
    staleTime: LONG,
    queryFn: ({ signal }) => answered(api.GET('/api/v1/classifiers', { signal })),
  });

type Title = { readonly ru: string; readonly en?: string };
type NameOf = (id: string) => string;

/** Names of what has an id or a code; an id that nobody knows (any more) stands as it is. */
export interface Names {
  readonly municipality: NameOf;
  readonly agency: NameOf;
  readonly officer: NameOf;
  readonly event: NameOf;
  readonly rule: NameOf;
  /** A code of any classifier: codes are unique over all of them. */
  readonly code: NameOf;
}

const lookup = (pairs: readonly (readonly [id: string, name: string])[]): NameOf => {
  const names = new Map(pairs);
  return (id) => names.get(id) ?? id;
};

const NO_DIRECTORY: Directory = { municipalities: [], agencies: [], officers: [] };
const NO_WORDS: Classifiers = { items: [], eventTypes: [], rules: [], roles: [] };

function namesOf(directory: Directory, words: Classifiers, isRussian: boolean): Names {
  const told = ({ ru, en }: Title): string => (isRussian ? ru : (en ?? ru));
  return {
    municipality: lookup(directory.municipalities.map(({ oktmo, name }) => [oktmo, name])),
    agency: lookup(directory.agencies.map(({ agencyId, name }) => [agencyId, name])),
    officer: lookup(directory.officers.map(({ officerId, name, position }) => [officerId, name ?? position])),
    event: lookup(words.eventTypes.map(({ type, title }) => [type, told(title)])),
    rule: lookup(words.rules.map(({ ruleKey, title }) => [ruleKey, told(title)])),
    code: lookup(words.items.flatMap(({ values }) => values.map(({ code, title }) => [code, told(title)]))),
  };
}

let last: { readonly of: readonly [Directory, Classifiers, boolean]; readonly names: Names } | null = null;
/** Made once for all who ask: each field of a form does. */
function sharedNames(...of: readonly [Directory, Classifiers, boolean]): Names {
  if (last?.of.every((part, at) => part === of[at]) !== true) last = { of, names: namesOf(...of) };
  return last.names;
}

/** Names in the language of the page. */
export function useNames(): Names {
  const { data: directory = NO_DIRECTORY } = useDirectory();
  const { data: words = NO_WORDS } = useClassifiers();
  const chosen = useStore(language);
  return sharedNames(directory, words, chosen === 'ru');
}
