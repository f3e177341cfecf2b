import { Text } from '@mantine/core';
import { useState } from 'react';
import { ask } from '../../client.ts';
import type { ReferralApi } from '../../contract/referrals.ts';
import { useSay } from '../../words/use-say.ts';
import { filledIn } from '../filled-in.ts';
import { PopulationChoice, SaidFields } from '../said-fields.tsx';
import { ReferralForm, type ReferralFormProps } from './form.tsx';

/** What was missing; each may be said again, and the last word stands. @cites CCAH-ECM-REF-04 */
export function AddInformation(props: ReferralFormProps) {
  const say = useSay();
  const [populations, choose] = useState<readonly string[]>([]);
  const [isEmpty, setEmpty] = useState(false);
  const asks = props.page.asks.includes('population_of_focus');
  return (
    <ReferralForm
      {...props}
      wish={(form) => {
        const said = {
          ...filledIn(form, 'social', 'contact'),
          ...(populations.length > 0 ? { populations: [...populations] } : {}),
        };
        setEmpty(Object.keys(said).length === 0);
        if (Object.keys(said).length === 0) return undefined;
        return ({ params, ...rest }) =>
          ask<ReferralApi['addInformation']>('POST', '/api/referrals/:handle/information', {
            params,
            body: { ...said, ...rest },
          });
      }}
    >
      <SaidFields asksSocial />
      {asks && <PopulationChoice plan={props.page.plan} chosen={populations} choose={choose} />}
      {isEmpty && (
        <Text size="sm" role="status">
          {say('add.nothing')}
        </Text>
      )}
    </ReferralForm>
  );
}
