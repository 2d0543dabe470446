import type { StreamKind, StreamUseCase } from '@kurator/regulation';
import { bodyFields } from '../validation/validate-body';
import { commandPost } from './command-post';
import { components } from './answers';
import { ref } from './pieces';
import type { Schema } from './schema-of';
import { titledObject } from './titled';

const bodyOf = (useCase: StreamUseCase): Schema =>
  useCase.whole === undefined ? titledObject(bodyFields(useCase), [useCase.name]) : ref(useCase.whole);

const decided = components['Decided'] as { readonly properties: Readonly<Record<string, Schema>> };

/** The answer of a family's command, with the id under its own name and no episode. */
export function decidedOf(idName: string): Schema {
  const { familyId: _family, episode: _episode, ...rest } = decided.properties;
  const properties = { [idName]: { type: 'string' }, ...rest };
  return { type: 'object', required: Object.keys(properties), properties };
}

/** The command routes of one kind of thing that is no family. */
export const streamPaths = ({ resource, idName, exampleId, useCases }: StreamKind): [string, Schema][] =>
  useCases.map((useCase) => {
    const id = { name: idName, in: 'path', required: true, schema: { type: 'string', example: exampleId } };
    const post = commandPost(useCase, { id, body: bodyOf(useCase), answer: decidedOf(idName) });
    return [`/api/v1/${resource}/{${idName}}/commands/${useCase.name}`, { post }];
  });
