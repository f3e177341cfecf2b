import { afterAll, beforeAll, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER } from '../../app/settings.ts';
import { type FreshDatabase, freshDatabase } from '../../platform/db/testing.ts';
import { doorStore } from './door-store.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase(MIGRATIONS_FOLDER);
});
afterAll(() => fresh.drop());

it('of two who open an account with one e-mail address at once the second is told, and nothing breaks', async () => {
  const join = () =>
    fresh.database.transaction((tx) =>
      doorStore(tx, []).addAccount({ email: 'ana@clinic.example', name: 'SYNTHETIC Ana', language: 'en' }, new Date()),
    );
  const joined = await Promise.all([join(), join()]);
  expect(joined.filter((id) => id === undefined)).toHaveLength(1);
});
