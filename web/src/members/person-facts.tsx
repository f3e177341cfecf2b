import type { MemberPage } from '../contract/members.ts';
import { Pairs } from '../parts/pairs.tsx';
import { Phone } from '../parts/phone.tsx';
import { Private } from '../parts/private.tsx';
import { useSay } from '../words/use-say.ts';

/** How to reach the member and how the member wishes to be spoken to. @cites HN-CS-08 */
export function PersonFacts({ member }: { readonly member: MemberPage }) {
  const say = useSay();
  const { person } = member;
  const tongue = (tag: string | undefined) => (tag ? say.data('tongue', tag) : say('value.unknown'));
  return (
    <section className="sheet">
      <Pairs
        pairs={[
          [say('person.address'), <Private key="address">{person?.address ?? say('value.unknown')}</Private>],
          [say('value.phone'), <Private key="phone">{person?.phone ? <Phone number={person.phone} /> : say('value.unknown')}</Private>],
          [say('person.texting'), say(person?.texting === undefined ? 'person.texting_unknown' : person.texting ? 'person.texting_yes' : 'person.texting_no')],
          [say('person.spoken'), tongue(person?.spoken)],
          [say('person.written'), tongue(person?.written)],
          [say('person.format'), person?.format ? say.data('format', person.format) : say('person.format_usual')],
          [say('person.housing'), say.data('housing', person?.homeless ?? 'unknown')],
          [say('person.unit'), <Private key="unit">{person?.unit?.length ? say.list(person.unit) : say('value.none')}</Private>],
          [say('person.programs'), person?.programs?.length ? say.list(person.programs.map((p) => say.data('program', p))) : say('value.none')],
        ]}
      />
    </section>
  );
}
