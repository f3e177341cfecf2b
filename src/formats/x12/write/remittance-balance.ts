import { type Cents, formatDollars } from '../../../kernel/index.ts';
import { nowhere, type X12Finding, x12Finding } from '../finding.ts';
import type { Adjustment, ClaimPayment, Payment, Remittance } from './remittance.ts';

/** Every equation an 835 must satisfy; an unbalanced one cannot be posted by the provider. */
export function balance(remittance: Remittance): X12Finding[] {
  const paid = sum(remittance.claims.map((claim) => claim.paid));
  return [...remittance.claims.flatMap(balanceOfClaim), ...balanceOfPayment(remittance, paid)];
}

/** `paid` is what the claims under the payment come to. */
export function balanceOfPayment({ trace, payment, providerAdjustments }: Payment, paid: Cents): X12Finding[] {
  const { findings, expect } = comparing();
  const at = `payment ${trace}`;
  const taken = sum(providerAdjustments.map((adjustment) => adjustment.amount));
  expect('x12.unbalanced-payment', at, paid - taken, payment);
  if (payment < 0) {
    const detail = { expected: 'nothing below zero: carry it forward with PLB FB', received: formatDollars(payment) };
    findings.push({ ...x12Finding('business', 'x12.negative-payment', nowhere, detail), at });
  }
  return findings;
}

function comparing() {
  const findings: X12Finding[] = [];
  const expect = (code: string, at: string, expected: Cents, received: Cents) => {
    if (expected === received) return;
    const detail = { expected: formatDollars(expected), received: formatDollars(received) };
    findings.push({ ...x12Finding('business', code, nowhere, detail), at });
  };
  return { findings, expect };
}

export function balanceOfClaim(claim: ClaimPayment): X12Finding[] {
  const { findings, expect } = comparing();
  const at = `claim ${claim.controlNumber}`;
  for (const [i, line] of claim.lines.entries()) {
    expect('x12.unbalanced-line', `${at}, line ${i + 1}`, line.charge - amountOf(line.adjustments), line.paid);
  }
  const adjustments = [...claim.adjustments, ...claim.lines.flatMap((line) => line.adjustments)];
  expect('x12.unbalanced-claim', at, claim.charge - amountOf(adjustments), claim.paid);
  const patient = amountOf(adjustments.filter((adjustment) => adjustment.group === 'PR'));
  expect('x12.unbalanced-patient', at, patient, claim.patientResponsibility);
  if (claim.lines.length > 0)
    expect('x12.unbalanced-charge', at, sum(claim.lines.map((line) => line.charge)), claim.charge);
  return findings;
}

function amountOf(adjustments: readonly Adjustment[]): Cents {
  return sum(adjustments.map((adjustment) => adjustment.amount));
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}
