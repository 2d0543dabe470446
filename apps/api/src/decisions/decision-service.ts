import type { History } from '@kurator/event-log';
import type { Candidate } from '@kurator/family';
import type { Rejection } from '@kurator/kernel';
import { accepted } from './answer';
import type { DecisionAnswer, DecisionRequest, Decisions } from './decisions';
import { judge } from './judge';
import type { DecisionParts } from './parts';
import { municipalityOf, reportedElsewhere } from './territory';
import { WayIn } from './way-in';

/** Decisions about families: the way in over the streams `family-<uuid>`. */
export class DecisionService implements Decisions {
  private readonly wayIn: WayIn;

  constructor(private readonly parts: DecisionParts) {
    this.wayIn = new WayIn(parts.histories);
  }

  decide(request: DecisionRequest): Promise<DecisionAnswer> {
    return this.wayIn.take(request, {
      stream: `family-${request.familyId}`,
      reach: (history) => municipalityOf(request, history, this.parts.regulation()),
      judge: (history, municipality) => this.judged(request, history, municipality),
      answer: (events) => accepted({ familyId: request.familyId, episode: events.at(-1)?.episode ?? 1 }, events),
    });
  }

  private async judged(
    request: DecisionRequest,
    history: History,
    municipality: string,
  ): Promise<readonly Candidate[] | Rejection> {
    const elsewhere = reportedElsewhere(request, municipality);
    if (elsewhere) return elsewhere;
    const regulation = this.parts.regulation();
    return judge(this.parts, { request, history, municipality, regulation, now: this.parts.now() });
  }
}
