import { NativeSelect } from '@mantine/core';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { useAppealColleagues } from './use-colleagues.ts';

/** Who shall have it: me, a colleague, or nobody again. */
export function ColleagueField() {
  const say = useSay();
  const { session } = useSitting();
  const found = useAppealColleagues();
  const others = (found.data?.colleagues ?? []).filter(({ account }) => account !== session.account?.id);
  return (
    <NativeSelect
      name="to"
      label={say('appeals.assign_to')}
      data={[
        { value: 'me', label: say('assign.me') },
        ...others.map(({ account, name, roles }) => ({
          value: account,
          label: `${name} (${say.list(roles.map((one) => say.data('role', one)))})`,
        })),
        { value: 'nobody', label: say('appeals.assign_nobody') },
      ]}
    />
  );
}
