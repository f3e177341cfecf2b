import { Text } from '@mantine/core';
import type { AuditApi } from '../contract/accounts.ts';
import { Icon } from '../parts/icon.tsx';
import { useSay } from '../words/use-say.ts';

/** Whether the record is whole: every entry follows from the one before it. */
export function ChainStatus({ status }: { readonly status: AuditApi['status']['answer'] }) {
  const say = useSay();
  const tone = status.unbroken ? 'met' : 'unmet';
  return (
    <div style={{ display: 'flex', gap: 12, alignItems: 'flex-start' }}>
      <span style={{ color: `var(--${tone})` }}><Icon name={status.unbroken ? 'shield' : 'warning'} size={28} /></span>
      <div>
        <Text fw={650}>{say(status.unbroken ? 'audit.unbroken' : 'audit.broken')}</Text>
        <Text size="sm">{say('audit.counted', { records: status.records, chains: status.chains, when: say.time(status.checked_at) })}</Text>
        {status.broken_at && <Text size="sm" className="code">{status.broken_at}</Text>}
      </div>
    </div>
  );
}
