import type { CorrectionRequest } from '../../corrections/request';
import type { StreamRequest } from '../stream-request';

/** A step of the four eyes on what is no family: a request, a period's report, an agency, an officer (spec C44). */
export interface StreamCorrection
  extends Omit<StreamRequest, 'useCase'>, Pick<CorrectionRequest, 'command' | 'roles' | 'language'> {}
