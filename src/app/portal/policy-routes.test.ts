import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPortal, testPortal } from './testing.ts';

let portal: TestPortal;
let server: FastifyInstance;

beforeAll(async () => {
  portal = await testPortal();
  ({ server } = portal);
});
afterAll(() => portal.close());

async function get(url: string) {
  const answer = await server.inject({ url });
  return { status: answer.statusCode, body: answer.json() };
}

describe('the published policy over HTTP', () => {
  it('lists the plans and the brands that share their rules [HN-PLAN-01]', async () => {
    const { body } = await get('/api/plans?language=en');
    expect(body.plans.map((p: { key: string }) => p.key)).toEqual(['aah', 'ccah', 'health-net', 'calviva', 'chpiv']);
    expect(body.plans.find((p: { key: string }) => p.key === 'calviva')).toMatchObject({
      name: 'CalViva Health',
      shares: 'health-net',
    });
  });

  it('finds a benefit of the guide by its billing code, in the language asked for', async () => {
    const { body } = await get('/api/benefits?plan=ccah&search=z5023&language=es');
    expect(body.benefits.map((b: { title: string }) => b.title)).toContain('Visita con consultora de lactancia');
  });

  it('shows a rule from its row to its clause, case and statement [CCAH-HE-BF-14]', async () => {
    const { body } = await get('/api/policy/topic?what=CCAH-HE-BF-14');
    expect(body.kind).toBe('row');
    expect(body.rules[0].clauses.map((c: { id: string }) => c.id)).toContain(
      'ccah/lactation-consultant-visit/authorization-from-fifth-unit',
    );
    expect(body.statements[0].document.publisher).toBe('Central California Alliance for Health');
    expect(body.cases.length).toBeGreaterThan(3);
    expect(body.versions.map((v: { id: string }) => v.id)).toContain('ccah/lactation-consultant-visit');
  });

  it.each([
    ['/api/benefits?plan=nobody', 404, 'not_found'],
    ['/api/benefits/ccah/nothing', 404, 'not_found'],
    ['/api/policy/topic?what=nothing-at-all', 404, 'not_found'],
    ['/api/benefits', 422, 'invalid'],
    ['/api/benefits?plan=ccah&extra=1', 422, 'invalid'],
    [`/api/policy/topic?what=${'x'.repeat(101)}`, 422, 'invalid'],
    ['/api/nowhere', 404, 'not_found'],
    ['/api/audit', 401, 'not_signed_in'],
  ])('%s is refused with %i %s', async (url, status, code) => {
    const answer = await get(url);
    expect([answer.status, answer.body.refused.code]).toEqual([status, code]);
  });

  it('repeats nothing of what was sent when it does not fit', async () => {
    const answer = await server.inject({ url: '/api/benefits/facts?plan=ccah&code=Z5023&on=secret-name' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).not.toContain('secret-name');
  });

  it('describes every wish in one OpenAPI document', async () => {
    const { body } = await get('/api/openapi.json');
    expect(body.openapi).toMatch(/^3\./);
    expect(Object.keys(body.paths)).toContain('/api/benefits/check');
  });
});
