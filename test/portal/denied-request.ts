import { signedIn, type TestPortal } from '../../src/app/portal/testing.ts';

export const OFFICE = 'care-manager@demo-ecm.example';
export const DIRECTOR = 'medical-director@aah.example';

/** A request of the office for a member, which the director denies; its handle and number. */
export async function deniedRequest(portal: TestPortal, cin: string): Promise<{ request: string; number: string }> {
  const office = await signedIn(portal, OFFICE);
  const found = await office.ask('POST', '/api/members/find', { cin });
  const sent = await office.ask('POST', '/api/requests', {
    plan: 'aah',
    member: found.body.members[0].handle,
    kind: 'pre_service',
    urgency: 'non_urgent',
    lines: [{ line: 1, code: 'E1399', units: 3, from: '2026-04-20', to: '2026-09-20' }],
  });
  const { handle, number } = sent.body.request;
  const director = await signedIn(portal, DIRECTOR);
  const no = await director.ask('POST', `/api/requests/${handle}/decide`, {
    lines: [{ line: 1, outcome: 'denied', units: 0 }],
    basis: 'appropriateness',
    references: [{ source: 'mcg', name: 'SYNTHETIC guideline', met: false }],
    review: {
      clinicallyAppropriate: false,
      appropriateSetting: true,
      coveredBenefit: true,
      circumstances: 'none',
      individualNeed: 'looked at',
    },
    reason: 'The papers do not show that more is needed.',
  });
  if (no.status !== 200) throw new Error(`the director could not deny: ${no.text}`);
  return { request: handle, number };
}
