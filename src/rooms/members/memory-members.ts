import { order } from '../../kernel/index.ts';
import type { AskMembers, Found, Identity, MemberLine, SearchPage, WholeMember } from './ask-members.ts';
import type { Consent } from './consent.ts';
import { type ContactPoint, withContact } from './contact.ts';
import type { Standing } from './coverage-changes.ts';
import type { EnrollmentBatch, EnrollmentStore, LoadCounts, ReceivedFile, RecordAnswer } from './load-enrollment.ts';
import type { MemberRecord, Preferences } from './record.ts';

type Kept = WholeMember['record'];

/** The members of one plan without a database: for cases, and for whoever has the records at hand. A handle is the plan's id. */
export class MemoryMembers implements AskMembers {
  readonly plan: string;
  readonly names: ReadonlyMap<string, string>;
  private readonly records = new Map<string, Kept>();

  constructor(plan: string, records: readonly MemberRecord[], names: ReadonlyMap<string, string>) {
    this.plan = plan;
    this.names = names;
    for (const record of records) this.put(record);
  }

  put(record: MemberRecord): void {
    this.records.set(record.id, { ...record, plan: this.plan, handle: record.id, isSynthetic: true });
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

  readonly lines = (handles: readonly string[]): Promise<readonly MemberLine[]> =>
    Promise.resolve(handles.flatMap((handle) => this.records.get(handle) ?? []).map(lineOf));

  readonly standings = (handles: readonly string[]): Promise<ReadonlyMap<string, Standing>> =>
    Promise.resolve(
      new Map(
        handles.flatMap((handle) => {
          const record = this.records.get(handle);
          return record ? [[handle, { coverage: record.coverage, uncertain: record.uncertain ?? [] }] as const] : [];
        }),
      ),
    );

  readonly read = (handle: string): Promise<WholeMember | undefined> => {
    const record = this.records.get(handle);
    return Promise.resolve(record && { record, depth: 'full' });
  };

  readonly namesOf = (): Promise<ReadonlyMap<string, string>> => Promise.resolve(this.names);

  readonly search = (_: string, last: string, first: string, page: SearchPage) => {
    const found = this.all
      .filter((r) => begins(r.name.last, last) && begins(r.name.first, first))
      .sort((a, b) => order(a.name.last, b.name.last) || order(a.name.first, b.name.first) || order(a.id, b.id));
    const from = (page.number - 1) * page.size;
    return Promise.resolve({ total: found.length, members: found.slice(from, from + page.size).map(lineOf) });
  };

  readonly keepConsent = ({ record }: WholeMember, consent: Consent): Promise<void> => {
    const others = record.consents.filter((c) => !(c.kind === consent.kind && c.given === consent.given));
    this.put({ ...record, consents: [...others, consent] });
    return Promise.resolve();
  };

  readonly keepPreferences = ({ record }: WholeMember, preferences: Preferences): Promise<void> => {
    this.put({ ...record, preferences });
    return Promise.resolve();
  };

  readonly keepContact = ({ record }: WholeMember, contact: ContactPoint): Promise<void> => {
    this.put({ ...record, contacts: withContact(record.contacts, contact) });
    return Promise.resolve();
  };
}

function isMeant(record: Kept, identity: Identity): boolean {
  if ('cin' in identity) return record.cin === identity.cin;
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  return (
    same(record.name.last, identity.last) && same(record.name.first, identity.first) && record.born === identity.born
  );
}

function begins(text: string, prefix: string): boolean {
  return text.toLowerCase().startsWith(prefix.toLowerCase());
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

/** Loads into memory: the same verb, nothing kept. */
export class MemoryEnrollmentStore implements EnrollmentStore {
  readonly members: MemoryMembers;
  readonly answers: RecordAnswer[] = [];
  private readonly files = new Map<
    string,
    { state: 'loading' | 'done' | 'refused' } & { -readonly [K in keyof LoadCounts]: number }
  >();

  constructor(members: MemoryMembers) {
    this.members = members;
  }

  readonly open = (file: ReceivedFile) => {
    const found = this.files.get(file.id) ?? { state: 'loading' as const, taken: 0, warned: 0, rejected: 0 };
    this.files.set(file.id, found);
    return Promise.resolve({ ...found });
  };

  readonly batch = <T>(file: ReceivedFile, work: (batch: EnrollmentBatch) => Promise<T>): Promise<T> =>
    work({
      doneThrough: 0,
      recordsOf: (cins, ids) =>
        Promise.resolve(this.members.all.filter((r) => cins.includes(r.cin) || ids.includes(r.id))),
      save: (records) => {
        for (const record of records) this.members.put(record);
        return Promise.resolve();
      },
      progress: (_, counts, answers) => {
        const counted = this.files.get(file.id);
        if (counted) {
          counted.taken += counts.taken;
          counted.warned += counts.warned;
          counted.rejected += counts.rejected;
        }
        this.answers.push(...answers);
        return Promise.resolve();
      },
    });

  readonly close = (file: ReceivedFile, state: 'done' | 'refused') => {
    const found = this.files.get(file.id);
    if (!found) throw new Error('a file is closed that was never opened');
    found.state = state;
    const { taken, warned, rejected } = found;
    return Promise.resolve({ taken, warned, rejected });
  };
}
