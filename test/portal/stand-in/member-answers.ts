import { type Answers, Refuse } from './answers.ts';

/** Nobody's name or number: plainly invented, and looked for by the tests where it must not be. */
export const SYNTHETIC = { name: 'Synthetica, Zarabelle', cin: '91234567A', handle: '3f6f9a52-7a42-4b67-8a8e-0c9b7d1e2f30' };

const row = (handle: string, name: string, cin: string) => ({
  handle,
  plan: 'ccah',
  name,
  born: '1996-05-01',
  cin,
  county: 'Merced',
  language: 'es',
  covered: true,
  ecm: 'enrolled',
});
const zara = row(SYNTHETIC.handle, SYNTHETIC.name, SYNTHETIC.cin);
const TOTAL = 10_000;

export const memberAnswers: Answers = {
  'POST /api/members/find': ({ body }) => ({ members: body.cin === SYNTHETIC.cin || body.last ? [zara] : [] }),
  'POST /api/members/search': ({ body }) => ({
    total: TOTAL,
    rows: Array.from({ length: body.limit }, (_, i) => row(SYNTHETIC.handle.slice(0, -6) + String(body.offset + i).padStart(6, '0'), `Synthetic, Nr ${body.offset + i + 1}`, '90000000A')),
  }),
  'GET /api/members/mine': () => ({ members: [zara] }),
  'GET /api/members/:handle': ({ params }) =>
    params.handle !== SYNTHETIC.handle
      ? new Refuse(404, 'not_found', 'there is nothing here')
      : {
          ...zara,
          depth: 'full',
          synthetic: true,
          on: '2025-06-02',
          coverage: [{ from: '2024-01-01', line_of_business: 'medi_cal', county: 'Merced', delivery_system: 'managed_care' }],
          other_insurance: [],
          pcp: { name: 'Synthetic Family Practice', phone: '209-555-0100', from: '2024-01-01' },
          group: { name: 'Synthetic Medical Group', delegated: true, from: '2024-01-01' },
          ecm_section: { state: 'enrolled', holder: 'Synthetic Harbor ECM', phone: '209-555-0101', since: '2025-02-01', lead: 'Synthetic Lena' },
          person: { address: '1 Invented Way, Merced 95340', phone: '209-555-0102', spoken: 'es', written: 'es', texting: false, homeless: 'housed', unit: ['Synthetica, Leo'], programs: [] },
          units: [{ title: 'Lactation consultation', used: 3, reserved: 1, limit: 8, from: '2025-01-01', to: '2025-12-31', cites: ['CCAH-HE-BIL-03'] }],
          authorizations: [],
          closed: {},
        },
  'POST /api/break-glass': () => ({ handle: SYNTHETIC.handle }),
};
