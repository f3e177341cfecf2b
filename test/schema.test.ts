import { expect, it } from 'vitest';
import { MIGRATIONS_FOLDER } from '../src/app/settings.ts';
import { schemaIsCurrent } from '../src/platform/db/testing.ts';

it('the committed schema.sql is what the migrations make', async () => {
  expect(await schemaIsCurrent(MIGRATIONS_FOLDER)).toBeUndefined();
});
