/**
 * Categories of a statement of reasons in the database of Regulation (EU) 2022/2065 (DSA) Art.
 * 24(5), without the prefix `STATEMENT_CATEGORY_`. The sixteenth, `NOT_SPECIFIED_NOTICE`, is only
 * for messages from outside and cannot be what a rule is about.
 */
export const statementCategories = [
  'ANIMAL_WELFARE',
  'CONSUMER_INFORMATION',
  'CYBER_VIOLENCE',
  'CYBER_VIOLENCE_AGAINST_WOMEN',
  'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'ILLEGAL_OR_HARMFUL_SPEECH',
  'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  'NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
  'OTHER_VIOLATION_TC',
  'PROTECTION_OF_MINORS',
  'RISK_FOR_PUBLIC_SECURITY',
  'SCAMS_AND_FRAUD',
  'SELF_HARM',
  'UNSAFE_AND_PROHIBITED_PRODUCTS',
  'VIOLENCE',
] as const;

export type StatementCategory = (typeof statementCategories)[number];
