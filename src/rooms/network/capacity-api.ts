import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { names, plan } from './directory-api.ts';

/** What care organizations report of their capacity, and what a plan sees of all of them. */
const count = z.number().int().nonnegative().max(1_000_000);

const capacityAnswer = z.object({
  limit: z.number().optional(),
  held: z.number(),
  ratio: z.number().optional(),
  openings: z.number().optional(),
  over: z.boolean(),
  reportDue: z.string().optional(),
  overdue: z.boolean(),
  tell: names,
  findings: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), at: z.string() })).readonly(),
  cites: names,
});
const reported = z.object({
  brand: z.string(),
  organization: z.string(),
  name: z.string(),
  service: z.string(),
  reportedOn: z.string(),
  leadCareManagers: count,
  enrolled: count,
  pendingOutreach: count,
  answer: capacityAnswer,
});
/** What the plan asks of a report; nothing where it asks for none. */
const duty = z.object({
  services: names,
  mostMembers: z.number().optional(),
  cites: names,
});

export const capacityApi = {
  reportCapacity: {
    method: 'POST',
    path: '/api/network/capacity',
    summary: 'Report staffing and capacity of a care organization, for the plan or the brand that is named',
    may: 'capacity.report',
    body: z.strictObject({
      plan,
      organization: z.string().max(200).optional(),
      service: z.string().max(60),
      leadCareManagers: count,
      enrolled: count,
      pendingOutreach: count.default(0),
    }),
    answer: capacityAnswer,
  },
  capacity: {
    method: 'GET',
    path: '/api/network/capacity',
    summary: 'The newest capacity report of every care organization of a plan or brand, and who has never reported',
    may: 'capacity.read',
    query: z.strictObject({ plan }),
    answer: z.object({
      duty,
      reports: z.array(reported).readonly(),
      missing: z.array(z.object({ organization: z.string(), name: z.string(), service: z.string() })).readonly(),
    }),
  },
  ownCapacity: {
    method: 'GET',
    path: '/api/network/capacity/own',
    summary: 'The newest capacity reports of one’s own organization',
    may: 'capacity.report',
    query: z.strictObject({ plan }),
    answer: z.object({ duty, reports: z.array(reported).readonly() }),
  },
} as const satisfies Api;
