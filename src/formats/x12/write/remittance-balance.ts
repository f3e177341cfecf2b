import { type Cents, formatDollars } from '../../../kernel/index.ts';
import { nowhere, type X12Finding, x12Finding } from '../finding.ts';
import type { Adjustment, ClaimPayment, Remittance } from './remittance.ts';

/** Every equation an 835 must satisfy; an unbalanced one cannot be posted by the provider. */
export function balance(remittance: Remittance): X12Finding[] {
  const findings: X12Finding[] = [];
  const expect = (code: string, at: string, expected: Cents, received: Cents) => {
    if (expected === received) return;
    const detail = { expected: formatDollars(expected), received: formatDollars(received) };
    findings.push({ ...x12Finding('business', code, nowhere, detail), at });
  };
  for (const claim of remittance.claims) balanceClaim(claim, expect);
  const paid = sum(remittance.claims.map((claim) => claim.paid));
  const taken = sum(remittance.providerAdjustments.map((adjustment) => adjustment.amount));
  expect('x12.unbalanced-payment', `payment ${remittance.trace}`, paid - taken, remittance.payment);
  if (remittance.payment < 0) {
    const detail = {
      expected: 'nothing below zero: carry it forward with PLB FB',
      received: formatDollars(remittance.payment),
    };
    findings.push({
      ...x12Finding('business', 'x12.negative-payment', nowhere, detail),
      at: `payment ${remittance.trace}`,
    });
  }
  return findings;
}

type Expect = (code: string, at: string, expected: Cents, received: Cents) => void;

function balanceClaim(claim: ClaimPayment, expect: Expect): void {
  const at = `claim ${claim.controlNumber}`;
  for (const [i, line] of claim.lines.entries()) {
    expect('x12.unbalanced-line', `${at}, line ${i + 1}`, line.charge - amountOf(line.adjustments), line.paid);
  }
  const adjustments = [...claim.adjustments, ...claim.lines.flatMap((line) => line.adjustments)];
  expect('x12.unbalanced-claim', at, claim.charge - amountOf(adjustments), claim.paid);
  const patient = amountOf(adjustments.filter((adjustment) => adjustment.group === 'PR'));
  expect('x12.unbalanced-patient', at, patient, claim.patientResponsibility);
  if (claim.lines.length === 0) return;
  expect('x12.unbalanced-charge', at, sum(claim.lines.map((line) => line.charge)), claim.charge);
}

function amountOf(adjustments: readonly Adjustment[]): Cents {
  return sum(adjustments.map((adjustment) => adjustment.amount));
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}
