import { useQuery } from '@tanstack/react-query';
import { ask } from '../client.ts';
import { ChainStatus } from '../audit/chain-status.tsx';
import type { AuditApi } from '../contract/accounts.ts';
import { Loaded } from '../parts/states.tsx';

export function AuditCard() {
  const found = useQuery({
    queryKey: ['audit-status'],
    queryFn: ({ signal }) => ask<AuditApi['status']>('GET', '/api/audit/status', { signal }),
  });
  return <Loaded query={found}>{(status) => <ChainStatus status={status} />}</Loaded>;
}
