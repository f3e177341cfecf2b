import type { IsoDate } from '../../kernel/index.ts';
import type { CompiledPolicy, Speech } from '../../rules/index.ts';
import type { Papers } from './enrollment-files-store.ts';
import type { FullPage, MemberPage } from './read-member.ts';
import type { UsedLimit } from './routes.ts';

// The page in the words of the contract: names with underscores, and nothing where nothing is known.

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its undefined entries, as exact optional types want it. */
export function withoutAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Present<T>;
}

export function pageAnswer(page: MemberPage, on: IsoDate) {
  const { full: _, isSynthetic, eligibility, coverage, ecm, ...rest } = page;
  const { who, ...holder } = ecm;
  return {
    ...rest,
    synthetic: isSynthetic,
    eligibility: { eligible: eligibility.eligible, because: eligibility.because, on },
    coverage: coverage.map(({ from, to, lineOfBusiness, deliverySystem, aidCode, healthPlan }) =>
      withoutAbsent({
        from,
        to,
        line_of_business: lineOfBusiness,
        delivery_system: deliverySystem,
        aid_code: aidCode,
        health_plan: healthPlan,
      }),
    ),
    ecm: { ...holder, ...(who === '' ? {} : { who }) },
  };
}

export function limitAnswers(limits: readonly UsedLimit[], language: string) {
  return limits.map(({ title, cite, ...limit }) => ({
    ...limit,
    title: title[language] ?? title.en ?? limit.code,
    cite: [...cite],
  }));
}

export function programAnswers(programs: FullPage['programs'], policy: CompiledPolicy, speech: Speech) {
  return programs.map(({ program, source = 'enrollment', from, to }) => {
    const named = policy.programs.find((p) => p.key === program);
    return withoutAbsent({ program, name: named ? speech.local(named.name) : program, source, from, to });
  });
}

export function fullAnswer(full: FullPage, papers: Papers, policy: CompiledPolicy, speech: Speech) {
  const {
    planId,
    address,
    mailing,
    languages,
    format,
    homeless,
    isRestricted,
    bestTime,
    channel,
    mayText,
    mayTextCite,
  } = full;
  const lines = <A extends { readonly lines: readonly string[] }>(a: A | undefined) =>
    a ? { ...a, lines: [...a.lines] } : undefined;
  return withoutAbsent({
    cin: full.cin,
    plan_id: planId,
    address: lines(address),
    mailing: lines(mailing),
    ...languages,
    format: format as 'standard',
    homeless,
    restricted: isRestricted,
    contacts: [...full.contacts],
    guardians: full.guardians.map((g) => ({ ...g })),
    other_insurance: full.otherInsurance.map(({ from, to, insurer }) => withoutAbsent({ from, to, insurer })),
    pregnancies: full.pregnancies.map(({ began, ended }) => withoutAbsent({ began, ended })),
    programs: programAnswers(full.programs, policy, speech),
    consents: full.consents.map((c) => ({ ...c })),
    channel: channel as 'mail' | undefined,
    best_time: bestTime as 'morning' | undefined,
    may_text: mayText,
    may_text_cite: [...mayTextCite],
    former_cins: [...full.formerCins],
    choices: Object.entries(policy.choices).map(([what, { say, cite }]) => ({
      what,
      say: speech.local(say),
      cite: [...cite],
    })),
    history: full.history.map((c) => ({ ...c })),
    authorizations: papers.authorizations.map((a) => ({ ...a, codes: [...a.codes] })),
    documents: papers.documents.map((d) => ({ ...d })),
  });
}
