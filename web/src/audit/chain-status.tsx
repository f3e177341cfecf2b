import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../client.ts';
import type { AuditApi } from '../contract/audit.ts';
import { FileRow } from '../parts/file-row.tsx';
import { Icon } from '../parts/icon.tsx';
import { Trouble, Waiting } from '../parts/states.tsx';
import { useSay } from '../words/use-say.ts';

/** Whether the record is whole: every entry follows from the one before it. Asked for, it is worked out anew. */
export function ChainStatus() {
  const say = useSay();
  const verify = useMutation({ mutationFn: () => ask<AuditApi['verify']>('POST', '/api/audit/verify', {}) });
  const { data } = verify;
  const tone = data === undefined ? 'quiet' : data.findings.length === 0 ? 'met' : 'unmet';
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <div style={{ display: 'flex', gap: 12, alignItems: 'flex-start' }} role="status">
        <span style={{ color: `var(--${tone})` }}>
          <Icon name={tone === 'unmet' ? 'warning' : 'shield'} size={28} />
        </span>
        <div>
          <Text fw={650}>
            {say(data === undefined ? 'audit.not_verified' : tone === 'met' ? 'audit.unbroken' : 'audit.broken')}
          </Text>
          <Text size="sm">
            {data ? say('audit.counted', { records: data.records, chains: data.chains }) : say('audit.verify_lead')}
          </Text>
          {data && (
            <Text size="sm">
              {say('audit.digest')} <span className="code">{data.digest}</span>
            </Text>
          )}
        </div>
      </div>
      {data?.findings.map((one) => (
        <FileRow
          key={one.at + one.code}
          at={one.at}
          severity="error"
          said={say.data('finding', one.code)}
          found={one.received}
          expected={one.expected}
        />
      ))}
      {verify.isPending && <Waiting label={say('audit.verifying')} />}
      {verify.error && <Trouble error={verify.error} />}
      <Button
        variant="default"
        size="xs"
        style={{ justifySelf: 'start' }}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {say('audit.verify')}
      </Button>
    </div>
  );
}
