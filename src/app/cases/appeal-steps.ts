import { dateOfDayNumber, dayAt, type Instant, type IsoDate } from '../../kernel/index.ts';
import {
  type Appeal,
  type AppealAsking,
  type AppealDecision,
  type AppealDesk,
  acknowledgeAppeal,
  addToAppeal,
  askRemedy,
  assignAppeal,
  carryOut,
  decideAppeal,
  expediteAppeal,
  extendAppeal,
  recordAppealNotice,
  recordRemedy,
  refuseExpedite,
  tellByWord,
  withdrawAppeal,
} from '../../rooms/appeals/index.ts';
import type { AppealWish, CaseAppealDecision } from './appeal-schema.ts';
import { type CaseStep, WHY } from './case-step.ts';
import { viewerAs } from './request-people.ts';

type AppealStep = CaseStep<AppealDesk, AppealAsking, Appeal>;

export function appealStep(wish: AppealWish, plan: string, lines: AppealDecision['lines']): AppealStep {
  const appeals = (take: AppealStep['take']): AppealStep => ({ otherwise: 'appeals', take });
  for (const [name, asked] of Object.entries(wish)) {
    switch (name.split('.')[1]) {
      case 'acknowledge':
        return appeals(acknowledgeAppeal);
      case 'told':
        return appeals(tellByWord);
      case 'assign': {
        const { account, name, organization, roles } = viewerAs(
          plan,
          asked.to === 'nobody' ? 'appeals' : asked.to,
          asked.who,
        );
        const person = { account, name, organization, roles };
        return appeals((desk, number, asking) =>
          assignAppeal(desk, number, asked.to === 'nobody' ? undefined : person, asking),
        );
      }
      case 'add_information':
        return {
          otherwise: 'member',
          take: (desk, number, asking) =>
            addToAppeal(desk, number, { note: asked.note, attachments: asked.attachments ?? [] }, asking),
        };
      case 'decide': {
        const decision = decisionOf(asked, lines);
        return {
          otherwise: 'medical_director',
          take: (desk, number, asking) => decideAppeal(desk, number, decision, asking),
        };
      }
      case 'notice_sent':
        return appeals((desk, number, asking) => recordAppealNotice(desk, number, asked.about, asked.about, asking));
      case 'withdraw':
        return {
          otherwise: 'member',
          take: (desk, number, asking) => withdrawAppeal(desk, number, asked.why ?? WHY, asking),
        };
      case 'carry_out':
        return appeals(carryOut);
    }
  }
  return onlyAppeals(wish, appeals, lines);
}

function onlyAppeals(
  wish: AppealWish,
  appeals: (take: AppealStep['take']) => AppealStep,
  lines: AppealDecision['lines'],
): AppealStep {
  if ('appeal.expedite' in wish) {
    const { granted = true, told = false, why = WHY } = wish['appeal.expedite'];
    return appeals((desk, number, asking) =>
      granted ? expediteAppeal(desk, number, why, asking) : refuseExpedite(desk, number, { why, told }, asking),
    );
  }
  if ('appeal.extend' in wish) {
    const { asked_by: askedBy = 'member', serves_member: servesMember, why = WHY } = wish['appeal.extend'];
    return appeals((desk, number, asking) => extendAppeal(desk, number, { askedBy, servesMember, why }, asking));
  }
  if ('appeal.remedy' in wish) {
    const { remedy, on, licensed, outcome, received, lines: stated } = wish['appeal.remedy'];
    return appeals((desk, number, asking) => {
      const day = on ?? today(asking.now);
      return outcome === undefined
        ? askRemedy(desk, number, { remedy, on: day, licensed }, asking)
        : recordRemedy(
            desk,
            number,
            { remedy, on: day, outcome, received: gotAt(received), lines: linesOf(outcome, stated, lines) },
            asking,
          );
    });
  }
  throw new Error(`no step is called ${Object.keys(wish).join()}`);
}

function today(now: Instant): IsoDate {
  return dateOfDayNumber(dayAt(now));
}

function gotAt(received: string | undefined): Instant | undefined {
  return received === undefined ? undefined : Date.parse(received);
}

/** Overturned without lines grants all that was asked. */
function linesOf(
  outcome: string,
  stated: CaseAppealDecision['lines'],
  whole: AppealDecision['lines'],
): AppealDecision['lines'] {
  const named = stated?.map((line, i) => ({
    ...line,
    line: line.line ?? i + 1,
    outcome: line.outcome ?? ('approved' as const),
    units: line.units ?? 0,
  }));
  return (named ?? (outcome === 'overturned' ? whole : [])) as AppealDecision['lines'];
}

function decisionOf(asked: CaseAppealDecision, whole: AppealDecision['lines']): AppealDecision {
  const {
    outcome = 'upheld',
    reason = 'In plain words.',
    lines,
    under_first_decider: under,
    expertise_fits: fits,
  } = asked;
  return {
    outcome,
    reason,
    lines: linesOf(outcome, lines, whole),
    references: [],
    underFirstDecider: under ?? false,
    expertiseFits: fits ?? true,
  };
}
