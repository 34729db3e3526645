// Compared without case and separators, so that `x-api-key`, `xApiKey` and `X_API_KEY` are one.
const SECRETS =
  /^(?:.*(?:authorization|cookie|password|passwd|secret|token|apikey|credential|signature|privatekey)|pin|otp|sig)s?$/;
const PERSONAL =
  /^(?:.*(?:phone|msisdn|mobile|email|mac|macaddress)|.*address|phonenumbers?|recipients?|caller|callee|identity|identities|(?:display|full|first|last|given|family|caller|customer)name|birthdate|dateofbirth)$/;
// What people wrote to each other.
const MESSAGES = /^(?:.*(?:body|text|html|content|transcript|subject|description|note|snippet|payload))s?$/;

// What a database repeats in its errors of the data it was given: a statement's values, a key that is taken already.
const REPEATED = /^(?:parameters|detail|where)$/;

/** Whether the field of this name holds what must not be logged, whatever it looks like. */
export function isSensitiveField(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[\s_.-]/g, '');
  return [SECRETS, PERSONAL, MESSAGES, REPEATED].some((names) => names.test(plain));
}

/** Fields whose big numbers are counts and times, not phone numbers. */
export function isFigureField(name: string): boolean {
  return /(?:at|time|timestamp|ms|offset|position|sequence|bytes|size|count|lag|limit|port|pid|age|duration)$/i.test(
    name,
  );
}
