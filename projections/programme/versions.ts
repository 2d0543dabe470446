import type { Fact } from '@kurator/kernel';
import type { Json, Terms, Version } from './types';

/** What is left of a fact's data when these fields are taken out. */
export const without = (data: Json, ...names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
const listOf = (data: Json, name: string): readonly Terms[] => (data[name] ?? []) as readonly Terms[];

type Versions = readonly Version[];
const changed = (all: Versions, version: unknown, change: (known: Version) => Partial<Version>): Versions =>
  all.map((one) => (one.version === version ? { ...one, ...change(one) } : one));
/** The version in force; null before the first approval. */
export const inForce = (all: Versions): Version | null => all.find(({ status }) => status === 'ACTIVE') ?? null;
const replaced = (all: Versions): Versions =>
  all.map((one) => (one.status === 'ACTIVE' ? { ...one, status: 'REPLACED' } : one));

/** The texts stand with the draft; the approval decides terms and executors. */
function approvedMeasures(drafted: readonly Terms[], terms: readonly Terms[]): readonly Terms[] {
  const texts = new Map(drafted.map((one) => [one.measureId, one]));
  return terms.map((one) => ({ ...texts.get(one.measureId), ...one }));
}

function amendedMeasures(before: readonly Terms[], data: Json): readonly Terms[] {
  const now = new Map(listOf(data, 'changedMeasures').map((one) => [one.measureId, one]));
  const gone = new Set(listOf(data, 'removedMeasures').map(({ measureId }) => measureId));
  const kept = before.filter(({ measureId }) => !gone.has(measureId)).map((one) => now.get(one.measureId) ?? one);
  return [...kept, ...listOf(data, 'addedMeasures')];
}

const IDENTITY = ['programmeId', 'version', 'measures'];
type Step = (all: Versions, fact: Fact) => Versions;
const STEPS: Readonly<Record<string, Step>> = {
  'programme-drafted': (all, { data, occurredOn }) => [
    ...all,
    {
      version: Number(data['version']),
      origin: 'DRAFT',
      status: 'DRAFTED',
      madeOn: occurredOn,
      submittedOn: null,
      decidedOn: null,
      said: without(data, ...IDENTITY),
      measures: listOf(data, 'measures'),
    },
  ],
  'programme-submitted': (all, { data, occurredOn }) =>
    changed(all, data['version'], ({ said }) => ({
      status: 'SUBMITTED',
      submittedOn: occurredOn,
      said: { ...said, ...without(data, ...IDENTITY) },
    })),
  'IPR-approved': (all, { data, occurredOn }) =>
    changed(replaced(all), data['version'], ({ said, measures }) => ({
      status: 'ACTIVE',
      decidedOn: occurredOn,
      said: { ...said, ...without(data, ...IDENTITY) },
      measures: approvedMeasures(measures, listOf(data, 'measures')),
    })),
  'programme-rejected': (all, { data, occurredOn }) =>
    changed(all, data['version'], ({ said }) => ({
      status: data['final'] === true ? 'REJECTED' : 'RETURNED',
      decidedOn: occurredOn,
      said: { ...said, ...without(data, ...IDENTITY) },
    })),
  'programme-amended': (all, { data, occurredOn }) => [
    ...replaced(all),
    {
      version: Number(data['newVersion']),
      origin: 'AMENDMENT',
      status: 'ACTIVE',
      madeOn: occurredOn,
      submittedOn: null,
      decidedOn: occurredOn,
      said: without(data, 'programmeId', 'newVersion'),
      measures: amendedMeasures(inForce(all)?.measures ?? [], data),
    },
  ],
  'programme-completed': (all) => all.map((one) => (one.status === 'ACTIVE' ? { ...one, status: 'COMPLETED' } : one)),
};

/** The versions of one programme with another fact about it. */
export const versionStep = (all: Versions, fact: Fact): Versions => STEPS[fact.type]?.(all, fact) ?? all;
