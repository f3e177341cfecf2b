import type { IsoDate } from '../../kernel/index.ts';
import type { NetworkRules } from '../../rules/index.ts';
import { isContracted, type Provider } from './provider.ts';

/**
 * The forms a provider under contract on a day has not been given yet: tasks of provider relations from the first day of the contract.
 * @cites AAH-UM-SUB-02
 */
export function formsToSupply(
  { forms = [] }: Pick<NetworkRules, 'forms'>,
  provider: Pick<Provider, 'contracts'>,
  supplied: readonly string[],
  on: IsoDate,
) {
  return isContracted(provider, on) ? forms.filter(({ form }) => !supplied.includes(form)) : [];
}
