import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import type { DecisionAnswer, DecisionRequest } from '../decisions/decisions';
import { PARTS, type ApiParts } from '../parts';

/** The one command of the bus: any decision about a family. The handler has no rule of its own. */
export class DecideCommand extends Command<DecisionAnswer> {
  constructor(readonly request: DecisionRequest) {
    super();
  }
}

@CommandHandler(DecideCommand)
export class DecideHandler implements ICommandHandler<DecideCommand> {
  constructor(@Inject(PARTS) private readonly parts: ApiParts) {}

  async execute({ request }: DecideCommand): Promise<DecisionAnswer> {
    const answer = await this.parts.decisions.decide(request);
    this.parts.metrics.decision(request.command, answer.status === 201 ? 'OK' : answer.code);
    return answer;
  }
}
