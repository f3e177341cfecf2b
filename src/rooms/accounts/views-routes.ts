import { done, type Handlers, refused } from '../../kernel/index.ts';
import type { Queryable } from '../../platform/db/index.ts';
import type { viewsApi } from './api.ts';
import { viewStore } from './view-store.ts';

/** Saved views of lists: one's own to change, the organization's to use. */
export function viewsRoutes(): Handlers<typeof viewsApi, Queryable> {
  return {
    async list({ actor, query, tx }) {
      const views = await viewStore(tx, actor.organization, actor.account).views(query.list);
      return done({ views: views.map((view) => ({ ...view, columns: [...view.columns] })) });
    },
    async save({ actor, body, tx, now, audit }) {
      const id = await viewStore(tx, actor.organization, actor.account).save(body, now);
      if (id === undefined) return refused('too_many_views', 'forget a saved view of this list first');
      audit('view.saved', id, { list: body.list, shared: body.shared });
      return done({ id });
    },
    async remove({ actor, params, tx, audit }) {
      if (!(await viewStore(tx, actor.organization, actor.account).remove(params.view))) {
        return refused('not_found', 'you have no such view');
      }
      audit('view.removed', params.view);
      return done({});
    },
  };
}
