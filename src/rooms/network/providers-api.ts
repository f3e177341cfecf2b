import { z } from 'zod';
import type { Api } from '../../kernel/index.ts';
import { plan } from './directory-api.ts';

/** Which organization bills under which provider's number: what its people see of members follows from it. */
const provider = z.object({
  id: z.string(),
  npi: z.string(),
  name: z.string(),
  types: z.array(z.string()).readonly(),
  organization: z.string().nullable(),
  organizationName: z.string().nullable(),
});

export const providersApi = {
  providers: {
    method: 'POST',
    path: '/api/network/providers',
    summary: 'Providers of a plan’s claims, and the organization that bills under each number',
    may: 'directory.edit',
    body: z.strictObject({
      plan,
      /** Part of a name, of the organization’s, or of an NPI. */
      name: z.string().trim().max(100).default(''),
      tied: z.boolean().optional(),
      page: z.number().int().min(1).max(10_000).default(1),
      size: z.number().int().min(1).max(500).default(50),
    }),
    answer: z.object({ total: z.number(), providers: z.array(provider).readonly() }),
  },
  tyingOrganizations: {
    method: 'GET',
    path: '/api/network/organizations',
    summary: 'Organizations under contract today, to which a provider can be tied',
    may: 'directory.edit',
    query: z.strictObject({ plan }),
    answer: z.object({ organizations: z.array(z.object({ id: z.string(), name: z.string() })).readonly() }),
  },
  formsToSupply: {
    method: 'POST',
    path: '/api/network/forms',
    summary:
      'Providers under contract who have not been given a form of the plan yet: what Provider Services has to send',
    may: 'directory.edit',
    body: z.strictObject({
      plan,
      page: z.number().int().min(1).max(10_000).default(1),
      size: z.number().int().min(1).max(500).default(50),
    }),
    answer: z.object({
      total: z.number(),
      tasks: z.array(
        z.object({ id: z.string(), npi: z.string(), name: z.string(), form: z.string(), title: z.string() }),
      ),
    }),
  },
  formSupplied: {
    method: 'POST',
    path: '/api/network/forms/supplied',
    summary: 'A form was given to a provider',
    may: 'directory.edit',
    body: z.strictObject({ plan, provider: z.string().max(200), form: z.string().max(60) }),
    answer: z.object({ left: z.array(z.string()) }),
  },
  tieProvider: {
    method: 'PUT',
    path: '/api/network/providers/:provider/organization',
    summary: 'Say which organization bills under a provider’s number, or that none does',
    may: 'directory.edit',
    params: z.strictObject({ provider: z.string().max(200) }),
    body: z.strictObject({
      plan,
      /** The organization it was tied to when it was looked at. */
      seen: z.string().max(200).nullable(),
      organization: z.string().max(200).nullable(),
    }),
    answer: provider,
  },
} as const satisfies Api;
