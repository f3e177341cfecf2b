import { type Actor, californiaDate, type Permission, type Result } from '../../kernel/index.ts';
import type { Population } from '../../rooms/claims/index.ts';
import {
  type Assignment,
  checkEligibility,
  consentOn,
  type EligibilityAnswer,
  type EligibilityAsked,
  findMember,
  isWithin,
  type Member,
  type MemberRecord,
  MemoryEnrollmentStore,
  MemoryMembers,
  Rehearsal,
  readMember,
  receiveEnrollment,
  recordConsent,
  recordProgram,
  type Speaker,
  searchMembers,
  setPreferences,
} from '../../rooms/members/index.ts';
import type { CompiledPolicy } from '../../rules/index.ts';
import type { Answer } from './answers.ts';
import type { Given } from './given-schema.ts';
import type { MemberWish } from './member-schema.ts';

type Asked<K extends string> = Extract<MemberWish, Record<K, unknown>>[K];
/** Each wish is called like the permission it needs. */
const WISHES = [
  'member.find',
  'member.read',
  'eligibility.check',
  'member.consent',
  'member.prefer',
  'member.load',
  'member.program',
  'member.search',
] as const satisfies readonly Permission[];

export function isMemberWish(wish: object): wish is MemberWish {
  return WISHES.some((name) => name in wish);
}

export function permissionOf(wish: MemberWish): Permission {
  const name = WISHES.find((w) => w in wish);
  if (!name) throw new Error('a wish about members has one of the known names');
  return name;
}

/** The members of a case as those who ask for them see them, with a plan's eyes. */
export class MemberStage {
  readonly #policy: CompiledPolicy;
  readonly #members: MemoryMembers;
  readonly #files: MemoryEnrollmentStore;
  #speaker: Speaker = { reach: 'plan' };

  constructor(policy: CompiledPolicy, { members, providers }: Population, people: Given['members'] = {}) {
    this.#policy = policy;
    const names = new Map(providers.map((p) => [p.id, p.name]));
    this.#members = new MemoryMembers(
      policy.brand,
      members.map((member) => recordOf(member, people[member.id])),
      names,
    );
    this.#files = new MemoryEnrollmentStore(this.#members);
  }

  /** `comes`: whether whoever asks comes to members of the plan at all; a member who is signed in speaks for himself. */
  async play(wish: MemberWish, now: Date, actor: Actor | undefined, comes: boolean): Promise<Answer> {
    if (!comes) return { refused: 'not_found' };
    this.#speaker =
      actor?.reach === 'person' ? { reach: 'person', relation: relationOf(actor) } : { reach: actor?.reach ?? 'plan' };
    if ('member.program' in wish) return this.#program(wish['member.program'], now);
    if ('member.search' in wish) return this.#search(wish['member.search'], now);
    if ('member.find' in wish) return this.#find(wish['member.find']);
    if ('member.read' in wish) return this.#read(wish['member.read'].member, now);
    if ('eligibility.check' in wish) return this.#eligibility(wish['eligibility.check'], now);
    if ('member.consent' in wish) return this.#consent(wish['member.consent'], now);
    if ('member.prefer' in wish) return this.#prefer(wish['member.prefer'], now);
    return this.#load(wish['member.load'], now);
  }

  async #find({ cin, name, born }: Asked<'member.find'>): Promise<Answer> {
    const found = await findMember(this.#members, { cin, last: name?.last, first: name?.first, born });
    return found.ok ? { found: found.value.map((m) => m.handle) } : refusal(found);
  }

  async #read(name: string, now: Date): Promise<Answer> {
    const read = await readMember(this.#members, () => this.#policy, name, californiaDate(now));
    if (!read.ok) return refusal(read);
    const { eligibility, pcp, group, ecm, county, full } = read.value.page;
    return {
      eligible: eligibility.eligible,
      because: eligibility.because,
      aid_code: eligibility.coverage?.aidCode,
      pcp: pcp?.who,
      group: group?.who,
      ecm: { status: ecm.status, provider: ecm.who },
      county,
      may_text: full?.mayText,
      channel: full?.channel,
      ...full?.languages,
      format: full?.format,
      cites: full?.mayTextCite ?? [],
      cin: full?.cin,
      former_cins: full?.formerCins,
      programs: full?.programs.filter((p) => isWithin(p, californiaDate(now))).map((p) => p.program),
      standing:
        full &&
        [...new Set(full.consents.map((c) => c.kind))].filter((k) => consentOn(full.consents, k, californiaDate(now))),
      history: full?.history.map(({ what, value, by }) => ({ what, value, by })),
    };
  }

  async #eligibility(asked: Asked<'eligibility.check'>, now: Date): Promise<Answer> {
    const many = 'members' in asked ? asked.members : [asked];
    const questions = many.map(({ member, cin, name, born, on }): EligibilityAsked => {
      return { handle: member, cin, last: name?.last, first: name?.first, born, on };
    });
    const answers = await checkEligibility(this.#members, questions, californiaDate(now));
    const said = answers.map(eligibilityAnswer);
    return 'members' in asked ? { answers: said } : { ...said[0] };
  }

  async #consent({ member, by = 'member', ...asked }: Asked<'member.consent'>, now: Date): Promise<Answer> {
    const { kind, action, method, on } = asked;
    const today = californiaDate(now);
    const told = { kind, action, by, ...(method ? { method } : {}), ...(on ? { on } : {}) };
    const whole = await this.#members.read(member);
    if (!whole) return NOT_THERE;
    const kept = await recordConsent(this.#members, whole, told, this.#speaker, today, 'case');
    if (!kept.ok) return refusal(kept);
    return { standing: [...new Set(kept.value.map((c) => c.kind))].filter((k) => consentOn(kept.value, k, today)) };
  }

  async #prefer(
    { member, contact, spoken, written, best_time, ...asked }: Asked<'member.prefer'>,
    now: Date,
  ): Promise<Answer> {
    const today = californiaDate(now);
    const languages = { ...(spoken ? { spoken } : {}), ...(written ? { written } : {}) };
    const { channel, format } = asked;
    const wishes = {
      ...(channel ? { channel } : {}),
      ...(format ? { format } : {}),
      ...(best_time ? { bestTime: best_time } : {}),
      ...(Object.keys(languages).length > 0 ? { languages } : {}),
      ...(contact ? { contact: { ...contact, on: today } } : {}),
    };
    const whole = await this.#members.read(member);
    if (!whole) return NOT_THERE;
    const kept = await setPreferences(this.#members, this.#policy, whole, wishes, this.#speaker, today, 'case');
    if (!kept.ok) return refusal(kept);
    const { channel: chosen, bestTime, languages: preferred, format: wanted } = kept.value;
    return { channel: chosen, best_time: bestTime, ...preferred, format: wanted };
  }

  async #load(asked: Asked<'member.load'>, now: Date): Promise<Answer> {
    const bytes = new TextEncoder().encode('text' in asked ? asked.text : flatText(asked.rows));
    const before = this.#files.answers.length;
    const received = {
      plan: this.#policy.brand,
      name: 'case',
      at: now,
      actor: 'case',
      isSynthetic: true,
      isConfirmed: asked.confirm,
    };
    const rehearsal = asked.dry_run ? new Rehearsal(this.#files) : undefined;
    const store = rehearsal ?? this.#files;
    const { report, looked } = await receiveEnrollment(store, () => [bytes], this.#policy, received);
    const findings = rehearsal
      ? rehearsal.answered(looked.findings).map(({ finding }) => finding)
      : [...looked.findings, ...this.#files.answers.slice(before).flatMap((a) => a.findings)];
    const { isHeld, ...wouldDo } = rehearsal?.wouldDo ?? {};
    const { outcome, taken, rejected, leftOut, covered } = report;
    return {
      loaded: outcome,
      taken,
      rejected,
      left_out: leftOut,
      left_out_of: covered,
      ...wouldDo,
      would_hold: isHeld,
      findings: findings.map((f) => f.code),
    };
  }

  async #program({ member, ...asked }: Asked<'member.program'>, now: Date): Promise<Answer> {
    const today = californiaDate(now);
    const { program, action, on } = asked;
    const told = { program, action, ...(on ? { on } : {}) };
    const whole = await this.#members.read(member);
    if (!whole) return NOT_THERE;
    const kept = await recordProgram(this.#members, this.#policy, whole, told, today);
    if (!kept.ok) return refusal(kept);
    return { programs: kept.value.filter((p) => isWithin(p, today)).map((p) => p.program) };
  }

  async #search({ sort = 'name', descending = false, ...asked }: Asked<'member.search'>, now: Date): Promise<Answer> {
    const { name, county, ecm, program } = asked;
    const filter = { plan: this.#policy.brand, name, county, ecm, program, sort, descending, page: 1, size: 100 };
    const found = await searchMembers(this.#members, filter, californiaDate(now));
    return found.ok ? { found: found.value.members.map((m) => m.handle), total: found.value.total } : refusal(found);
  }
}

const NOT_THERE: Answer = { refused: 'not_found', cites: [] };

function relationOf({ roles }: Actor): 'self' | 'guardian' {
  return roles.includes('member') ? 'self' : 'guardian';
}

function refusal(result: Extract<Result<unknown>, { ok: false }>): Answer {
  return { refused: result.refusal.code, cites: result.refusal.cite ?? [] };
}

function eligibilityAnswer({ eligible, because, on, coverage }: EligibilityAnswer): Answer {
  return { eligible, because, on, aid_code: coverage?.aidCode };
}

/** Rows as a flat file: every column that a row names. */
function flatText(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((line) => `${line.map(asSent).join(',')}\n`).join('');
}

/** A cell as a sender writes it, who makes no formula harmless. */
function asSent(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A member of a case is what claims are judged by; who holds one for ECM stands there too. */
function recordOf(member: Member, told: NonNullable<Given['members']>[string] | undefined): MemberRecord {
  const { status, provider, from } = member.ecm;
  const held = status === 'enrolled' || status === 'pending_outreach';
  const ecm: Assignment[] =
    held && provider !== undefined ? [{ kind: 'ecm', who: provider, status, ...(from ? { from } : {}) }] : [];
  return {
    ...member,
    languages: told?.language === undefined ? {} : { written: told.language },
    ...(told?.format === undefined || told.format === 'standard' ? {} : { format: told.format }),
    isRestricted: false,
    contacts: [],
    assignments: member.group === undefined ? ecm : [...ecm, { kind: 'medical_group', who: member.group }],
    guardians: [],
    programs: [],
    consents: [],
    preferences: {},
  };
}
