import { order } from '../../kernel/index.ts';
import type {
  AskMembers,
  Found,
  Identity,
  MemberFilter,
  MemberLine,
  SearchPage,
  WardLine,
  WholeMember,
} from './ask-members.ts';
import { assignedOn } from './assignment.ts';
import type { Choice } from './choice.ts';
import type { Consent } from './consent.ts';
import { type ContactPoint, withContact } from './contact.ts';
import type { Standing } from './coverage-changes.ts';
import type { Merge } from './known.ts';
import { isWithin } from './member.ts';
import { unitsLed } from './merge-records.ts';
import { nameKey } from './name-key.ts';
import { withProgram } from './program.ts';
import type { MemberRecord, Preferences, ProgramMembership } from './record.ts';

type Kept = WholeMember['record'];

/** The members of one plan without a database: for cases, and for whoever has the records at hand. A handle is the plan's id. */
export class MemoryMembers implements AskMembers {
  readonly plan: string;
  readonly names: ReadonlyMap<string, string>;
  /** What members decided, newest first. */
  readonly choices: (Choice & { readonly member: string })[] = [];
  private readonly records = new Map<string, Kept>();
  /** Handles of members who became one with another. */
  private readonly moved = new Map<string, string>();

  constructor(plan: string, records: readonly MemberRecord[], names: ReadonlyMap<string, string>) {
    this.plan = plan;
    this.names = names;
    for (const record of records) this.put(record);
  }

  put(record: MemberRecord): void {
    this.records.set(record.id, { ...record, plan: this.plan, handle: record.id, isSynthetic: true });
  }

  /** Who goes is who stays from now on, and the infants of the one are the other's. */
  merge({ gone, stays, merged }: Merge): void {
    this.records.delete(gone.id);
    this.moved.set(gone.id, stays.id);
    const led = unitsLed(gone, stays, merged.unit);
    for (const one of this.all.filter((r) => led.includes(r.unit))) this.put({ ...one, unit: merged.unit });
    for (const [i, choice] of this.choices.entries())
      if (choice.member === gone.id) this.choices[i] = { ...choice, member: stays.id };
  }

  private standing(handle: string): Kept | undefined {
    const next = this.moved.get(handle);
    return next === undefined ? this.records.get(handle) : this.standing(next);
  }

  get all(): readonly Kept[] {
    return [...this.records.values()];
  }

  readonly glimpse = (asked: readonly Identity[]): Promise<readonly Found[]> =>
    Promise.resolve(
      asked.flatMap((identity, n) =>
        this.all.filter((r) => isMeant(r, identity)).map((r) => ({ n, plan: this.plan, id: r.id, handle: r.handle })),
      ),
    );

  readonly glimpseStandings = async (asked: readonly Identity[]): Promise<readonly (Found & Standing)[]> =>
    (await this.glimpse(asked)).flatMap((found) => {
      const record = this.standing(found.handle);
      return record ? [{ ...found, coverage: record.coverage, uncertain: record.uncertain ?? [] }] : [];
    });

  readonly lines = (handles: readonly string[]): Promise<readonly MemberLine[]> =>
    Promise.resolve(handles.flatMap((handle) => this.standing(handle) ?? []).map(lineOf));

  readonly standings = (handles: readonly string[]): Promise<ReadonlyMap<string, Standing>> =>
    Promise.resolve(
      new Map(
        handles.flatMap((handle) => {
          const record = this.standing(handle);
          return record ? [[handle, { coverage: record.coverage, uncertain: record.uncertain ?? [] }] as const] : [];
        }),
      ),
    );

  readonly read = (handle: string): Promise<WholeMember | undefined> => {
    const record = this.standing(handle);
    return Promise.resolve(record && { record, depth: 'full' });
  };

  readonly namesOf = (): Promise<ReadonlyMap<string, string>> => Promise.resolve(this.names);

  readonly wards = (): Promise<readonly WardLine[]> => Promise.resolve([]);

  readonly search = ({ names, county, ecm, program, on, sort, isDescending }: MemberFilter, page: SearchPage) => {
    const found = this.all
      .filter((r) => names.length === 0 || names.some((asked) => begins(r.name, asked)))
      .filter((r) => county === undefined || r.county === county)
      .filter((r) => ecm === undefined || (assignedOn(r.assignments, 'ecm', on)?.status ?? 'none') === ecm)
      .filter((r) => program === undefined || r.programs.some((p) => p.program === program && isWithin(p, on)))
      .sort((a, b) => order(keyOf(a, sort), keyOf(b, sort)) || order(a.id, b.id));
    if (isDescending) found.reverse();
    const from = (page.number - 1) * page.size;
    return Promise.resolve({ total: found.length, members: found.slice(from, from + page.size).map(lineOf) });
  };

  readonly keepConsent = ({ record }: WholeMember, consent: Consent): Promise<void> => {
    const now = this.records.get(record.id) ?? record;
    const others = now.consents.filter((c) => !(c.kind === consent.kind && c.given === consent.given));
    this.put({ ...now, consents: [...others, consent] });
    return Promise.resolve();
  };

  readonly keepProgram = ({ record }: WholeMember, told: ProgramMembership): Promise<void> => {
    const now = this.records.get(record.id) ?? record;
    this.put({ ...now, programs: withProgram(now.programs, told) });
    return Promise.resolve();
  };

  readonly keepChoices = ({ record }: WholeMember, choices: readonly Choice[]): Promise<void> => {
    this.choices.unshift(...choices.map((choice) => ({ ...choice, member: record.id })));
    return Promise.resolve();
  };

  readonly choicesOf = ({ record }: WholeMember): Promise<readonly Choice[]> =>
    Promise.resolve(this.choices.filter((c) => c.member === record.id));

  readonly keepPreferences = ({ record }: WholeMember, preferences: Preferences): Promise<void> => {
    this.put({ ...(this.records.get(record.id) ?? record), preferences });
    return Promise.resolve();
  };

  readonly keepContact = ({ record }: WholeMember, contact: ContactPoint): Promise<void> => {
    const now = this.records.get(record.id) ?? record;
    this.put({ ...now, contacts: withContact(now.contacts, contact) });
    return Promise.resolve();
  };
}

function isMeant(record: Kept, identity: Identity): boolean {
  if ('cin' in identity) return record.cin === identity.cin || (record.formerCins ?? []).includes(identity.cin);
  const same = (a: string, b: string) => nameKey(a) === nameKey(b);
  return (
    same(record.name.last, identity.last) && same(record.name.first, identity.first) && record.born === identity.born
  );
}

function keyOf({ name, born, county }: Kept, sort: MemberFilter['sort']): string {
  const named = `${nameKey(name.last)} ${nameKey(name.first)}`;
  return sort === 'name' ? named : `${(sort === 'born' ? born : county) ?? ''} ${named}`;
}

function begins(name: Kept['name'], asked: MemberFilter['names'][number]): boolean {
  return nameKey(name.last).startsWith(asked.last) && nameKey(name.first).startsWith(asked.first);
}

function lineOf({ plan, handle, name, middle, born, county, isSynthetic }: Kept): MemberLine {
  return {
    plan,
    handle,
    name: { ...name, ...(middle === undefined ? {} : { middle }) },
    ...(born === undefined ? {} : { born }),
    ...(county === undefined ? {} : { county }),
    isSynthetic,
  };
}
