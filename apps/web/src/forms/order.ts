import { isRequired, type Schema } from './schema';

type Entry = readonly [name: string, field: Schema];

const RESOLUTION = ['number', 'adoptedOn', 'sessionOn', 'commissionId', 'chairOfficerId', 'protocolNo'];

/**
 * Fields in the order in which one tells them, by command and group within it (`*`: of every command); optional ones that
 * are named here stand among the first.
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  '*': ['occurredOn', 'resolution', 'votes'],
  '* resolution': RESOLUTION,
  report: [
    'occurredOn',
    'messageForm',
    'persons',
    'problem',
    'threatToLife',
    'informationSource',
    'detectedByAgencyId',
    'reporterKind',
    'reporter',
    'addresses',
    'municipality',
    'track',
  ],
  'report persons[]': ['name', 'role', 'birthDate'],
  'record-survey': [
    'occurredOn',
    'surveyKind',
    'surveyors',
    'act',
    'present',
    'composition',
    'housing',
    'income',
    'incomeDeclaredOnly',
    'riskSigns',
    'familyResources',
    'threatToLife',
    'recommendation',
  ],
  'record-survey composition[]': ['personId', 'livesWithFamily', 'occupation'],
  'recognise-sop': [
    'occurredOn',
    'resolution',
    'votes',
    'subjects',
    'dangerLevel',
    'categories',
    'preventiveWorkOrdered',
    'workTermFrom',
    'workTermTo',
    'responsibleAgencyId',
    'curator',
    'workingGroup',
    'firstReviewOn',
  ],
  'draft-programme': ['occurredOn', 'goal', 'tasks', 'measures', 'withFamily'],
  'draft-programme measures[]': [
    'title',
    'content',
    'helpKind',
    'executorAgencyId',
    'executorOfficerId',
    'dueOn',
    'addressee',
  ],
  'approve-programme': ['occurredOn', 'resolution', 'votes', 'programmeId', 'approvedBy', 'termFrom', 'termTo'],
  'issue-conclusion': [
    'occurredOn',
    'result',
    'issuer',
    'familyCriteria',
    'dangerLevel',
    'conclusionText',
    'recommendedTrack',
  ],
  'issue-record-card': [
    'occurredOn',
    'cardNo',
    'detectedOn',
    'detectedByAgencyId',
    'composition',
    'housing',
    'income',
    'categories',
    'parentCharacteristics',
    'dangerousSituationKinds',
    'signedById',
  ],
};

const groupOf = (path: string): string => path.replaceAll(/\[\d+\]/g, '[]');
function orderOf(command: string, path: string): readonly string[] {
  const group = path === '' ? '' : ` ${groupOf(path)}`;
  return ORDER[`${command}${group}`] ?? ORDER[`*${group}`] ?? [];
}

/**
 * The fields of a group by where they stand.
 * @param path of the group within the command, `measures[0]`; empty at its top
 * @returns those that are shown at once, and those that are folded away
 */
export function arranged(
  fields: readonly Entry[],
  schema: Schema,
  { command, path }: { command: string; path: string },
) {
  const order = orderOf(command, path);
  const placeOf = ([name]: Entry): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const isShown = ([name]: Entry): boolean => isRequired(schema, name) || order.includes(name);
  return {
    needed: fields.filter(isShown).toSorted((a, b) => placeOf(a) - placeOf(b)),
    rest: fields.filter((entry) => !isShown(entry)),
  };
}
