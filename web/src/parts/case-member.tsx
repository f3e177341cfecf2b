import { Link } from '@tanstack/react-router';
import { wholeName } from '../members/whole-name.ts';
import { useSitting } from '../shell/session-context.tsx';
import { useSay } from '../words/use-say.ts';
import { Private } from './private.tsx';

interface CaseMemberProps {
  readonly member:
    | {
        readonly handle: string;
        readonly reached: boolean;
        readonly name: Parameters<typeof wholeName>[0];
        readonly cin: string;
        readonly born?: string | undefined;
      }
    | undefined;
  /** Where on the member's page such cases stand. */
  readonly tab: 'authorizations' | 'appeals' | 'referrals';
}

/** Whose case it is, and the way to the member's page for who finds it there; who reads of himself needs none. */
export function CaseMember({ member, tab }: CaseMemberProps) {
  const say = useSay();
  const { session } = useSitting();
  if (!member) return say('value.unknown');
  const name = <Private>{wholeName(member.name)}</Private>;
  return (
    <>
      {session.reach === 'person' || !member.reached ? (
        name
      ) : (
        <Link to="/members/$handle" params={{ handle: member.handle }} search={{ tab }}>
          {name}
        </Link>
      )}
      <br />
      <Private>
        {member.cin}
        {member.born && `, ${say.date(member.born)}`}
      </Private>
    </>
  );
}
