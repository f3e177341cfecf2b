/** The words of continuity of care as the plan's policy knows them. */
export const KINDS = ['continuity', 'medical_exemption', 'outreach'] as const;
export const URGENCIES = ['routine', 'immediate_attention', 'risk_of_harm'] as const;
export const OUTCOMES = ['granted', 'not_granted', 'not_needed', 'exempt', 'not_exempt'] as const;
export const PROGRAMS = ['outpatient_mental_health', 'covered_california', 'spd', 'bht', 'lihp'] as const;
export const EVIDENCE = ['claim', 'medical_record', 'provider_statement', 'member_statement'] as const;
/** Who asks, as staff key it: an office asks for itself. */
export const ASKERS = ['member', 'representative', 'provider'] as const;

/** What was typed one a line. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
}
