import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, type Sent } from '../client.ts';
import type { MemberApi } from '../contract/members.ts';

/** What is written down about one member; afterwards the page is read anew. */
export function useMemberWishes(handle: string) {
  const client = useQueryClient();
  const params = { handle };
  const onSuccess = () => client.invalidateQueries({ queryKey: ['member', handle] });
  return {
    reread: onSuccess,
    consent: useMutation({
      mutationFn: (body: Sent<MemberApi['consent']>['body']) =>
        ask<MemberApi['consent']>('POST', '/api/members/:handle/consents', { params, body }),
      onSuccess,
    }),
    prefer: useMutation({
      mutationFn: (body: Sent<MemberApi['prefer']>['body']) =>
        ask<MemberApi['prefer']>('PUT', '/api/members/:handle/preferences', { params, body }),
      onSuccess,
    }),
    program: useMutation({
      mutationFn: (body: Sent<MemberApi['program']>['body']) =>
        ask<MemberApi['program']>('POST', '/api/members/:handle/programs', { params, body }),
      onSuccess,
    }),
  };
}

export function lookAtMerge(handle: string, cin: string) {
  return ask<MemberApi['mergeLook']>('POST', '/api/members/:handle/merge/look', { params: { handle }, body: { cin } });
}

export function askMerge(handle: string, body: Sent<MemberApi['merge']>['body']) {
  return ask<MemberApi['merge']>('POST', '/api/members/:handle/merge', { params: { handle }, body });
}
