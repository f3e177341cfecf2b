import type { Actor } from '../../kernel/index.ts';
import { type ActionState, type Closed, closed, type Onlooker, onlookerOf, openUnless } from '../cases/index.ts';
import type { Appeal, Asked } from './open-appeal.ts';
import { owesCarryingOut } from './wins.ts';

/** What may be done with an appeal. */
export const APPEAL_ACTIONS = [
  'add_information',
  'withdraw',
  'acknowledge',
  'assign',
  'expedite',
  'refuse_expedite',
  'tell_by_word',
  'extend',
  'send_notice',
  'decide',
  'carry_out',
  'ask_remedy',
  'record_remedy',
] as const;
export type AppealAction = (typeof APPEAL_ACTIONS)[number];

/** Who looks, and what he may do. */
export interface AppealViewer extends Onlooker {
  readonly mayFile: boolean;
  readonly mayWork: boolean;
  /** A physician, who decides what turns on medical necessity. */
  readonly isClinician: boolean;
}

export function appealViewerOf(actor: Actor): AppealViewer {
  return {
    ...onlookerOf(actor),
    mayFile: actor.permissions.has('appeal.file'),
    mayWork: actor.permissions.has('appeal.work'),
    isClinician: actor.permissions.has('authorization.deny'),
  };
}

export function appealActions(appeal: Appeal, viewer: AppealViewer): ActionState<AppealAction>[] {
  return APPEAL_ACTIONS.map((action) => appealAction(appeal, action, viewer));
}

export function appealAction(appeal: Appeal, action: AppealAction, viewer: AppealViewer): ActionState<AppealAction> {
  return openUnless(action, whyClosed(appeal, action, viewer));
}

const WHILE_OPEN = new Set<AppealAction>([
  'add_information',
  'withdraw',
  'acknowledge',
  'assign',
  'expedite',
  'refuse_expedite',
  'extend',
  'decide',
]);
/** The filer adds papers and takes it back; the rest is the appeals department's. */
const BY_FILER = new Set<AppealAction>(['add_information', 'withdraw']);

function whyClosed(appeal: Appeal, action: AppealAction, viewer: AppealViewer): Closed | undefined {
  if (WHILE_OPEN.has(action) && appeal.state !== 'open') return closed(`${appeal.state}_already`);
  if (!BY_FILER.has(action) && !viewer.mayWork) return closed('appeals_only', 'AAH-UM-APP-02');
  if (BY_FILER.has(action) && !viewer.mayWork && !viewer.mayFile) return closed('filer_only');
  switch (action) {
    case 'withdraw':
      return whyNotTheirs(appeal, viewer);
    case 'acknowledge':
      return appeal.acknowledged ? closed('acknowledged_already') : undefined;
    case 'expedite':
    case 'refuse_expedite':
    case 'tell_by_word':
      return whyNoExpedite(appeal, action);
    case 'extend':
      if (appeal.body.kind === 'grievance') return closed('grievance_not_extended', 'REF-UM-GRV-01');
      return appeal.extended ? closed('extended_already', 'REF-UM-APP-05') : undefined;
    case 'decide':
      return whyNoDecision(appeal, viewer);
    case 'carry_out':
      return owesCarryingOut(appeal) ? undefined : closed('nothing_to_carry_out', 'REF-UM-APP-10');
    case 'ask_remedy':
      return appeal.body.kind === 'grievance' || appeal.body.onBehalf === 'provider'
        ? closed('no_hearing_for_this', 'REF-UM-APP-07')
        : undefined;
    case 'record_remedy':
      return whyNoRecord(Object.values(appeal.remedies));
    default:
      return undefined;
  }
}

function whyNoRecord(asked: readonly Asked[]): Closed | undefined {
  if (asked.some(({ decidedOn }) => decidedOn === undefined)) return undefined;
  return closed(asked.length === 0 ? 'no_hearing_asked' : 'remedy_decided_already');
}

/** The member's own appeal is not the plan's to drop, nor an office's that did not file it. */
function whyNotTheirs({ body }: Appeal, { side }: AppealViewer): Closed | undefined {
  if (side === 'plan') return undefined; // records what the filer said by telephone or letter
  const isOffices = body.filedBy === 'provider';
  return isOffices === (side === 'requester') ? undefined : closed('filer_withdraws');
}

function whyNoExpedite({ body, expedite }: Appeal, action: AppealAction): Closed | undefined {
  if (body.kind === 'grievance') return closed('grievance_has_one_clock', 'REF-UM-GRV-01');
  if (action === 'tell_by_word') return expedite === 'refused' ? undefined : closed('nothing_refused');
  if (action === 'expedite') return expedite === 'granted' ? closed('expedited_already') : undefined;
  return expedite === 'asked' ? undefined : closed('expedite_not_asked', 'REF-UM-APP-04');
}

/** Never who decided first; a question of medical necessity is a clinician's [REF-UM-APP-11]. */
function whyNoDecision({ original, clinical }: Appeal, { account, isClinician }: AppealViewer): Closed | undefined {
  if (original?.by !== undefined && original.by === account) return closed('decided_it_first', 'REF-UM-APP-11');
  return clinical && !isClinician ? closed('clinician_decides', 'REF-UM-APP-11') : undefined;
}
