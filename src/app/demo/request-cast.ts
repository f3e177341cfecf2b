import type { Database } from '../../platform/db/index.ts';
import type { Viewer } from '../../rooms/authorizations/index.ts';

export interface Cast {
  readonly members: readonly string[];
  readonly providers: readonly string[];
  readonly office: Viewer;
  readonly staff: Readonly<
    Record<
      'reviewer_nurse' | 'medical_director' | 'pharmacist' | 'authorization_specialist' | 'toc_clinical_staff',
      Viewer
    >
  >;
}

/** Who acts: the sign-ins of the demonstration. Undefined for a plan without members or offices. */
export async function castOf(db: Database, plan: string): Promise<Cast | undefined> {
  const members = await db.query<{ id: string }>(
    `select member_id as id from member where plan = $1 and synthetic order by member_id limit 200`,
    [plan],
  );
  const offices = await db.query<{ id: string; organization: string }>(
    `select provider_id as id, organization_id as organization from provider
     where plan = $1 and organization_id like 'demo-%' and organization_id <> 'demo-group' order by provider_id`,
    [plan],
  );
  const viewer = async (organization: string, role: string): Promise<Viewer | undefined> => {
    const { rows } = await db.query<{ account: string; name: string }>(
      `select a.account_id as account, a.name from seat s join account a using (account_id)
       where s.organization_id = $1 and $2 = any(s.roles) and a.synthetic order by a.email limit 1`,
      [organization, role],
    );
    const [row] = rows;
    return row && { ...row, organization, roles: [role], ...mayOf(role) };
  };
  const [first] = offices.rows;
  const office = first && (await viewer(first.organization, 'care_manager'));
  const nurse = await viewer(plan, 'reviewer_nurse');
  const director = await viewer(plan, 'medical_director');
  const pharmacist = await viewer(plan, 'pharmacist');
  const specialist = await viewer(plan, 'authorization_specialist');
  const toc = await viewer(plan, 'toc_clinical_staff');
  if (!office || !nurse || !director || !pharmacist || !specialist || !toc || members.rows.length === 0)
    return undefined;
  return {
    members: members.rows.map(({ id }) => id),
    providers: offices.rows.map(({ id }) => id),
    office,
    staff: {
      reviewer_nurse: nurse,
      medical_director: director,
      pharmacist,
      authorization_specialist: specialist,
      toc_clinical_staff: toc,
    },
  };
}

function mayOf(
  role: string,
): Pick<Viewer, 'side' | 'maySubmit' | 'mayIntake' | 'mayReview' | 'mayDeny' | 'mayDischarge' | 'isPractitioner'> {
  const isDirector = role === 'medical_director';
  const isPlan = role !== 'care_manager';
  return {
    side: isPlan ? 'plan' : 'requester',
    maySubmit: !isPlan,
    mayIntake: isPlan && !isDirector && role !== 'toc_clinical_staff',
    mayReview: isPlan && role !== 'authorization_specialist' && role !== 'toc_clinical_staff',
    mayDeny: isDirector,
    mayDischarge: role === 'toc_clinical_staff',
    isPractitioner: isDirector,
  };
}
