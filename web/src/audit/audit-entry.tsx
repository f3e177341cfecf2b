import { Drawer } from '@mantine/core';
import type { AuditRow } from '../contract/accounts.ts';
import { Pairs } from '../parts/pairs.tsx';
import { useSay } from '../words/use-say.ts';

/** One entry, whole. */
export function AuditEntry({ row, close }: { readonly row: AuditRow; readonly close: () => void }) {
  const say = useSay();
  return (
    <Drawer opened onClose={close} position="right" title={say('audit.entry')} closeButtonProps={{ 'aria-label': say('act.close') }}>
      <Pairs
        pairs={[
          [say('audit.when'), say.time(row.at)],
          [say('audit.who'), row.who],
          [say('me.organization'), row.organization ?? say('value.none')],
          [say('audit.what'), `${say.data('action', row.action)} (${row.action})`],
          [say('audit.subject'), row.subject],
          [say('audit.detail'), row.detail === '' ? say('value.none') : row.detail],
          [say('audit.chain'), row.chain ? `${row.chain} · ${row.link ?? ''}` : say('audit.no_chain')],
        ]}
      />
    </Drawer>
  );
}
