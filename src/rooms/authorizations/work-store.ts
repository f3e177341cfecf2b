import { done, type Result } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import { type CaseWork, type Seen, type WorkCall, workOnCases } from '../cases/index.ts';
import type { Request } from './open-request.ts';
import { pageOf } from './page-store.ts';
import { viewerOf } from './reader-side.ts';
import type { Viewer } from './request-actions.ts';
import { sayRefusal } from './say-refusal.ts';
import type { RequestPage } from './spoken-request.ts';
import { type RequestDoors, type SqlRequestDesk, sqlRequestDesk } from './sql-desk-store.ts';

type Work<B> = CaseWork<Request, SqlRequestDesk, Viewer, B>;

/** One wish on one request, done as on every case, and answered with the request's page. */
export function workingOn(doors: RequestDoors) {
  const work = workOnCases<Request, SqlRequestDesk, Viewer, RequestPage>({
    name: 'request',
    deskOf: (tx: Queryable, plan, now) => sqlRequestDesk(doors, tx, plan, now),
    viewerOf,
    pageOf: ({ desk, standing, handle }, { actor, tx, now, language }) =>
      pageOf(doors, tx, { desk, request: standing, handle }, viewerOf(actor), now, language),
    refuse: sayRefusal,
  });
  return <B extends Seen>(action: string, verb: (work: Work<B>) => Promise<Result<Request>>) => {
    const wish = work(action, verb);
    return async (call: WorkCall<B>): Promise<Result<{ request: RequestPage }>> => {
      const answer = await wish(call);
      return answer.ok ? done({ request: answer.value.case }) : answer;
    };
  };
}
