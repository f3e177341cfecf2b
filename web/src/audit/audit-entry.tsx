import { Drawer } from '@mantine/core';
import type { AuditRow } from '../contract/audit.ts';
import { Pairs } from '../parts/pairs.tsx';
import { useSay } from '../words/use-say.ts';

/** One entry, whole. */
export function AuditEntry({ row, close }: { readonly row: AuditRow; readonly close: () => void }) {
  const say = useSay();
  const detail = Object.entries(row.detail).map(
    ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      title={say('audit.entry')}
      closeButtonProps={{ 'aria-label': say('act.close') }}
    >
      <Pairs
        pairs={[
          [say('audit.when'), say.time(row.at)],
          [say('audit.who'), row.who],
          [say('me.organization'), row.organization ?? say('value.none')],
          [say('audit.what'), `${say.data('action', row.action)} (${row.action})`],
          [say('audit.subject'), row.subject],
          [say('audit.detail'), detail.length === 0 ? say('value.none') : detail.join('; ')],
          [say('audit.chain'), say(row.chained ? 'audit.chained' : 'audit.no_chain', { n: row.sequence })],
        ]}
      />
    </Drawer>
  );
}
