import { Checkbox, Stack, TextInput } from '@mantine/core';
import { WhyField } from '../parts/why-field.tsx';
import { useSay } from '../words/use-say.ts';
import { useReferralOptions } from './use-options.ts';

interface SaidFieldsProps {
  readonly asksSocial: boolean;
  readonly withReason?: boolean;
}

/** What a referrer says of the member, in his own words. */
export function SaidFields({ asksSocial, withReason = false }: SaidFieldsProps) {
  const say = useSay();
  return (
    <>
      {withReason && <WhyField name="reason" label={say('referral.reason')} required={false} rows={2} />}
      {asksSocial && (
        <WhyField
          name="social"
          label={say('referral.social')}
          description={say('referral.social_hint')}
          required={false}
          rows={2}
        />
      )}
      <TextInput
        name="contact"
        label={say('referral.contact')}
        description={say('referral.contact_hint')}
        maxLength={300}
      />
    </>
  );
}

interface PopulationChoiceProps {
  readonly plan: string;
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}

/** The populations of focus of ECM the member may belong to. @cites CCAH-ECM-REF-17 */
export function PopulationChoice({ plan, chosen, choose }: PopulationChoiceProps) {
  const say = useSay();
  const options = useReferralOptions(plan);
  return (
    <Checkbox.Group
      label={say('referral.populations')}
      description={say('referral.populations_hint')}
      value={[...chosen]}
      onChange={choose}
    >
      <Stack gap={6} mt={6}>
        {(options.data?.populations ?? []).map(({ code, label }) => (
          <Checkbox key={code} value={code} label={label} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
