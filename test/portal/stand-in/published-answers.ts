import type { Answers } from './answers.ts';

const entry = (n: number, more = {}) => ({
  id: `entry-${n}`,
  name: `Synthetic Provider ${n}`,
  need: 'Breastfeeding support',
  address: `${n} Invented Street`,
  city: 'Merced',
  county: 'Merced',
  zip: '95340',
  phone: '209-555-0110',
  languages: ['en', 'es'],
  miles: n,
  at: { latitude: 37.3, longitude: -120.48 },
  notes: [],
  checked: '2025-05-01',
  cites: ['CCAH-HE-VEN-01'],
  unknown: ['email'],
  ...more,
});

export const networkAnswers: Answers = {
  'GET /api/plans/:plan/directory/needs': () => ({
    needs: [
      { key: 'breastfeeding', say: 'Breastfeeding support', count: 30 },
      { key: 'doula', say: 'Doula', count: 0 },
    ],
    counties: ['Merced', 'Monterey', 'Santa Cruz'],
    languages: ['en', 'es', 'hmn'],
  }),
  'POST /api/plans/:plan/directory/search': ({ body }) => ({
    total: 30,
    rows: Array.from({ length: Math.min(body.limit, 30 - body.offset) }, (_, i) => entry(body.offset + i + 1)),
    by_county: { Merced: 18, Monterey: 8, 'Santa Cruz': 4 },
    ask: { name: 'Central California Alliance for Health', phone: '800-700-3874' },
  }),
};

const hit = { kind: 'communication', id: 'synthetic-24-1', title: 'A synthetic communication', excerpt: 'Invented for the tests.', material: '24-1023', published: '2024-12-04', plans: ['health-net'] };

export const libraryAnswers: Answers = {
  'POST /api/library/search': ({ body }) => ({ total: body.text.startsWith('none') ? 0 : 23, rows: body.text.startsWith('none') ? [] : Array.from({ length: Math.min(body.limit, 23 - body.offset) }, (_, i) => ({ ...hit, id: `hit-${body.offset + i}` })) }),
  'GET /api/library/contents': () => ({ sections: [{ title: 'Benefits', pages: [{ id: 'lactation', title: 'Lactation services' }] }, { title: 'Incentives', pages: [] }] }),
  'GET /api/library/recent': () => ({ rows: [hit] }),
  'GET /api/library/archive': () => ({ total: 1, rows: [hit], years: ['2024'] }),
  'GET /api/library/:kind/:id': ({ params }) => ({
    ...hit,
    ...params,
    effective: '2025-01-01',
    audience: ['physician'],
    language: 'en',
    sections: [
      { heading: 'What changes', say: ['Invented words for the tests.'], items: ['One', 'Two'], cites: ['HN-LAC-13'] },
      { heading: 'When', say: [], items: [], table: { columns: ['County', 'From'], rows: [['Merced', 'January']] }, cites: [] },
    ],
  }),
};
