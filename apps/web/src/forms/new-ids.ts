import { uuid } from './uuid';
import type { Schema, Values } from './schema';

/** Ids that the client chooses: whoever writes about something new. Nobody types them, so no field shows them. */
const NEW: Readonly<Record<string, readonly string[]>> = {
  'draft-programme': ['programmeId', 'measures[].measureId'],
  'amend-programme': ['addedMeasures[].measureId'],
  'report-threat': ['emergencyId'],
  'record-neglected-child': ['emergencyId'],
  report: ['persons[].personId'],
  'recognise-sop': ['persons[].personId'],
};

/** @param path of a field with indexes, `measures[0].measureId` */
export const isNewId = (command: string, path: string): boolean =>
  NEW[command]?.includes(path.replaceAll(/\[\d+\]/g, '[]')) === true;

/** Groups that the contract leaves out for people who are known already; somebody new is hardly written down without. */
const OPENED: Readonly<Record<string, Values>> = { 'report persons[]': { name: {} } };

/** A fresh item of a group with the ids that are chosen for it. */
export function freshItem(command: string, path: string, schema: Schema): Values {
  const fields = Object.keys(schema.properties ?? {}).filter((name) =>
    isNewId(command, path === '' ? name : `${path}.${name}`),
  );
  return { ...OPENED[`${command} ${path}`], ...Object.fromEntries(fields.map((name) => [name, uuid()])) };
}
