import type { History } from '@kurator/event-log';
import type { Candidate } from '@kurator/family';
import type { Rejection } from '@kurator/kernel';
import { isCorrection } from '../corrections/request';
import { judgeCorrection } from '../corrections/judge-correction';
import { answered } from './answer';
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
      answer: (events) => answered(request.familyId, events),
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
    const matter = { request, history, municipality, regulation, now: this.parts.now() };
    return isCorrection(request) ? judgeCorrection(this.parts, { ...matter, request }) : judge(this.parts, matter);
  }
}
