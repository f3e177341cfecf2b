import type { Api } from '../../kernel/index.ts';
import { breakGlassApi, passkeyApi, peopleApi, recoveryApi, sessionApi, viewsApi } from '../../rooms/accounts/index.ts';
import { appealApi } from '../../rooms/appeals/index.ts';
import { auditApi } from '../../rooms/audit/index.ts';
import { requestApi } from '../../rooms/authorizations/index.ts';
import { benefitApi } from '../../rooms/benefits/index.ts';
import { caseApi } from '../../rooms/cases/index.ts';
import { continuityApi } from '../../rooms/continuity/index.ts';
import { libraryApi } from '../../rooms/library/index.ts';
import { memberApi } from '../../rooms/members/index.ts';
import { networkApi } from '../../rooms/network/index.ts';
import { noticeApi } from '../../rooms/notices/index.ts';
import { referralApi } from '../../rooms/referrals/index.ts';
import { policyApi } from './policy-api.ts';
import { todayApi } from './today-api.ts';

/** Every wish the portal answers, by the name its room has in the record. */
export const APIS = {
  today: todayApi,
  policy: policyApi,
  session: sessionApi,
  passkeys: passkeyApi,
  people: peopleApi,
  recovery: recoveryApi,
  views: viewsApi,
  break_glass: breakGlassApi,
  benefits: benefitApi,
  library: libraryApi,
  members: memberApi,
  network: networkApi,
  cases: caseApi,
  requests: requestApi,
  appeals: appealApi,
  continuity: continuityApi,
  referrals: referralApi,
  notices: noticeApi,
  audit: auditApi,
} as const satisfies Readonly<Record<string, Api>>;
