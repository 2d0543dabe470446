import type { Viewer } from '@kurator/access';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { UUID } from '../validation/leaf';
import { bodyClasses, validateBody, type BodyClasses } from '../validation/validate-body';
import type { Language, Wrong } from '../validation/validate';
import type { DecisionAnswer } from '../decisions/decisions';
import { invalid, Problem } from '../http/problem';
import { PARTS, type ApiParts } from '../parts';
import { DecideCommand } from './decide.command';
import { senderOf } from './sender';

/** A decision as it was sent, from the single route or from a line. */
export interface Sent {
  readonly familyId: string;
  readonly command: string;
  readonly commandId: string;
  readonly ifMatch?: number;
  readonly onBehalfOf?: string;
  readonly data: unknown;
  /** It is a line of a batch: paths in messages begin with `data.`. */
  readonly inBatch?: true;
}

/** Role, shape, dispatch: the same way for a single command and for every line of a batch. */
@Injectable()
export class Dispatch {
  private readonly classes: BodyClasses;

  constructor(
    @Inject(PARTS) private readonly parts: ApiParts,
    @Inject(CommandBus) private readonly bus: CommandBus,
  ) {
    this.classes = bodyClasses(parts.useCases);
  }

  /**
   * @throws Problem 403 for the role, then 400 for the shape
   */
  async decide(sent: Sent, viewer: Viewer, language: Language): Promise<DecisionAnswer> {
    const { familyId, command, commandId, ifMatch, data, inBatch } = sent;
    const prefix = inBatch ? 'data.' : '';
    if (!this.classes.has(command)) throw new Problem(404, 'COMMAND_UNKNOWN');
    const world = { regulation: this.parts.regulation(), today: this.parts.clock.now().slice(0, 10) };
    const sender = senderOf(viewer, command, sent.onBehalfOf, world);
    const wrong = [...wrongFamily(familyId, language), ...validateBody(this.classes, command, data, language)];
    if (wrong.length > 0) throw invalid(wrong.map((one) => prefixed(one, prefix)));
    return this.bus.execute(
      new DecideCommand({
        familyId: familyId.toLowerCase(),
        command,
        commandId: commandId.toLowerCase(),
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(inBatch ? { inBatch } : {}),
        body: data as Record<string, unknown>,
        ...sender,
        municipalities: viewer.municipalities,
      }),
    );
  }
}

const prefixed = (wrong: Wrong, prefix: string): Wrong =>
  wrong.constraint === 'familyId'
    ? { ...wrong, constraint: 'uuid' }
    : { ...wrong, path: wrong.path === '' ? prefix.replace(/\.$/, '') : `${prefix}${wrong.path}` };

const wrongFamily = (familyId: string, language: Language): readonly Wrong[] =>
  UUID.test(familyId)
    ? []
    : [
        {
          path: 'familyId',
          constraint: 'familyId',
          message: language === 'ru' ? 'нужен UUID семьи' : 'the UUID of a family is needed',
        },
      ];
