const text = { type: 'string' } as const;

/** RFC 9457 problem details as this program fills them. */
export const PROBLEM_SCHEMA = {
  type: 'object' as const,
  required: ['type', 'status', 'title', 'titleEn', 'detail', 'detailEn', 'nextStep', 'nextStepEn', 'requestId'],
  properties: {
    type: { type: 'string' as const, description: 'urn:dondoc:problem:<tag>' },
    status: { type: 'integer' as const },
    title: text,
    titleEn: text,
    detail: text,
    detailEn: text,
    nextStep: text,
    nextStepEn: text,
    requestId: text,
    facts: { type: 'object' as const, additionalProperties: true },
    errors: {
      type: 'array' as const,
      items: { type: 'object' as const, required: ['pointer', 'rule', 'detail', 'detailEn'], properties: { pointer: text, rule: text, detail: text, detailEn: text } },
    },
  },
};
