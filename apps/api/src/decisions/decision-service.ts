import type { History } from '@kurator/event-log';
import { asItStood, familyView, isAbsorbed, type Candidate } from '@kurator/family';
import { isRejection, type Rejection } from '@kurator/kernel';
import { isCorrection } from '../corrections/request';
import { judgeCorrection } from '../corrections/judge-correction';
import { answered } from './answer';
import type { DecisionAnswer, DecisionRequest, Decisions } from './decisions';
import { announce, isForgotten } from './destruction';
import { judge } from './judge';
import { mergeWay } from './merges';
import type { DecisionParts } from './parts';
import { municipalityOf, reportedElsewhere } from './territory';
import { WayIn } from './way-in';

const destroys = ({ command }: DecisionRequest): boolean => command === 'destroy-personal-data';

/** Decisions about families: the way in over the streams `family-<uuid>`. */
export class DecisionService implements Decisions {
  private readonly wayIn: WayIn;

  constructor(private readonly parts: DecisionParts) {
    this.wayIn = new WayIn(parts.histories);
  }

  /** A destruction is answered when the keys are gone, and asked again it makes sure that they are. */
  async decide(request: DecisionRequest): Promise<DecisionAnswer> {
    const answer = await this.recorded(request);
    if (destroys(request) && answer.status === 201) await this.parts.carryOut(request.familyId);
    return answer;
  }

  private recorded(request: DecisionRequest): Promise<DecisionAnswer> {
    return this.wayIn.take(request, {
      stream: `family-${request.familyId}`,
      reach: (history) => this.reached(request, history),
      judge: async (history, municipality) => this.judged(request, await this.parts.wholes.of(history), municipality),
      answer: (events) => answered(request.familyId, events),
      forgotten: (events, { facts }) => isForgotten(events, facts),
      ...mergeWay(this.parts, request),
    });
  }

  /** An absorbed family is found where it stood: who could reach it is told what has become of it. */
  private async reached(request: DecisionRequest, own: History): Promise<string | Rejection> {
    const history = await this.parts.wholes.of(own);
    const stood = asItStood(history.facts);
    const { familyId } = request;
    const view = () =>
      stood === history.facts
        ? this.parts.viewOf(familyId, history)
        : familyView(familyId, stood, this.parts.regulation());
    return municipalityOf(request, { history, view }, this.parts.regulation());
  }

  private async judged(
    request: DecisionRequest,
    history: History,
    municipality: string,
  ): Promise<readonly Candidate[] | Rejection> {
    const elsewhere = isAbsorbed(history.facts) ?? reportedElsewhere(request, municipality);
    if (elsewhere) return elsewhere;
    const regulation = this.parts.regulation();
    const matter = { request, history, municipality, regulation, now: this.parts.now() };
    if (isCorrection(request)) return judgeCorrection(this.parts, { ...matter, request });
    const judged = await judge(this.parts, matter);
    if (destroys(request) && !isRejection(judged)) await announce(this.parts.histories, matter);
    return judged;
  }
}
