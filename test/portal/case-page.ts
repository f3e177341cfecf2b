import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { signedIn } from '../../src/app/portal/testing.ts';
import { violations } from './browser.ts';
import { leave, open, signIn, speak, type World } from './world.ts';

export type Asked = Readonly<{ code: string; units?: number; from?: string; to?: string }>;

/** The page of a request, as a person uses it: the buttons of what can be done, the form behind each, what is said afterwards. */
export class CasePage {
  readonly world: World;
  readonly page: Page;

  constructor(world: World) {
    this.world = world;
    this.page = world.page;
  }

  async as(email: string, language = 'en'): Promise<void> {
    await leave(this.world);
    await speak(this.world, language);
    await signIn(this.world, email);
  }

  get desk(): Locator {
    return this.page.locator('.case-actions');
  }
  button(name: string): Locator {
    return this.desk.getByRole('button', { name, exact: true });
  }
  field(name: string): Locator {
    return this.desk.getByLabel(name, { exact: true });
  }
  named(name: string): Locator {
    return this.desk.locator(`[name=${name}]`);
  }

  open(handle: string): Promise<void> {
    return open(this.world, `/requests/${handle}`);
  }

  /** The form behind a button, checked by axe while it is empty. */
  async form(action: string): Promise<void> {
    await this.button(action).click();
    await this.desk.getByRole('heading', { name: action }).waitFor();
    await this.button('Back, change nothing').waitFor();
    expect(await violations(this.page)).toEqual([]);
  }

  async sent(action: string): Promise<void> {
    await this.button(action).click();
    await this.desk.getByText(`Done: ${action}`, { exact: true }).waitFor();
  }

  async refused(action: string, because: string): Promise<void> {
    await this.button(action).click();
    await this.desk.getByRole('alert').getByText(because).waitFor();
  }

  /** Why something cannot be done, as the button itself says it. */
  async whyNot(action: string): Promise<string> {
    const closed = this.button(action);
    expect(await closed.getAttribute('aria-disabled')).toBe('true');
    return (await this.page.locator(`[id="${await closed.getAttribute('aria-describedby')}"]`).textContent()) ?? '';
  }

  async told(sentence: string): Promise<void> {
    await this.page.locator('section', { hasText: 'What happened' }).getByText(sentence).first().waitFor();
  }

  async grounds(answer: 'yes' | 'no'): Promise<void> {
    await this.field('Name of the guideline or provision').fill('SYNTHETIC criteria');
    await this.field('Met?').selectOption(answer === 'yes' ? 'true' : 'false');
    for (const question of ['Clinically appropriate?', 'Right setting?', 'A covered benefit?'])
      await this.field(question).selectOption(answer);
    await this.named('circumstances').fill('Nothing is particular.');
  }
}

/** Members of the Alliance in Alameda County whose requests the plan decides itself, or a medical group. */
export async function memberNumbers({ portal }: World, decidedBy: 'plan' | 'group'): Promise<string[]> {
  const { rows } = await portal.fresh.database.query<{ cin: string; organization: string | null }>(
    `select cin, (select a.who from member_assignment a where a.plan = m.plan and a.member_id = m.member_id
        and a.kind = 'medical_group' limit 1) as organization
     from member m where plan = 'aah' and synthetic order by member_id`,
  );
  return rows
    .filter(({ organization }) => (decidedBy === 'plan' ? organization === null : organization === 'demo-group'))
    .map(({ cin }) => cin);
}

/** What an office sent this morning, each request with days of its own so that none is the same as another. */
export async function sentByOffice(
  world: World,
  cin: string,
  lines: readonly Asked[],
  more: object = {},
): Promise<string> {
  const office = await signedIn(world.portal, 'care-manager@demo-ecm.example');
  const found = await office.ask('POST', '/api/members/find', { cin });
  const member = found.body.members.find((one: { plan: string }) => one.plan === 'aah')?.handle;
  const sent = await office.ask('POST', '/api/requests', {
    plan: 'aah',
    member,
    kind: 'pre_service',
    urgency: 'non_urgent',
    lines: lines.map((one, i) => ({ line: i + 1, units: 10, from: '2099-03-01', ...one })),
    ...more,
  });
  if (sent.status !== 200) throw new Error(`the office could not send: ${sent.text}`);
  return sent.body.request.handle;
}
