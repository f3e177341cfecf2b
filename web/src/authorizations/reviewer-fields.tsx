import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useReviewers } from './use-reviewers.ts';

/** To whom, and that the licence is current: the plan's policy asks for it before a reviewer gets a case. @cites AAH-UM-STF-01 */
export function ReviewerFields({ holding }: { readonly holding?: string }) {
  const say = useSay();
  const { session } = useSitting();
  const found = useReviewers();
  const others = (found.data?.reviewers ?? []).filter(
    ({ account, roles }) => account !== session.account?.id && (holding === undefined || roles.includes(holding)),
  );
  const isOne = holding === undefined || session.seat?.roles.includes(holding) === true;
  return (
    <NativeSelect
      name="to"
      label={say(holding === undefined ? 'assign.to' : 'discussion.with')}
      data={[
        ...(isOne ? [{ value: 'me', label: say('assign.me') }] : []),
        ...others.map(({ account, name, roles }) => ({
          value: account,
          label: `${name} (${say.list(roles.map((one) => say.data('role', one)))})`,
        })),
        ...(holding === undefined ? [{ value: 'nobody', label: say('assign.nobody') }] : []),
      ]}
    />
  );
}

export function LicenseFields() {
  const say = useSay();
  return (
    <>
      <Checkbox name="fits" label={say('assign.license_fits')} />
      <TextInput
        name="expires"
        type="date"
        label={say('assign.license_expires')}
        description={say('assign.license_hint')}
      />
    </>
  );
}

/** The same as the server reads them. */
export function readReviewer(form: FormData) {
  const to = String(form.get('to'));
  return to === 'me' || to === 'nobody' ? (to as 'me' | 'nobody') : { account: to };
}

export function readLicense(form: FormData) {
  const expires = String(form.get('expires') ?? '');
  return { ...(form.get('fits') ? { fits: true } : {}), ...(expires ? { expiresOn: expires } : {}) };
}
