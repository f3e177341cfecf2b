import { NativeSelect } from '@mantine/core';
import { type ChosenMember, MemberChoice } from '../authorizations/member-choice.tsx';
import type { Ward } from '../contract/members.ts';
import { wholeName } from '../members/whole-name.ts';
import { useSay } from '../words/use-say.ts';
import type { FilingSheet } from './filing-sheet.ts';

interface ForWhomProps {
  /** Of a family its own; staff and offices find the member. */
  readonly wards: readonly Ward[] | undefined;
  readonly chosen: ChosenMember | undefined;
  readonly choose: (member: ChosenMember | undefined, filedBy?: FilingSheet['filedBy']) => void;
}

/** The member concerned. */
export function ForWhom({ wards, chosen, choose }: ForWhomProps) {
  const say = useSay();
  if (!wards) return <MemberChoice chosen={chosen} choose={choose} />;
  return (
    <NativeSelect
      label={say('requests.member')}
      value={chosen?.handle ?? ''}
      onChange={(event) => {
        const ward = wards.find(({ handle }) => handle === event.currentTarget.value);
        if (ward) choose(namedWard(ward), filerOf(ward));
      }}
      data={wards.map((ward) => ({
        value: ward.handle,
        label: ward.relation === 'self' ? say('own.me') : wholeName(ward.name),
      }))}
      maw={360}
    />
  );
}

export function namedWard({ handle, name }: Ward): ChosenMember {
  return { handle, name: wholeName(name) };
}

export function filerOf({ relation }: Ward): FilingSheet['filedBy'] {
  return relation === 'self' ? 'member' : 'representative';
}
